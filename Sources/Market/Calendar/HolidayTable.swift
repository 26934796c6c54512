/// Trade dates without a session, and those that end early, in New York's calendar: the exchange's, by rule, and
/// what was added to them or taken back.
public struct HolidayTable: Sendable, Hashable {
  private let followsRules: Bool
  /// Entries that go before the rules; nil for a date that is an ordinary one.
  private var entries: [CalendarDate: Holiday?] = [:]

  /// A table without an entry: sessions on all weekdays.
  public init() { self.init(followsRules: false) }

  private init(followsRules: Bool) { self.followsRules = followsRules }

  /// Weekends only.
  public static let empty = HolidayTable()

  /// The exchange's days of all years, see `ExchangeHolidays`.
  public static let exchange = HolidayTable(followsRules: true)

  /// Adds a holiday, or puts it in the place of another on its date.
  public mutating func add(_ holiday: Holiday) { entries[holiday.date] = .some(holiday) }

  /// Takes out the whole session of a trade date, the evening before included.
  public mutating func close(_ date: CalendarDate, name: String = "holiday") {
    add(Holiday(date, .closed, name: name))
  }

  /// Ends the session of a trade date early, at a time of that day in New York; from 17:00 on it changes nothing.
  public mutating func close(
    _ date: CalendarDate, fromHour hour: Int, minute: Int, name: String = "early close"
  ) {
    let minute = hour.clamped(to: 0...23) * 60 + minute.clamped(to: 0...59)
    add(Holiday(date, .until(minute: minute), name: name))
  }

  /// Makes a trade date an ordinary one.
  public mutating func reopen(_ date: CalendarDate) {
    // Without rules there is nothing that an entry could stand against.
    if followsRules { entries[date] = .some(nil) } else { entries[date] = nil }
  }

  /// The holiday of a date; nil on ordinary days. Weekends are the calendar's business and not in the table.
  public func holiday(on date: CalendarDate) -> Holiday? {
    if !entries.isEmpty, let entry = entries[date] { return entry }
    return followsRules ? ExchangeHolidays.holiday(on: date) : nil
  }

  /// Whether a trade date has no session.
  public func isClosed(on date: CalendarDate) -> Bool { holiday(on: date)?.hours == .closed }

  /// The early close of a trade date in minutes since New York's midnight; nil on ordinary days.
  public func closingMinute(on date: CalendarDate) -> Int? {
    if case .until(let minute)? = holiday(on: date)?.hours { minute } else { nil }
  }

  /// What was added to the rules, in the order of the dates; an ordinary day is nil.
  public var additions: [(date: CalendarDate, holiday: Holiday?)] {
    entries.map { ($0.key, $0.value) }.sorted { $0.0 < $1.0 }
  }
}
