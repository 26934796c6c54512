import BullionMarket
import Testing

@testable import BullionMonitor

/// Both metals, a quote of each every second.
private func market(_ seconds: Range<Int>, from start: Timestamp = friday) -> [FeedEvent] {
  seconds.flatMap { second -> [FeedEvent] in
    let time = start.plus(Double(second))
    return [
      price(.gold, 5000 + Double(second % 5) / 10, at: time),
      price(.silver, 101 + Double(second % 5) / 100, at: time.plus(0.5)),
    ]
  }
}

@Test func feedStartsLivesAndFallsSilent() {
  var monitor = Monitor.replay()
  #expect(monitor.readings.feed.state == .starting)
  #expect(monitor.readings.time == nil)
  #expect(monitor.readings.gold.quality == .none && monitor.readings.gold.age == nil)
  monitor.advance(to: friday.plus(-30))
  #expect(monitor.readings.feed.state == .starting)
  monitor.receive(market(0..<20))
  #expect(monitor.readings.feed.state == .live)
  monitor.advance(to: friday.plus(38.9))
  #expect(monitor.readings.feed.state == .live)
  #expect(monitor.readings.gold.age == 19.9)
  monitor.advance(to: friday.plus(39))
  #expect(monitor.readings.gold.quality == .stale && monitor.readings.silver.quality == .good)
  #expect(monitor.readings.feed.state == .stale)
  monitor.receive(price(.gold, 5000, at: friday.plus(39.2)))
  #expect(monitor.readings.feed.state == .live)
  #expect(monitor.readings.gold.age == 0)
}

@Test func closedMarketIsToldFromADeadFeed() {
  var monitor = Monitor.replay()
  monitor.receive(market(0..<20, from: Timestamp(2026, 1, 23, 21, 59, 40)))
  monitor.advance(to: Timestamp(2026, 1, 23, 22, 0, 5))
  #expect(monitor.readings.feed.state == .live)
  monitor.advance(to: Timestamp(2026, 1, 23, 22, 1))
  #expect(monitor.readings.feed.state == .closed)
  #expect(monitor.readings.gold.quality == .closed)
  #expect(monitor.closedUntil == Timestamp(2026, 1, 25, 23))
  monitor.advance(to: Timestamp(2026, 1, 25, 23, 4, 59))
  #expect(monitor.readings.feed.state == .closed)
  #expect(monitor.closedUntil == nil)
  monitor.advance(to: Timestamp(2026, 1, 25, 23, 5))
  #expect(monitor.readings.feed.state == .stale)
}

@Test func closureEndsWithTheNextSessionNotWithTheNextKindOfClosure() {
  var monitor = Monitor.replay()
  // Good Friday 2026 has no session: from Thursday's close to Sunday evening, in summer time.
  for moment in [Timestamp(2026, 4, 2, 21, 30), Timestamp(2026, 4, 3, 12), Timestamp(2026, 4, 5, 12)] {
    monitor.advance(to: moment)
    #expect(monitor.closedUntil == Timestamp(2026, 4, 5, 22))
  }
}

/// After the end nothing grows old, and what was silent then stays so.
@Test func endOfInputFreezesTheState() {
  var monitor = Monitor.replay()
  monitor.receive(market(0..<20))
  monitor.receive(.ended)
  let ended = monitor.readings
  #expect(ended.feed.state == .ended)
  #expect(ended.gold.quality == .good && ended.gold.age == 0.5)
  monitor.advance(to: friday.plus(7200))
  #expect(monitor.readings == ended)
  #expect(monitor.hasEnded)
  var partly = Monitor.replay()
  partly.receive(market(0..<20))
  for second in 20..<100 { partly.receive(price(.gold, 5000, at: friday.plus(Double(second)))) }
  partly.receive(.ended)
  #expect(partly.readings.feed.state == .ended)
  #expect(partly.readings.silver.quality == .stale)
}

@Test func lostConnectionIsSaid() {
  var monitor = Monitor.replay()
  monitor.isDown = true
  #expect(monitor.readings.feed.state == .down)
  monitor.receive(.ended)
  #expect(monitor.readings.feed.state == .ended)
}

