import BullionMarket
import Testing

@testable import Demo

private let cycle = DemoCycle.surge

@Test func sameSeedGivesTheSameEventsForEver() {
  let again = DemoCycle(.surge)
  #expect(again.history == cycle.history)
  #expect(fingerprint(again.history) == fingerprint(cycle.history))
  #expect(fingerprint(again.events.map(\.event)) == fingerprint(cycle.events.map(\.event)))
  // Pinned, so that a change of the demo is noticed and meant.
  #expect(fingerprint(cycle.history) == 8_562_881_254_755_507_179)
  #expect(fingerprint(cycle.events.map(\.event)) == 9_451_385_292_629_080_406)
}

@Test func anotherSeedGivesOtherPricesAndTheSameFacts() throws {
  let other = DemoCycle(.surge, seed: 7)
  #expect(fingerprint(other.events.map(\.event)) != fingerprint(cycle.events.map(\.event)))
  let silver = other.quotes.filter { $0.quote.instrument == .silver }.map(\.quote.mid.dollars)
  #expect(silver.first { $0 >= 100 } == 100.29)
  #expect(silver.max { $0 < $1 } == 121.66)
}

@Test func cycleLastsAFewMinutesAndBeginsAgain() throws {
  var feed = DemoFeed()
  #expect(feed.nextDue() == 0)
  #expect(feed.next() == .history(cycle.history))
  for expected in cycle.events {
    #expect(feed.nextDue() == expected.due)
    #expect(feed.next() == expected.event)
  }
  let length = try #require(cycle.events.last?.due)
  #expect((130_000...150_000).contains(length))
  #expect(feed.nextDue() == length)
  #expect(feed.next() == .history(cycle.history))
  for expected in cycle.events.prefix(500) {
    #expect(feed.nextDue() == expected.due + length)
    #expect(feed.next() == expected.event)
  }
}

@Test func firstFrameIsAlreadyAlive() {
  let first = cycle.events.prefix { $0.due == 0 }
  let instruments = first.compactMap {
    if case .quote(let quote) = $0.event { quote.instrument } else { nil }
  }
  #expect(Set(instruments) == Set(Instrument.allCases))
  #expect(first.first?.event == .headline("Silver approaches $100"))
}

@Test func dueTimesAndEventTimesNeverRunBack() {
  for scenario in [DemoCycle.surge, .crash] {
    #expect(zip(scenario.events, scenario.events.dropFirst()).allSatisfy { $0.due <= $1.due })
    var clock = Timestamp(milliseconds: 0)
    for item in scenario.events {
      let time: Timestamp
      switch item.event {
      case .quote(let quote):
        time = quote.time
        #expect(quote.received == quote.time)
      case .bar(_, _, let bar): time = bar.start.advanced(bySeconds: 60)
      case .clock(let moment): time = moment
      default: continue
      }
      #expect(time >= clock)
      clock = time
    }
  }
}

@Test func neverMoreThanTwoDozenQuotesInAnySecond() throws {
  for cycle in [DemoCycle.surge, .crash, .outage, DemoCycle(.calm, limit: 5000)] {
    let walls = cycle.events.compactMap { item -> Int64? in
      switch item.event {
      case .quote, .refused: item.due
      default: nil
      }
    }
    var oldest = 0
    var most = 0
    for (newest, wall) in walls.enumerated() {
      while wall - walls[oldest] >= 1000 { oldest += 1 }
      most = max(most, newest - oldest + 1)
    }
    #expect(most <= 24)
    #expect(most >= 4)
  }
}

@Test func everyOpenMinuteHasEitherQuotesOrABarAndClosedOnesNeither() {
  for scenario in [DemoScenario.surge, .crash] {
    let cycle = DemoCycle(scenario)
    for instrument in Instrument.allCases {
      let barred = (cycle.history.bars(instrument, .oneMinute) + cycle.bars(instrument)).map(\.start)
      let quoted = Set(
        cycle.quotes.filter { $0.quote.instrument == instrument }.map {
          Timestamp(milliseconds: $0.quote.time.milliseconds / 60_000 * 60_000)
        })
      #expect(Set(barred).count == barred.count)
      #expect(Set(barred).isDisjoint(with: quoted))
      let covered = quoted.union(barred)
      var minute = scenario.minutesFrom
      var wrong: [Timestamp] = []
      while minute < Timestamp(2026, 2, 6, 14, 35) {
        if covered.contains(minute) != isOpen(minute) { wrong.append(minute) }
        minute = minute.advanced(bySeconds: 60)
      }
      #expect(wrong.count == 0, "first: \(wrong.first?.milliseconds ?? 0)")
    }
  }
}

