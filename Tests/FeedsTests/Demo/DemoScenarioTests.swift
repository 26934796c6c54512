import BullionMarket
import Testing

@testable import Demo

@Test func scenariosAreFoundByName() {
  #expect(DemoScenario(name: "crash") == .crash)
  #expect(DemoScenario(name: "Calm") == .calm)
  #expect(DemoScenario(name: "boom") == nil)
  #expect(DemoFeed().name == "demo")
  #expect(DemoFeed(scenario: .outage).name == "demo:outage")
  #expect(DemoFeed().mode == .demo)
}

@Test(arguments: DemoScenario.allCases)
func historyLeadsUpToTheFirstFrame(_ scenario: DemoScenario) throws {
  let cycle = DemoCycle(scenario, limit: 1000)
  for instrument in Instrument.allCases {
    let days = cycle.history.bars(instrument, .oneDay)
    let minutes = cycle.history.bars(instrument, .oneMinute)
    #expect(days.count >= 300)
    #expect((3 * 1380...9 * 1380).contains(minutes.count))
    #expect(zip(days, days.dropFirst()).allSatisfy { $0.start < $1.start })
    #expect(zip(minutes, minutes.dropFirst()).allSatisfy { $0.start < $1.start })
    let lastDay = try #require(days.last)
    let firstMinute = try #require(minutes.first)
    let lastMinute = try #require(minutes.last)
    #expect(lastDay.start < firstMinute.start)
    #expect(lastDay.close == firstMinute.open)
    let firstQuote = try #require(cycle.quotes.first { $0.quote.instrument == instrument }).quote
    #expect(firstQuote.time == lastMinute.start.advanced(bySeconds: 60))
    #expect(firstQuote.mid == lastMinute.close)
  }
  var clock = Timestamp(milliseconds: 0)
  for event in cycle.history {
    guard case .bar(_, _, let bar) = event else { continue }
    #expect(bar.start >= clock)
    clock = bar.start
  }
}

@Test func timetablesMeetAtTheMomentsThatTheScenariosName() {
  for scenario in DemoScenario.allCases {
    let starts = scenario.timetable.entries.map(\.start)
    #expect(starts.contains(scenario.liveFrom))
    #expect(starts.contains(scenario.minutesFrom))
    #expect(zip(starts, starts.dropFirst()).allSatisfy { $0 < $1 })
  }
}

@Test func calmGoesOneToOneUntilTheClose() throws {
  let cycle = DemoCycle(.calm)
  let quotes = cycle.quotes
  let start = DemoScenario.calm.liveFrom
  #expect(quotes.allSatisfy { $0.quote.time.milliseconds(since: start) == $0.due })
  let length = try #require(cycle.events.last)
  #expect(length.event == .restarted)
  #expect(start.advanced(byMilliseconds: length.due) == Timestamp(2026, 1, 22, 22))
  let rate = Double(quotes.count) / Double(length.due) * 1000
  #expect((1.0...4.0).contains(rate))
  let mids = quotes.filter { $0.quote.instrument == .gold }.map(\.quote.mid.dollars)
  let low = try #require(mids.min())
  let high = try #require(mids.max())
  #expect(high / low < 1.02)
  #expect(high / low > 1.002)
}

@Test func crashReachesItsDrawdownsWithinHalfAMinute() throws {
  let cycle = DemoCycle.crash
  let peak = try #require(cycle.history.bars(.silver, .oneMinute).map(\.high.dollars).max())
  #expect(peak == 121.66)
  let start = try #require(cycle.sights.first)
  #expect(start.mid.silver / peak - 1 > -0.15)
  let deep = try #require(cycle.sights.first { $0.mid.silver / peak - 1 <= -0.2 })
  #expect(deep.due < 30_000)
  #expect(try #require(cycle.sights.first { $0.mid.gold / 5597 - 1 <= -0.1 }).due < 30_000)
}

@Test func outageFallsSilentLongEnoughToBeStale() throws {
  let cycle = DemoCycle.outage
  let gold = cycle.quotes.filter { $0.quote.instrument == .gold }
  let early = gold.filter { $0.due < 20_000 }
  let gaps = zip(early, early.dropFirst()).map { $1.quote.time.milliseconds(since: $0.quote.time) }.sorted()
  let median = gaps[gaps.count / 2]
  #expect(median <= 1000)
  let silence = cycle.events.filter { $0.due > 20_000 && $0.due < 65_000 }
  #expect(silence.count >= 44)
  #expect(
    silence.allSatisfy {
      switch $0.event {
      case .clock: true
      case .headline: true
      default: false
      }
    })
  #expect(45_000 > max(15_000, 20 * median))
  let clocks = silence.compactMap { if case .clock(let time) = $0.event { time } else { nil } }
  #expect(zip(clocks, clocks.dropFirst()).allSatisfy { $1.milliseconds(since: $0) == 1000 })
  #expect(try #require(cycle.events.last).due == 150_000)
}

@Test func outageSendsEveryKindOfRubbish() {
  var verdicts: [String: Int] = [:]
  var filters = Instrument.allCases.map { _ in HygieneReference() }
  for item in DemoCycle.outage.events {
    switch item.event {
    case .quote(let quote):
      guard let verdict = filters[Int(quote.instrument.rawValue)].verdict(quote) else { continue }
      verdicts[verdict, default: 0] += 1
      #expect((68_000..<78_000).contains(item.due))
    case .refused(let line): verdicts[line.reason.rawValue, default: 0] += 1
    default: continue
    }
  }
  let refused = Set(verdicts.keys)
  let expected: Set = [
    "crossed", "nonPositive", "late", "future", "malformed", "nonFinite", "duplicate", "soft",
  ]
  #expect(refused == expected)
  #expect(verdicts["nonPositive"] == 10)
}
