/// The holidays and early closes of COMEX gold and silver, by rule for any year of the Gregorian calendar.
///
/// The exchange announces each year anew and has kept to these rules since it trades around the clock (2000); they
/// are right until it drops a day, adds one (Juneteenth came in 2022) or closes for a day of mourning. The
/// configuration then adds or takes back days. Columbus Day, Election Day and Veterans Day are ordinary.
///
/// Closed are New Year's Day, Good Friday and Christmas Day. A Sunday's holiday is kept on Monday, a Saturday's on
/// Friday, but for New Year's Day, which then is not kept: 31 December ends the books' year.
///
/// The early closes are the earliest that futures or spot brokers have used, so that the rest of neither is taken for
/// a dead feed: 13:00 New York until 2021 and on all Fridays, 14:30 on other days since 2022 (M. L. King, Presidents',
/// Memorial, Juneteenth, Independence, Labor, Thanksgiving Day); 13:45 on the day after Thanksgiving, for which the
/// exchange has used 13:45 and 14:45, and on Christmas Eve. A Saturday's Christmas is kept on the 24th, and its Eve on
/// the 23rd. Whoever goes on trading is open all the same: prices that come are taken at all hours.
public enum ExchangeHolidays {
  /// The holiday that a date is; nil on ordinary days and on weekends.
  public static func holiday(on date: CalendarDate) -> Holiday? {
    let weekday = date.weekday
    guard weekday < 5 else { return nil }
    let isMonday = weekday == 0
    let isFriday = weekday == 4
    func closed(_ name: String) -> Holiday { Holiday(date, .closed, name: name) }
    func early(_ name: String) -> Holiday {
      let minute = date.year >= 2022 && !isFriday ? 14 * 60 + 30 : 13 * 60
      return Holiday(date, .until(minute: minute), name: name)
    }
    func afternoon(_ name: String) -> Holiday { Holiday(date, .until(minute: 13 * 60 + 45), name: name) }
    switch (date.month, date.day) {
    case (1, 1): return closed("New Year's Day")
    case (1, 2) where isMonday: return closed("New Year's Day")
    case (1, 15...21) where isMonday: return early("M. L. King Day")
    case (2, 15...21) where isMonday: return early("Presidents' Day")
    case (3...4, _) where isFriday && date.advanced(byDays: 2) == easter(of: date.year):
      return closed("Good Friday")
    case (5, 25...31) where isMonday: return early("Memorial Day")
    case (6, 18...20) where date.year >= 2022 && isObserved(19, on: date): return early("Juneteenth")
    case (7, 3...5) where isObserved(4, on: date): return early("Independence Day")
    case (9, 1...7) where isMonday: return early("Labor Day")
    case (11, 22...28) where weekday == 3: return early("Thanksgiving Day")
    case (11, 23...29) where isFriday: return afternoon("day after Thanksgiving")
    case (12, 24...26) where isObserved(25, on: date): return closed("Christmas Day")
    case (12, 24): return afternoon("Christmas Eve")
    case (12, 23) where weekday == 3: return afternoon("Christmas Eve")
    default: return nil
    }
  }

  /// Whether the holiday of a month's day is kept on a weekday.
  private static func isObserved(_ day: Int, on date: CalendarDate) -> Bool {
    switch date.weekday {
    case 0: date.day == day || date.day == day + 1
    case 4: date.day == day || date.day == day - 1
    default: date.day == day
    }
  }

  /// Easter Sunday of the Gregorian calendar.
  ///
  /// Source: the anonymous computus published in Nature, 20 April 1876, as J. Meeus gives it (Astronomical Algorithms,
  /// chapter 8).
  static func easter(of year: Int) -> CalendarDate {
    // The calendar repeats after 5,700,000 years; the remainders below are of positive numbers.
    let cycle = ((year % 5_700_000) + 5_700_000) % 5_700_000
    let golden = cycle % 19
    let (century, yearOfCentury) = (cycle / 100, cycle % 100)
    let correction = (century - (century + 8) / 25 + 1) / 3
    let epact = (19 * golden + century - century / 4 - correction + 15) % 30
    let weekday = (32 + 2 * (century % 4) + 2 * (yearOfCentury / 4) - epact - yearOfCentury % 4) % 7
    let late = (golden + 11 * epact + 22 * weekday) / 451
    let days = epact + weekday - 7 * late + 114
    return CalendarDate(year: year, month: days / 31, day: days % 31 + 1)
  }
}
