import BullionMarket
import Testing

@testable import BullionMonitor

private func gold(_ dollars: Double, second: Int64, isJudged: Bool) -> FeedEvent {
  let quote = Quote(
    instrument: .gold, time: friday.advanced(bySeconds: second), price: BullionMonitorTests.dollars(dollars))
  return isJudged ? .judged(quote) : .quote(quote)
}

private func monitor(_ prices: [Double], isJudged: Bool) -> Monitor {
  var monitor = Monitor(feedName: "live", mode: .live)
  for (second, dollars) in prices.enumerated() {
    monitor.receive(gold(dollars, second: Int64(second), isJudged: isJudged))
  }
  return monitor
}

/// What the judge of a source has let pass is not judged a second time.
@Test func aJumpThatItsSourceVouchesForIsShownAtOnce() {
  let calm = Array(repeating: 5000.0, count: 30)
  let vouched = monitor(calm + [5400], isJudged: true)
  #expect(vouched.readings.gold.mid == dollars(5400))
  #expect(vouched.refused.total == 0)
  let other = monitor(calm + [5400], isJudged: false)
  #expect(other.readings.gold.mid == dollars(5000))
}

@Test func theSameOnceMoreRefreshesTheAgeAndCountsOnce() {
  var monitor = monitor([5000], isJudged: true)
  var again = Quote(instrument: .gold, time: friday, price: dollars(5000))
  again.received = friday.advanced(bySeconds: 14)
  monitor.receive(.judged(again))
  monitor.receive(.clock(friday.advanced(bySeconds: 20)))
  #expect(monitor.refused.duplicates == 1)
  #expect(monitor.readings.gold.quality == .good)
  #expect(monitor.bars(.gold, .oneMinute).current?.count == 1)
}

@Test func impossiblePricesAreRefusedWhoeverVouchesForThem() {
  var monitor = monitor([5000], isJudged: true)
  monitor.receive(gold(0, second: 1, isJudged: true))
  var distant = Quote(instrument: .gold, time: Timestamp(milliseconds: .max), price: dollars(5000))
  distant.received = friday.advanced(bySeconds: 2)
  monitor.receive(.judged(distant))
  #expect(monitor.readings.gold.mid == dollars(5000))
  #expect(monitor.refused.total == 2)
}
