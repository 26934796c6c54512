/// Trade dates without a session, and those that end early, in New York's calendar.
///
/// Exchanges announce these year by year, so they are data: start from a built-in table and add to it.
public struct HolidayTable: Sendable, Hashable {
  private var closures: Set<CalendarDate> = []
  /// The close in minutes since New York's midnight.
  private var closingMinutes: [CalendarDate: Int] = [:]

  /// A table without an entry: sessions on all weekdays.
  public init() {}

  /// Weekends only.
  public static let empty = HolidayTable()

  /// COMEX gold and silver in 2026 with the New Year's days at both ends.
  ///
  /// Source: the market-hours table of the Lean project, August 2026; 1 January 2026 from the exchange's rule that
  /// New Year's Day has no session.
  public static let comex2026: HolidayTable = {
    var table = HolidayTable()
    table.close(CalendarDate(year: 2026, month: 1, day: 1))
    table.close(CalendarDate(year: 2026, month: 4, day: 3))
    table.close(CalendarDate(year: 2026, month: 12, day: 25))
    table.close(CalendarDate(year: 2027, month: 1, day: 1))
    table.close(CalendarDate(year: 2026, month: 7, day: 3), fromHour: 13, minute: 0)
    table.close(CalendarDate(year: 2026, month: 9, day: 7), fromHour: 14, minute: 30)
    table.close(CalendarDate(year: 2026, month: 11, day: 26), fromHour: 14, minute: 30)
    table.close(CalendarDate(year: 2026, month: 11, day: 27), fromHour: 14, minute: 45)
    table.close(CalendarDate(year: 2026, month: 12, day: 24), fromHour: 13, minute: 45)
    return table
  }()

  /// Takes out the whole session of a trade date, the evening before included.
  public mutating func close(_ date: CalendarDate) {
    closures.insert(date)
    closingMinutes[date] = nil
  }

  /// Ends the session of a trade date early, at a time of that day in New York; from 17:00 on it changes nothing.
  public mutating func close(_ date: CalendarDate, fromHour hour: Int, minute: Int) {
    closures.remove(date)
    closingMinutes[date] = hour.clamped(to: 0...23) * 60 + minute.clamped(to: 0...59)
  }

  /// Makes a trade date an ordinary one again.
  public mutating func reopen(_ date: CalendarDate) {
    closures.remove(date)
    closingMinutes[date] = nil
  }

  /// Whether a trade date has no session. Weekends are the calendar's business and not in the table.
  public func isClosed(on date: CalendarDate) -> Bool { closures.contains(date) }

  /// The early close of a trade date in minutes since New York's midnight; nil on ordinary days.
  public func closingMinute(on date: CalendarDate) -> Int? { closingMinutes[date] }
}
