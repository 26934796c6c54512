import BullionMarket

extension SessionCalendar {
  /// The market's hours over the demo's year of history.
  package static let demo = SessionCalendar(holidays: .demo)

  func isTradeDate(_ date: CalendarDate) -> Bool { tradeDate(onOrAfter: date) == date }
}

extension HolidayTable {
  /// The days without a session; the demo's market, a broker's, trades through the early closes.
  fileprivate static let demo: HolidayTable = {
    var table = HolidayTable.empty
    table.close(CalendarDate(year: 2024, month: 12, day: 25))
    table.close(CalendarDate(year: 2025, month: 1, day: 1))
    table.close(CalendarDate(year: 2025, month: 4, day: 18))
    table.close(CalendarDate(year: 2025, month: 12, day: 25))
    table.close(CalendarDate(year: 2026, month: 1, day: 1))
    return table
  }()
}
