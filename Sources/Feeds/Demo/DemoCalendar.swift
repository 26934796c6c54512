import BullionMarket

extension SessionCalendar {
  /// The market's hours over the demo's year of history.
  static let demo = SessionCalendar(holidays: .demo)

  func isTradeDate(_ date: CalendarDate) -> Bool { tradeDate(onOrAfter: date) == date }
}

extension HolidayTable {
  /// 2026 with Christmas, New Year and Good Friday of the year before.
  fileprivate static let demo: HolidayTable = {
    var table = HolidayTable.comex2026
    table.close(CalendarDate(year: 2024, month: 12, day: 25))
    table.close(CalendarDate(year: 2025, month: 1, day: 1))
    table.close(CalendarDate(year: 2025, month: 4, day: 18))
    table.close(CalendarDate(year: 2025, month: 12, day: 25))
    return table
  }()
}
