import BullionMarket
import Testing

@testable import BullionMonitor

private let line = PriceLevel(name: "line", instrument: .silver, value: dollars(100))

@Test func sideBeginsWithTheFirstPriceAndTheLevelItselfIsAbove() {
  var watch = LevelWatch(level: line)
  #expect(watch.reading.side == nil && watch.reading.since == nil && watch.reading.secondsBeyond == 0)
  watch.add(dollars(100), at: friday, marketTime: 0)
  #expect(watch.reading.side == .above && watch.reading.since == friday)
  watch.add(dollars(99.999999), at: friday.plus(10), marketTime: 10_000)
  #expect(watch.reading.side == .below && watch.reading.since == friday.plus(10))
  // The price was above until then.
  #expect(watch.reading.secondsBeyond == 10)
  watch.add(dollars(99), at: friday.plus(30), marketTime: 20_000)
  #expect(watch.reading.since == friday.plus(10))
  #expect(watch.reading.secondsBeyond == 10)
}

@Test func holeCountsOnlyBetweenTwoPricesAbove() {
  var watch = LevelWatch(level: line)
  watch.add(dollars(101), at: friday, marketTime: 0)
  watch.add(dollars(102), at: friday.plus(3600), marketTime: 3_600_000)
  #expect(watch.reading.secondsBeyond == 3600)
  watch.add(dollars(99), at: friday.plus(7200), marketTime: 3_600_000)
  #expect(watch.reading.secondsBeyond == 3600)
}

/// A minute above before the close on Friday and a minute after the opening on Sunday.
@Test func onlyMarketTimeCounts() {
  var monitor = Monitor.replay()
  monitor.receive(price(.silver, 101, at: Timestamp(2026, 1, 23, 21, 59)))
  monitor.receive(price(.silver, 101.2, at: Timestamp(2026, 1, 25, 23, 1)))
  let reading = monitor.readings.levels[1]
  #expect(reading.name == "silver line" && reading.value == dollars(100))
  #expect(reading.secondsBeyond == 120)
  #expect(reading.since == Timestamp(2026, 1, 23, 21, 59))
  // The other metal's level knows nothing of it.
  #expect(monitor.readings.levels[0].side == nil)
}

@Test func barsCountToTheirEnd() {
  var monitor = Monitor.replay()
  monitor.receive(bar(.silver, .oneMinute, at: friday, 100.5))
  monitor.receive(bar(.silver, .oneMinute, at: friday.plus(60), 100.7))
  monitor.receive(bar(.silver, .oneMinute, at: friday.plus(120), 99.7))
  #expect(monitor.readings.levels[1].secondsBeyond == 120)
  #expect(monitor.readings.levels[1].side == .below)
}

@Test func pricesMonthsApartSayNothingAboutTheTimeBetween() {
  var monitor = Monitor.replay()
  monitor.receive(bar(.silver, .oneDay, at: Timestamp(2025, 11, 3), 101))
  // A date that far ahead is believed when the next bar follows it; of the two, the day between them counts.
  monitor.receive(bar(.silver, .oneDay, at: Timestamp(2026, 1, 22), 101))
  monitor.receive(bar(.silver, .oneDay, at: Timestamp(2026, 1, 23), 101))
  #expect(monitor.readings.silver.mid == dollars(101))
  #expect(monitor.readings.levels[1].secondsBeyond == 23 * 3600)
}
