import BullionMarket
import Testing

@testable import BullionMonitor

@Test func changeIsAgainstThePreviousClose() {
  var monitor = Monitor.replay()
  monitor.receive(price(.gold, 4900, at: Timestamp(2026, 1, 22, 21, 59)))
  #expect(monitor.readings.gold.change == ChangeReading())
  #expect(monitor.readings.gold.change.percent == nil)
  monitor.receive(price(.gold, 4910, at: Timestamp(2026, 1, 22, 22, 30)))
  monitor.receive(price(.gold, 4949, at: friday))
  let gold = monitor.readings.gold
  #expect(gold.change.absolute == dollars(49))
  #expect(gold.change.percent == 1)
  #expect(gold.change.reference == "previous close")
  #expect(monitor.previousClose(.gold) == dollars(4900))
  #expect(monitor.value(of: .change(.gold)) == 1)
  #expect(gold.high == dollars(4949) && gold.low == dollars(4949))
}

@Test func changeRollsAtEighteenEvenWithoutAPrice() {
  var monitor = Monitor.replay()
  monitor.receive(price(.gold, 4900, at: Timestamp(2026, 1, 21, 20)))
  monitor.receive(price(.gold, 4949, at: Timestamp(2026, 1, 22, 20)))
  monitor.advance(to: Timestamp(2026, 1, 22, 22, 59, 59))
  #expect(monitor.readings.gold.change.percent == 1)
  monitor.advance(to: Timestamp(2026, 1, 22, 23))
  #expect(monitor.readings.gold.change.percent == 0)
  #expect(monitor.readings.gold.high == nil)
}

@Test func barsAndQuotesGiveTheSameChange() {
  var quotes = Monitor.replay()
  var bars = Monitor.replay()
  let closes = [
    (Timestamp(2026, 1, 22, 21, 59), 4900.0), (Timestamp(2026, 1, 22, 22, 0), 4910), (friday, 4949),
  ]
  for (time, close) in closes {
    quotes.receive(price(.gold, close, at: time))
    bars.receive(bar(.gold, .oneMinute, at: time, close))
  }
  #expect(bars.readings.gold.change == quotes.readings.gold.change)
  #expect(bars.readings.gold.high == quotes.readings.gold.high)
  // The bar of a day is a day, whatever hour it is dated.
  var days = Monitor.replay()
  days.receive(
    bar(.gold, .oneDay, at: Timestamp(2026, 1, 22), open: 4890, high: 4920, low: 4880, close: 4900))
  #expect(days.readings.gold.high == dollars(4920) && days.readings.gold.low == dollars(4880))
  days.receive(price(.gold, 4949, at: friday))
  #expect(days.readings.gold.change.percent == 1)
  #expect(days.readings.gold.high == dollars(4949))
}

@Test func midOfBidAndAskIsThePrice() {
  var monitor = Monitor.replay()
  monitor.receive(quote(.gold, 5000.10, 5000.20, at: friday))
  monitor.receive(quote(.gold, 5001.10, 5001.20, at: friday.plus(1)))
  let gold = monitor.readings.gold
  #expect(gold.bid == dollars(5001.10) && gold.ask == dollars(5001.20) && gold.mid == dollars(5001.15))
  #expect(gold.spread == dollars(0.10))
  monitor.receive(price(.silver, 100, at: friday.plus(2)))
  #expect(monitor.readings.silver.bid == nil && monitor.readings.silver.spread == nil)
  #expect(monitor.hasQuote(of: .silver))
}