/// Written apart from the demo's own calendar: closed from Friday 22:00 to Sunday 23:00 UTC and 22:00-23:00 daily.
private func isOpen(_ time: Timestamp) -> Bool {
  let mondayMidnight = Timestamp(2026, 1, 5)
  let week: Int64 = 7 * 1440
  let minute = (time.milliseconds(since: mondayMidnight) / 60_000) % week
  if minute >= 4 * 1440 + 22 * 60 && minute < 6 * 1440 + 23 * 60 { return false }
  return !(22 * 60..<23 * 60).contains(minute % 1440)
}

@Test func barsHoldTheirOwnPrices() {
  let bars = Instrument.allCases.flatMap {
    cycle.bars($0) + cycle.history.bars($0, .oneMinute) + cycle.history.bars($0, .oneDay)
  }
  #expect(bars.count > 30_000)
  let broken = bars.filter {
    $0.low > min($0.open, $0.close) || $0.high < max($0.open, $0.close) || $0.low.ticks <= 0
  }
  #expect(broken.isEmpty)
}

@Test func quotesStandOnTheGridWithPlausibleSpreads() {
  var widest: [Instrument: Double] = [:]
  for quote in cycle.quotes.map(\.quote) {
    let bid = quote.bid?.ticks ?? 0
    let ask = quote.ask?.ticks ?? 0
    let step = quote.instrument.tickSize.ticks
    #expect(bid % step == 0 && ask % step == 0 && bid < ask)
    let spread = Double(ask - bid) / 1e6
    #expect(quote.instrument == .gold ? (0.24...3.0).contains(spread) : (0.015...0.15).contains(spread))
    widest[quote.instrument] = max(widest[quote.instrument] ?? 0, spread)
  }
  #expect(widest[.gold] ?? 0 > 2)
  #expect(widest[.silver] ?? 0 > 0.1)
}

@Test func ordinaryQuotesPassTheFilterAndNoTickJumps() {
  for cycle in [
    DemoCycle.surge, DemoCycle(.surge, seed: 1), DemoCycle(.surge, seed: 6), DemoCycle(.calm, limit: 8000),
  ] {
    for instrument in Instrument.allCases {
      var filter = HygieneReference()
      var last: Quote?
      for quote in cycle.quotes.map(\.quote) where quote.instrument == instrument {
        #expect(filter.verdict(quote) == nil, "\(quote)")
        if let last, quote.time.milliseconds(since: last.time) < 60_000 {
          #expect(abs(quote.mid.dollars / last.mid.dollars - 1) < 0.003, "\(quote)")
        }
        last = quote
      }
    }
  }
}

@Test func surgeHasOneCrossedQuoteAndOneLineThatIsNone() {
  let crossed = cycle.events.filter {
    if case .quote(let quote) = $0.event, let bid = quote.bid, let ask = quote.ask {
      bid > ask
    } else {
      false
    }
  }
  let refused = cycle.events.filter { if case .refused = $0.event { true } else { false } }
  #expect(crossed.count == 1)
  #expect(refused.count == 1)
}

/// FNV-1a over the numbers and words of the events.
private func fingerprint(_ events: [FeedEvent]) -> UInt64 {
  var hash: UInt64 = 0xCBF2_9CE4_8422_2325
  func add(_ byte: UInt8) { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
  func add(_ number: Int64) {
    for shift in stride(from: 0, to: 64, by: 8) { add(UInt8(truncatingIfNeeded: number >> Int64(shift))) }
  }
  func add(_ text: String) { text.utf8.forEach(add) }
  for event in events {
    switch event {
    case .quote(let quote), .judged(let quote):
      add(Int64(quote.instrument.rawValue))
      for number in [quote.time.milliseconds, quote.received.milliseconds, quote.mid.ticks] { add(number) }
      for price in [quote.bid, quote.ask] { add(price?.ticks ?? -1) }
    case .bar(let instrument, let interval, let bar):
      add(Int64(instrument.rawValue))
      add(interval.rawValue)
      add(bar.start.milliseconds)
      for price in [bar.open, bar.high, bar.low, bar.close] { add(price.ticks) }
    case .refused(let line):
      add(line.reason.rawValue)
      add(line.text)
    case .clock(let time): add(time.milliseconds)
    // Words and pace may change; what happened when may not.
    case .headline: break
    case .sources(let sources): sources.forEach { add($0.name) }
    case .switched(let change): add(change.to)
    case .elapsed(let milliseconds): add(milliseconds)
    case .localClock(let clock): add(clock.step)
    case .history(let bars), .backfill(let bars): add(Int64(bars.count))
    case .restarted: add("restarted")
    case .ended: add("ended")
    }
  }
  return hash
}
