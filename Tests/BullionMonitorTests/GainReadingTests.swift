import BullionMarket
import Testing

@testable import BullionMonitor

@Test func gainsAreAgainstThePricesOfTheirWindows() {
  var monitor = Monitor.replay()
  // Silver over the turn of the year: 64 a month ago, 66 at its end, 72 a week ago, 75 a day ago, 81 now.
  monitor.receive(price(.silver, 60, at: Timestamp(2025, 12, 20, 15)))
  monitor.receive(price(.silver, 64, at: Timestamp(2025, 12, 23, 14)))
  monitor.receive(price(.silver, 66, at: Timestamp(2025, 12, 31, 20)))
  monitor.receive(price(.silver, 72, at: Timestamp(2026, 1, 16, 14)))
  monitor.receive(price(.silver, 75, at: Timestamp(2026, 1, 22, 14)))
  monitor.receive(price(.silver, 78, at: Timestamp(2026, 1, 22, 16)))
  monitor.receive(price(.silver, 81, at: friday))
  let gains = monitor.readings.silver.gains
  #expect(gains[.day] == 8)
  #expect(gains[.week] == 12.5)
  #expect(gains[.month] == 26.5625)
  #expect(abs((gains[.yearToDate] ?? 0) - 100 * 15 / 66.0) < 1e-12)
  #expect(monitor.value(of: .gain(.silver, .week)) == 12.5)
  // Two hours later the day begins with another price.
  monitor.advance(to: friday.plus(7200))
  #expect(abs((monitor.readings.silver.gains[.day] ?? 0) - 100 * 3 / 78.0) < 1e-12)
}

@Test func gainWithoutHistoryIsUndefined() {
  var monitor = Monitor.replay()
  monitor.receive(price(.silver, 75, at: Timestamp(2026, 1, 22, 14, 0, 1)))
  monitor.receive(price(.silver, 81, at: friday))
  let gains = monitor.readings.silver.gains
  #expect(gains[.day] == nil && gains[.week] == nil && gains[.month] == nil && gains[.yearToDate] == nil)
}

@Test("A gain against a price from before a hole says when that price was")
func gainsOverAHoleSaySinceWhen() {
  var monitor = Monitor.replay()
  monitor.receive(price(.silver, 75, at: Timestamp(2026, 1, 14, 14)))
  monitor.receive(price(.silver, 80, at: Timestamp(2026, 1, 23, 13)))
  monitor.receive(price(.silver, 81, at: friday))
  let silver = monitor.readings.silver
  #expect(silver.gains[.day] == 8 && silver.gains[.week] == 8)
  #expect(silver.gainsSince == [.day: Timestamp(2026, 1, 14, 14), .week: Timestamp(2026, 1, 14, 14)])
  // Where there are prices all along, there is nothing to be said.
  var whole = Monitor.replay()
  whole.load(history: quietMonth(.silver, 75))
  whole.receive(price(.silver, 81, at: friday))
  #expect(whole.readings.silver.gainsSince.isEmpty)
}
