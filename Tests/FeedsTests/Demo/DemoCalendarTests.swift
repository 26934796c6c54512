import BullionMarket
import Testing

@testable import Demo

@Test func demoTradesOnNoHolidayOfItsYearOfHistory() {
  let holidays = [
    CalendarDate(year: 2024, month: 12, day: 25), CalendarDate(year: 2025, month: 1, day: 1),
    CalendarDate(year: 2025, month: 4, day: 18), CalendarDate(year: 2025, month: 12, day: 25),
    CalendarDate(year: 2026, month: 1, day: 1),
  ]
  #expect(holidays.allSatisfy { !SessionCalendar.demo.isTradeDate($0) })
  #expect(!SessionCalendar.demo.isTradeDate(CalendarDate(year: 2026, month: 1, day: 24)))
  #expect(SessionCalendar.demo.isTradeDate(CalendarDate(year: 2026, month: 1, day: 23)))
  #expect(SessionCalendar.demo.isTradeDate(CalendarDate(year: 2025, month: 12, day: 24)))
}
