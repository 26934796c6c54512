/// A date and time of day as a clock in New York shows it.
///
/// Daylight saving time by the rules of the United States, without a time zone database: since 2007 from the second
/// Sunday of March to the first Sunday of November, 1987 to 2006 from the first Sunday of April to the last of
/// October, and before that from the last Sunday of April to the last of October. That last rule held from 1967;
/// the early starts of 1974 and 1975 are left out, and earlier years are read as if it had held.
public struct NewYorkTime: Sendable, Hashable {
  /// The date that the clock shows.
  public var date: CalendarDate
  /// Milliseconds that the clock shows since midnight, below 24 hours; on the two days of change not the time passed.
  public var millisecondsOfDay: Int64

  private static let standardOffset: Int64 = -5 * 3_600_000
  private static let daylightOffset: Int64 = -4 * 3_600_000

  /// What the clock shows, put together.
  ///
  /// - Parameters:
  ///   - date: the date in New York.
  ///   - millisecondsOfDay: since midnight on the clock's face, 0 to below 86,400,000; not checked.
  public init(date: CalendarDate, millisecondsOfDay: Int64) {
    self.date = date
    self.millisecondsOfDay = millisecondsOfDay
  }

  /// What the clock shows, put together; hours and minutes beyond their range become the nearest that exist.
  public init(date: CalendarDate, hour: Int, minute: Int = 0) {
    self.init(date: date, minuteOfDay: hour.clamped(to: 0...23) * 60 + minute.clamped(to: 0...59))
  }

  init(date: CalendarDate, minuteOfDay: Int) {
    self.init(date: date, millisecondsOfDay: Int64(minuteOfDay) * 60_000)
  }

  /// What the clock shows at a moment.
  public init(_ moment: Timestamp) {
    let shown = moment.advanced(byMilliseconds: Self.utcOffset(at: moment))
    date = shown.date
    millisecondsOfDay = shown.millisecondsOfDay
  }

  /// Whole minutes since midnight.
  public var minuteOfDay: Int { Int(millisecondsOfDay / 60_000) }

  /// `13:45`.
  public var hourMinute: String {
    var text = ASCIIText(reserving: 5)
    text.append(minuteOfDay / 60, width: 2)
    text.append(":" as Unicode.Scalar)
    text.append(minuteOfDay % 60, width: 2)
    return text.string
  }

  /// The moment at which the clock shows this.
  ///
  /// In November an hour is shown twice: the first is meant. In March an hour is left out: a time within it is read
  /// as if the clock had not yet been put forward.
  public var timestamp: Timestamp {
    let shown = Timestamp(midnightOf: date).advanced(byMilliseconds: millisecondsOfDay)
    let moment = shown.advanced(byMilliseconds: -Self.daylightOffset)
    return Self.isDaylightTime(moment) ? moment : shown.advanced(byMilliseconds: -Self.standardOffset)
  }

  /// Milliseconds to add to UTC: minus four or minus five hours.
  public static func utcOffset(at moment: Timestamp) -> Int64 {
    isDaylightTime(moment) ? daylightOffset : standardOffset
  }

  private static func isDaylightTime(_ moment: Timestamp) -> Bool {
    let date = moment.date
    // No rule changes the clock outside these months.
    if (5...9).contains(date.month) { return true }
    if date.month == 12 || date.month < 3 { return false }
    let year = date.year
    let start: CalendarDate
    let end: CalendarDate
    if year >= 2007 {
      start = sunday(onOrAfter: CalendarDate(year: year, month: 3, day: 8))
      end = sunday(onOrAfter: CalendarDate(year: year, month: 11, day: 1))
    } else {
      start = sunday(onOrAfter: CalendarDate(year: year, month: 4, day: year >= 1987 ? 1 : 24))
      end = sunday(onOrAfter: CalendarDate(year: year, month: 10, day: 25))
    }
    // At two o'clock of the time then in force.
    return moment >= Timestamp(midnightOf: start).advanced(bySeconds: 7 * 3600)
      && moment < Timestamp(midnightOf: end).advanced(bySeconds: 6 * 3600)
  }

  private static func sunday(onOrAfter date: CalendarDate) -> CalendarDate {
    date.advanced(byDays: 6 - date.weekday)
  }
}
