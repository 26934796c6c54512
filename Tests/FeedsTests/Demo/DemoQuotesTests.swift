import BullionMarket
import Testing

@testable import Demo

/// The scenes of a cycle: quotes without a bar between them.
private func scenes(_ cycle: DemoCycle) -> [[DemoCycle.DueQuote]] {
  let accepted = Set(cycle.quotes.map(\.quote))
  var scenes: [[DemoCycle.DueQuote]] = [[]]
  for item in cycle.events {
    switch item.event {
    case .quote(let quote) where accepted.contains(quote):
      scenes[scenes.count - 1].append(DemoCycle.DueQuote(due: item.due, quote: quote))
    case .bar where scenes.last?.isEmpty == false: scenes.append([])
    default: continue
    }
  }
  return scenes.filter { !$0.isEmpty }
}

private let fast = [DemoCycle.surge, .crash, DemoCycle(.surge, seed: 3)]

@Test func quotesOfASceneComeInPairsOfBothMetals() throws {
  for scene in (fast + [DemoCycle(.calm)]).flatMap(scenes) {
    #expect(scene.count % 2 == 0)
    var orders: Set<Instrument> = []
    for start in stride(from: 0, to: scene.count - 1, by: 2) {
      let (first, second) = (scene[start].quote, scene[start + 1].quote)
      #expect(first.instrument != second.instrument)
      let apart = second.time.milliseconds(since: first.time)
      // Only the opening of a leg quotes both at once.
      #expect((100...1500).contains(apart) || (apart == 0 && first.instrument == .silver))
      if apart > 0 { orders.insert(first.instrument) }
    }
    #expect(orders == Set(Instrument.allCases))
  }
}

/// What a screen shows: the state once everything that is due has been taken.
@Test func metalsOnAScreenAreNeverFarApart() throws {
  for scene in fast.flatMap(scenes) {
    var latest: [Instrument: Timestamp] = [:]
    for (index, item) in scene.enumerated() {
      latest[item.quote.instrument] = item.quote.time
      guard index + 1 == scene.count || scene[index + 1].due > item.due else { continue }
      let gold = try #require(latest[.gold])
      let silver = try #require(latest[.silver])
      #expect(abs(gold.milliseconds(since: silver)) <= 2000)
    }
  }
}

/// Stale is max(15 s, 20 times the median time between quotes) without one.
@Test func noSceneOfTheSurgeLooksLikeADeadFeed() {
  for cycle in fast {
    for scene in scenes(cycle) {
      for instrument in Instrument.allCases {
        let times = scene.filter { $0.quote.instrument == instrument }.map(\.quote.time)
        let gaps = zip(times, times.dropFirst()).map { $1.milliseconds(since: $0) }.sorted()
        #expect(gaps.count >= 5)
        // Far from the rule, and below the rule for a feed whose pace is not known yet.
        #expect((gaps.last ?? .max) < min(60_000, 5 * gaps[gaps.count / 2]))
      }
    }
  }
}

@Test func scenesHaveFourToFifteenQuotesASecond() throws {
  for scene in fast.flatMap(scenes) {
    let first = try #require(scene.first)
    let last = try #require(scene.last)
    let rate = Double(scene.count) / Double(last.due - first.due) * 1000
    #expect((4.0...15.0).contains(rate), "\(rate)")
  }
}
