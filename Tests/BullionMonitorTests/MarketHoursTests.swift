import BullionMarket
import Testing

@testable import BullionMonitor

@Test func openTimeLeavesOutTheBreakAndTheWeekend() {
  var hours = MarketHours(calendar: SessionCalendar())
  let minute: Int64 = 60_000
  #expect(hours.openMilliseconds(from: friday, to: friday.plus(90)) == 90_000)
  // Over the daily break: a minute before 17:00 and a minute after 18:00.
  #expect(
    hours.openMilliseconds(from: Timestamp(2026, 1, 22, 21, 59), to: Timestamp(2026, 1, 22, 23, 1))
      == 2 * minute)
  #expect(
    hours.openMilliseconds(from: Timestamp(2026, 1, 23, 21, 59), to: Timestamp(2026, 1, 25, 23, 1))
      == 2 * minute)
  // A whole week has five sessions of 23 hours.
  #expect(
    hours.openMilliseconds(from: Timestamp(2026, 1, 19, 12), to: Timestamp(2026, 1, 26, 12)) == 5 * 23 * 60
      * minute)
  #expect(hours.openMilliseconds(from: friday, to: friday) == 0)
  #expect(hours.openMilliseconds(from: friday, to: friday.plus(-5)) == 0)
}

@Test func answersDoNotDependOnWhatWasAskedBefore() {
  var used = MarketHours(calendar: SessionCalendar())
  for hour in Array(0..<200) + [30, 3, 150, 77] {
    let moment = Timestamp(2026, 1, 19, hour, 30)
    var fresh = MarketHours(calendar: SessionCalendar())
    #expect(used.isOpen(at: moment) == fresh.isOpen(at: moment))
    #expect(used.isOpen(at: moment) == SessionCalendar().isOpen(at: moment))
    #expect(used.boundary(after: moment) == SessionCalendar().nextBoundary(after: moment))
  }
}
