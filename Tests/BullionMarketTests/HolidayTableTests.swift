import BullionMarket
import Testing

struct HolidayTableTests {
  private let date = CalendarDate(year: 2026, month: 5, day: 25)

  @Test func entriesGoBeforeTheRules() {
    let goodFriday = CalendarDate(year: 2027, month: 3, day: 26)
    var table = HolidayTable.exchange
    #expect(table.holiday(on: goodFriday)?.name == "Good Friday")
    table.reopen(goodFriday)
    #expect(table.holiday(on: goodFriday) == nil && !table.isClosed(on: goodFriday))
    table.close(goodFriday, fromHour: 12, minute: 15, name: "half a Friday")
    #expect(table.closingMinute(on: goodFriday) == 735)
    #expect(table.additions.map(\.date) == [goodFriday])
    #expect(table.isClosed(on: CalendarDate(year: 2048, month: 4, day: 3)))
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
