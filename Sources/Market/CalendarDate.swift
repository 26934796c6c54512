/// A date of the Gregorian calendar, without a time zone.
///
/// Years count astronomically (year 0 is 1 BC). Months and days beyond their range carry over, so that month 13
/// is the next January; `isValid` tells such a date from one that exists.
public struct CalendarDate: Sendable, Hashable, Comparable, Codable {
  /// Counted astronomically: 0 is 1 BC.
  public var year: Int
  /// 1 to 12 in a valid date.
  public var month: Int
  /// 1 to 31 in a valid date.
  public var day: Int

  /// Holds the three numbers as they are; `isValid` tells whether there is such a date.
  public init(year: Int, month: Int, day: Int) {
    self.year = year
    self.month = month
    self.day = day
  }

  /// The furthest year and, in days, the furthest distance from 1970 that are counted; beyond, dates stop there.
  /// Every `Timestamp` lies within.
  private static let furthestYear = 400_000_000
  private static let furthestDay = 146_000_000_000

  /// Counts years from March, so that the leap day is the last of its year and months fall into a fixed pattern.
  public init(daysSinceEpoch days: Int) {
    let shifted = days.clamped(to: -Self.furthestDay...Self.furthestDay) + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
    month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  }

  /// Days since 1970-01-01; negative before.
  public var daysSinceEpoch: Int {
    let months = month.clamped(to: -Self.furthestYear...Self.furthestYear) - 3
    let monthFromMarch = ((months % 12) + 12) % 12
    let marchYear =
      year.clamped(to: -Self.furthestYear...Self.furthestYear) + (months - monthFromMarch) / 12
    let era = (marchYear >= 0 ? marchYear : marchYear - 399) / 400
    let yearOfEra = marchYear - era * 400
    let dayOfMonth = day.clamped(to: -Self.furthestDay...Self.furthestDay)
    let dayOfYear = (153 * monthFromMarch + 2) / 5 + dayOfMonth - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  /// The day of the week, Monday being 0 and Sunday 6.
  public var weekday: Int {
    let days = daysSinceEpoch + 3
    return days >= 0 ? days % 7 : (days % 7 + 7) % 7
  }

  /// The date so many days later (earlier when negative).
  public func advanced(byDays days: Int) -> CalendarDate {
    CalendarDate(daysSinceEpoch: daysSinceEpoch + days.clamped(to: -Self.furthestDay...Self.furthestDay))
  }

  /// The same day so many months later (earlier when negative), or the last day of that month when it is shorter:
  /// one month before 31 March is 28 or 29 February.
  public func advanced(byMonths months: Int) -> CalendarDate {
    let step = months.clamped(to: -Self.furthestYear...Self.furthestYear)
    let sum = month.clamped(to: -Self.furthestYear...Self.furthestYear) + step
    let first = CalendarDate(daysSinceEpoch: CalendarDate(year: year, month: sum, day: 1).daysSinceEpoch)
    let next = CalendarDate(year: first.year, month: first.month + 1, day: 1)
    let length = next.daysSinceEpoch - first.daysSinceEpoch
    return CalendarDate(year: first.year, month: first.month, day: min(day, length))
  }

  /// Whether year, month and day name a date that exists.
  public var isValid: Bool {
    (1...12).contains(month) && day >= 1 && day <= 31
      && CalendarDate(daysSinceEpoch: daysSinceEpoch) == self
  }

  public static func < (left: CalendarDate, right: CalendarDate) -> Bool {
    (left.year, left.month, left.day) < (right.year, right.month, right.day)
  }
}
