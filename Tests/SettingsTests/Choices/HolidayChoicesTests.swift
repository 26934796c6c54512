import BullionMarket
import Testing

@testable import Settings

@Suite struct HolidayChoicesTests {
  private func calendar(_ yaml: String) throws -> SessionCalendar {
    try configuration(yaml).settings.calendar
  }

  @Test func whatIsNotSaidIsTheExchanges() throws {
    #expect(try calendar("theme: dark") == SessionCalendar())
    #expect(try calendar("holidays: []") == SessionCalendar())
  }

  @Test(
    "A list of entries, or dates alone",
    arguments: [
      """
      holidays:
        - {date: 2027-01-05, close: closed, name: Mourning}
        - {date: 2027-03-26, close: open}
        - {date: 2027-01-18, close: 12:15}
      """,
      "holidays: {2027-01-05: closed, 2027-03-26: open, 2027-01-18: 12:15}",
    ])
  func entriesGoBeforeTheRules(_ yaml: String) throws {
    let holidays = try calendar(yaml).holidays
    #expect(holidays.isClosed(on: CalendarDate(year: 2027, month: 1, day: 5)))
    #expect(holidays.holiday(on: CalendarDate(year: 2027, month: 3, day: 26)) == nil)
    let king = holidays.holiday(on: CalendarDate(year: 2027, month: 1, day: 18))
    #expect((king?.hours, king?.name) == (.until(minute: 12 * 60 + 15), "M. L. King Day"))
    // The others stay.
    #expect(holidays.isClosed(on: CalendarDate(year: 2027, month: 1, day: 1)))
  }

  @Test(
    "A day without a session anyway is remarked",
    arguments: [
      ("2027-03-27", "Saturday"), ("2027-03-28", "Sunday"), ("2027-03-29", ""),
    ])
  func weekends(_ date: String, _ day: String) throws {
    for hours in ["closed", "13:30", "open"] {
      let read = try ConfigurationReader.configuration(
        yaml: "holidays:\n  - {date: \(date), close: \(hours)}", source: "c")
      #expect(read.remarks.count == (day.isEmpty ? 0 : 1))
      #expect(read.remarks.first.map { $0.contains("\(date) is a \(day)") } ?? day.isEmpty)
    }
  }

  @Test(
    "What is not understood is named with its line",
    arguments: [
      (
        "holidays:\n  - date: 2027-02-30\n    close: closed",
        "line 2: holidays: date must be a date such as 2027-03-26"
      ),
      (
        "holidays:\n  - {date: 2027-02-03, close: 17:00}",
        "line 2: holidays: close must be closed, open, or a time"
      ),
      ("holidays:\n  - {date: 2027-02-03}", "line 2: holidays: an entry needs date and close"),
      ("holidays: {2027-02-03: 9:5}", "line 1: holidays must be dates such as 2027-03-26"),
      ("holidays: soon", "holidays must be a list"),
      (
        "holidays:\n  - {date: 2027-02-03, close: closed}\n  - {date: 2027-02-03, close: open}",
        "more than once"
      ),
    ])
  func whatIsWrong(_ yaml: String, _ words: String) {
    #expect(problems(yaml).contains { $0.contains(words) })
  }
}
