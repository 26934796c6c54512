import BullionMarket
import Testing

struct CalendarDateTextTests {
  private let date = CalendarDate(year: 2026, month: 1, day: 23)

  @Test func writesTheFormsOfTheScreen() {
    #expect(date.iso8601 == "2026-01-23")
    #expect(date.dayMonth == "23 Jan")
    #expect(date.weekdayDate == "Fri 23 Jan 2026")
    #expect(CalendarDate(year: 2026, month: 12, day: 6).weekdayDate == "Sun 6 Dec 2026")
  }

  @Test func yearsBeyondFourDigitsCarryASign() {
    #expect(CalendarDate(year: 12026, month: 1, day: 1).iso8601 == "+12026-01-01")
    #expect(CalendarDate(year: -1, month: 1, day: 1).iso8601 == "-0001-01-01")
    #expect(CalendarDate(year: 0, month: 12, day: 31).iso8601 == "0000-12-31")
  }

  @Test func readsWhatIsWritten() {
    #expect(CalendarDate(iso8601: "2026-01-23".utf8) == date)
    for days in stride(from: -719_528, through: 2_932_896, by: 997) {
      let date = CalendarDate(daysSinceEpoch: days)
      #expect(CalendarDate(iso8601: date.iso8601.utf8) == date)
    }
  }

  @Test(arguments: [
    "", "2026", "2026-1-23", "2026-01-32", "2026-13-01", "2026-02-30", "26-01-23", "2026-01-23 ",
    "2026/01/23",
    "2026-00-10", "+2026-01-23", "2026-01-2x",
  ])
  func refusesWhatIsNoDate(text: String) {
    #expect(CalendarDate(iso8601: text.utf8) == nil)
  }

  @Test func aMonthThatDoesNotExistHasNoName() {
    #expect(CalendarDate(year: 2026, month: 13, day: 1).monthName == "?")
    #expect(CalendarDate(year: 2026, month: 12, day: 1).monthName == "Dec")
  }
}