@Test func refusalsAreCountedByReason() {
  var monitor = Monitor.replay()
  monitor.receive(market(0..<20))
  let now = friday.plus(20)
  monitor.receive([
    quote(.gold, 5001, 5000, at: now), quote(.gold, 0, 5000, at: now),
    price(.gold, 5000, at: friday.plus(-60)),
    price(.gold, 5000, at: now.plus(3600), received: now), price(.gold, 6000, at: now),
    .refused(RefusedLine(line: 7, reason: .malformed, text: "x")),
    .refused(RefusedLine(line: nil, reason: .unknownSymbol, text: "y")),
  ])
  let refused = monitor.readings.feed.refused
  #expect(
    refused.byReason == [
      .crossed: 1, .nonPositive: 1, .late: 1, .future: 1, .quarantined: 1, .malformed: 1, .unknownSymbol: 1,
    ])
  #expect(refused.total == 7)
  #expect(refused.lines == 2)
  #expect(refused.duplicates == 0)
  #expect(monitor.lastRefusedLine == 7)
}

/// A repeated quote refreshes the age and is no refusal.
@Test func duplicatesKeepAFeedAlive() {
  var monitor = Monitor.replay()
  monitor.receive(market(0..<20))
  let last = friday.plus(19)
  for second in 1...100 {
    monitor.receive(price(.gold, 5000.4, at: last, received: last.plus(Double(second))))
  }
  #expect(monitor.readings.feed.refused.duplicates == 100)
  #expect(monitor.readings.feed.refused.total == 0)
  #expect(monitor.readings.gold.quality == .good && monitor.readings.gold.age == 0)
  #expect(monitor.readings.silver.quality == .stale)
}

@Test func duplicateEndsASilence() {
  var monitor = Monitor.replay()
  monitor.receive(market(0..<20))
  monitor.advance(to: friday.plus(60))
  #expect(monitor.activeIDs.contains("feed-stale"))
  monitor.receive(price(.gold, 5000.4, at: friday.plus(19), received: friday.plus(61)))
  #expect(monitor.readings.gold.quality == .good)
  #expect(monitor.value(of: .feedStale(.gold)) == 0)
}

/// Quotes that seem to come before they were sent say that the local clock is slow.
@Test func slowLocalClockIsEstimatedAndSaid() {
  var monitor = Monitor(feedName: "live", mode: .live)
  for second in 0..<30 {
    let sent = friday.plus(Double(second))
    monitor.receive(price(.gold, 5000 + Double(second) / 100, at: sent, received: sent.plus(-4)))
  }
  #expect(monitor.readings.feed.clockOffset == 4)
  #expect(monitor.readings.gold.age == 0)
  #expect(monitor.readings.gold.mid == dollars(5000.29))
  var right = Monitor(feedName: "live", mode: .live)
  for second in 0..<30 {
    let sent = friday.plus(Double(second))
    right.receive(price(.gold, 5000, at: sent, received: sent.plus(0.2)))
  }
  #expect(right.readings.feed.clockOffset == nil)
}

@Test func shareOfRefusalsIsRead() {
  var monitor = Monitor.replay()
  monitor.receive(market(0..<20))
  #expect(monitor.readings.feed.refusedPercent == 0)
  #expect(monitor.value(of: .feedQuality) == 0)
  for second in 20..<30 { monitor.receive(quote(.gold, 5001, 5000, at: friday.plus(Double(second)))) }
  #expect(monitor.readings.feed.refusedPercent == 20)
  // Lines without a time count with what comes next.
  for _ in 0..<9 { monitor.receive(.refused(RefusedLine(line: nil, reason: .malformed, text: ""))) }
  #expect(monitor.readings.feed.refusedPercent == 20)
  monitor.receive(price(.gold, 5000, at: friday.plus(30)))
  #expect(monitor.readings.feed.refusedPercent == 100 * 19 / 60.0)
}

/// Prices that come late, ten minutes for one, make whole bars: bars end on the clock of the prices.
@Test func delayedFeedMakesWholeBars() {
  var onTime = Monitor(feedName: "x", mode: .live)
  var delayed = Monitor(feedName: "x", mode: .live)
  for second in 0..<600 {
    let sent = friday.plus(Double(second))
    let amount = 5000 + Double((second * 37) % 100) / 100
    onTime.receive(price(.gold, amount, at: sent, received: sent.plus(0.05)))
    delayed.receive(price(.gold, amount, at: sent, received: sent.plus(600)))
    delayed.receive(.clock(sent.plus(600.5)))
  }
  #expect(onTime.bars(.gold, .oneMinute).closed.map(\.count) == Array(repeating: 60, count: 9))
  #expect(delayed.bars(.gold, .oneMinute).closed == onTime.bars(.gold, .oneMinute).closed)
}
