import Testing

@testable import BullionMarket

/// The calendars of seven years as they were announced or follow from the rules, written down day by day; the early
/// closes as the widest of futures and spot brokers.
private let years: [Int: String] = [
  2010: """
  01-01 closed, 01-18 13:00, 02-15 13:00, 04-02 closed, 05-31 13:00, 07-05 13:00, 09-06 13:00, 11-25 13:00, \
  11-26 13:45, 12-23 13:45, 12-24 closed
  """,
  2021: """
  01-01 closed, 01-18 13:00, 02-15 13:00, 04-02 closed, 05-31 13:00, 07-05 13:00, 09-06 13:00, 11-25 13:00, \
  11-26 13:45, 12-23 13:45, 12-24 closed
  """,
  2022: """
  01-17 14:30, 02-21 14:30, 04-15 closed, 05-30 14:30, 06-20 14:30, 07-04 14:30, 09-05 14:30, 11-24 14:30, \
  11-25 13:45, 12-26 closed
  """,
  2023: """
  01-02 closed, 01-16 14:30, 02-20 14:30, 04-07 closed, 05-29 14:30, 06-19 14:30, 07-04 14:30, 09-04 14:30, \
  11-23 14:30, 11-24 13:45, 12-25 closed
  """,
  2024: """
  01-01 closed, 01-15 14:30, 02-19 14:30, 03-29 closed, 05-27 14:30, 06-19 14:30, 07-04 14:30, 09-02 14:30, \
  11-28 14:30, 11-29 13:45, 12-24 13:45, 12-25 closed
  """,
  2025: """
  01-01 closed, 01-20 14:30, 02-17 14:30, 04-18 closed, 05-26 14:30, 06-19 14:30, 07-04 13:00, 09-01 14:30, \
  11-27 14:30, 11-28 13:45, 12-24 13:45, 12-25 closed
  """,
  2026: """
  01-01 closed, 01-19 14:30, 02-16 14:30, 04-03 closed, 05-25 14:30, 06-19 13:00, 07-03 13:00, 09-07 14:30, \
  11-26 14:30, 11-27 13:45, 12-24 13:45, 12-25 closed
  """,
  2027: """
  01-01 closed, 01-18 14:30, 02-15 14:30, 03-26 closed, 05-31 14:30, 06-18 13:00, 07-05 14:30, 09-06 14:30, \
  11-25 14:30, 11-26 13:45, 12-23 13:45, 12-24 closed
  """,
  2028: """
  01-17 14:30, 02-21 14:30, 04-14 closed, 05-29 14:30, 06-19 14:30, 07-04 14:30, 09-04 14:30, 11-23 14:30, \
  11-24 13:45, 12-25 closed
  """,
]

private func holidays(of year: Int) -> [Holiday] {
  (0..<366).map { CalendarDate(year: year, month: 1, day: 1).advanced(byDays: $0) }
    .filter { $0.year == year }.compactMap(ExchangeHolidays.holiday(on:))
}

@Test(arguments: years.keys.sorted())
func everyYearIsAsItWasWrittenDown(year: Int) {
  let written = holidays(of: year).map { holiday in
    let hours: String
    switch holiday.hours {
    case .closed: hours = "closed"
    case .until(let minute):
      hours = NewYorkTime(date: holiday.date, hour: minute / 60, minute: minute % 60).hourMinute
    }
    return "\(holiday.date.iso8601.dropFirst(5)) \(hours)"
  }
  #expect(written.joined(separator: ", ") == years[year])
}

@Test func everyYearKeepsTheLaws() {
  for year in 2000...2100 {
    let days = holidays(of: year)
    let closed = days.filter { $0.hours == .closed }
    let names = Set(days.map(\.name))
    #expect(days.allSatisfy { $0.date.weekday < 5 }, "\(year)")
    // New Year's Day on a Saturday is not kept; Christmas and Good Friday always are.
    let isNewYearKept = CalendarDate(year: year, month: 1, day: 1).weekday != 5
    #expect(closed.count == (isNewYearKept ? 3 : 2), "\(year)")
    #expect(names.contains("New Year's Day") == isNewYearKept)
    #expect(
      names.isSuperset(of: ["Good Friday", "Christmas Day", "Thanksgiving Day", "day after Thanksgiving"]))
    #expect(names.contains("Juneteenth") == (year >= 2022), "\(year)")
    for name in ["Independence Day", "Memorial Day", "Labor Day", "M. L. King Day", "Presidents' Day"] {
      #expect(days.count { $0.name == name } == 1, "\(year) \(name)")
    }
    // Whoever closes early does so after noon: a silent morning is a dead feed.
    for case .until(let minute) in days.map(\.hours) { #expect((13 * 60...14 * 60 + 45).contains(minute)) }
    #expect(ExchangeHolidays.holiday(on: CalendarDate(year: year, month: 11, day: 11)) == nil)
    #expect(ExchangeHolidays.holiday(on: CalendarDate(year: year, month: 12, day: 31)) == nil)
  }
}

@Test func easterIsTheFirstSundayAfterTheFullMoon() {
  let known = [
    1818: "1818-03-22", 1943: "1943-04-25", 2000: "2000-04-23", 2008: "2008-03-23", 2011: "2011-04-24",
    2024: "2024-03-31", 2027: "2027-03-28", 2030: "2030-04-21", 2038: "2038-04-25", 2049: "2049-04-18",
    2285: "2285-03-22",
  ]
  for (year, date) in known { #expect(ExchangeHolidays.easter(of: year).iso8601 == date) }
  for year in -400...4000 {
    let date = ExchangeHolidays.easter(of: year)
    #expect(date.weekday == 6 && date.year == year)
    #expect((22...56).contains(date.month == 3 ? date.day : date.day + 31))
  }
  for year in [Int.min, .max] { _ = ExchangeHolidays.holiday(on: CalendarDate(year: year, month: 4, day: 3)) }
}
