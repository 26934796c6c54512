import BullionMarket
import Testing

struct HolidayTableTests {
  private let date = CalendarDate(year: 2026, month: 5, day: 25)

  @Test func theBuiltInYearIsAsTheExchangeSays() throws {
    let table = HolidayTable.comex2026
    for text in ["2026-01-01", "2026-04-03", "2026-12-25", "2027-01-01"] {
      let date = try #require(CalendarDate(iso8601: text.utf8))
      #expect(table.isClosed(on: date) && table.closingMinute(on: date) == nil, "\(text)")
    }
    let early = [
      "2026-07-03": 13 * 60, "2026-09-07": 14 * 60 + 30, "2026-11-26": 14 * 60 + 30,
      "2026-11-27": 14 * 60 + 45,
      "2026-12-24": 13 * 60 + 45,
    ]
    for (text, minute) in early {
      let date = try #require(CalendarDate(iso8601: text.utf8))
      #expect(table.closingMinute(on: date) == minute && !table.isClosed(on: date), "\(text)")
    }
    #expect(!table.isClosed(on: date) && table.closingMinute(on: date) == nil)
  }

  @Test func aLaterEntryReplacesAnEarlierOne() {
    var table = HolidayTable.empty
    table.close(date)
    #expect(table.isClosed(on: date))
    table.close(date, fromHour: 14, minute: 30)
    #expect(!table.isClosed(on: date) && table.closingMinute(on: date) == 870)
    table.reopen(date)
    #expect(table == .empty)
  }

  @Test func timesOutsideTheDayAreBroughtInside() {
    var table = HolidayTable.empty
    table.close(date, fromHour: .max, minute: .min)
    #expect(table.closingMinute(on: date) == 23 * 60)
  }
}
