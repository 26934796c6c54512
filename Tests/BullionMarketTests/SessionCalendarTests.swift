import BullionMarket
import Testing

struct SessionCalendarTests {
  private let calendar = SessionCalendar()

  private func newYork(_ month: Int, _ day: Int, _ hour: Int, _ minute: Int = 0) -> Timestamp {
    NewYorkTime(date: CalendarDate(year: 2026, month: month, day: day), hour: hour, minute: minute).timestamp
  }

  @Test func equalsTheReferenceWithoutHolidays() throws {
    let calendar = SessionCalendar(holidays: .empty)
    let names: [SessionCalendar.State: String] = [
      .open: "open", .dailyBreak: "break", .weekend: "weekend", .holiday: "holiday",
    ]
    let rows = try Fixture("ref_session.csv").rows
    #expect(rows.count == 48)
    for row in rows {
      let moment = Timestamp(seconds: try row.integer("unix_s"))
      let label = try row.text("new_york")
      #expect(names[calendar.state(at: moment)] == (try row.text("state")), "\(label)")
      #expect(calendar.tradeDate(at: moment).iso8601 == (try row.text("trade_date")), "\(label)")
      let boundary = try #require(Timestamp(text: try row.text("next_boundary_utc")))
      #expect(calendar.nextBoundary(after: moment) == boundary, "\(label)")
    }
  }

  @Test func aWholeHolidayRunsFromEveningToEvening() {
    // Christmas Day 2026 is a Friday; the day before ends early.
    #expect(calendar.state(at: newYork(12, 24, 13, 44)) == .open)
    #expect(calendar.state(at: newYork(12, 24, 13, 45)) == .holiday)
    #expect(calendar.state(at: newYork(12, 24, 17, 30)) == .holiday)
    #expect(calendar.state(at: newYork(12, 24, 18)) == .holiday)
    #expect(calendar.state(at: newYork(12, 25, 12)) == .holiday)
    #expect(calendar.state(at: newYork(12, 25, 17)) == .weekend)
    #expect(calendar.nextBoundary(after: newYork(12, 24, 13, 45)) == newYork(12, 25, 17))
    #expect(calendar.nextBoundary(after: newYork(12, 25, 17)) == newYork(12, 27, 18))
    #expect(calendar.tradeDate(at: newYork(12, 24, 17, 30)).iso8601 == "2026-12-24")
    #expect(calendar.tradeDate(at: newYork(12, 24, 18)).iso8601 == "2026-12-28")
  }

  @Test func anEarlyCloseLastsToTheNextOpening() {
    #expect(calendar.closing(of: CalendarDate(year: 2026, month: 9, day: 7)) == newYork(9, 7, 14, 30))
    #expect(calendar.state(at: newYork(9, 7, 14, 29)) == .open)
    #expect(calendar.state(at: newYork(9, 7, 14, 30)) == .holiday)
    #expect(calendar.nextBoundary(after: newYork(9, 7, 14, 30)) == newYork(9, 7, 18))
    #expect(calendar.isOpen(at: newYork(9, 7, 18)))
  }

  @Test func aCloseAfterTheUsualOneChangesNothing() {
    var holidays = HolidayTable.empty
    holidays.close(CalendarDate(year: 2026, month: 5, day: 20), fromHour: 21, minute: 0)
    let late = SessionCalendar(holidays: holidays)
    #expect(late.state(at: newYork(5, 20, 16, 59)) == .open)
    #expect(late.state(at: newYork(5, 20, 17, 30)) == .dailyBreak)
    #expect(late.state(at: newYork(5, 20, 19)) == .open)
    #expect(late.closing(of: CalendarDate(year: 2026, month: 5, day: 20)) == newYork(5, 20, 17))
  }

  @Test func boundariesAreExactlyTheChangesOfEveryMinuteOfTheYear() {
    let first = Timestamp(2026, 1, 1)
    let last = Timestamp(2027, 1, 4)
    var changes: [Timestamp] = []
    var state = calendar.state(at: first)
    var moment = first
    while moment < last {
      moment = moment.advanced(bySeconds: 60)
      let next = calendar.state(at: moment)
      if next != state { changes.append(moment) }
      state = next
    }
    var boundaries: [Timestamp] = []
    moment = calendar.nextBoundary(after: first)
    while moment <= last {
      boundaries.append(moment)
      let justBefore = moment.advanced(byMilliseconds: -1)
      #expect(calendar.nextBoundary(after: justBefore) == moment)
      moment = calendar.nextBoundary(after: moment)
    }
    #expect(changes.count > 500)
    #expect(boundaries == changes)
  }

  @Test func everySessionIsOpenFromItsOpeningToItsClosing() {
    var date = calendar.tradeDate(at: Timestamp(2026, 1, 2, 12))
    for _ in 0..<600 {
      let opening = calendar.opening(of: date)
      let closing = calendar.closing(of: date)
      #expect(calendar.state(at: opening) == .open)
      #expect(calendar.state(at: opening.advanced(byMilliseconds: -1)) != .open)
      #expect(calendar.nextBoundary(after: opening) == closing)
      #expect(calendar.tradeDate(at: opening) == date)
      #expect(calendar.tradeDate(at: closing.advanced(byMilliseconds: -1)) == date)
      #expect(calendar.tradeDate(at: closing) == date)
      let next = calendar.tradeDate(onOrAfter: date.advanced(byDays: 1))
      #expect(calendar.previousTradeDate(before: next) == date)
      #expect(calendar.opening(of: next) > closing)
      date = next
    }
    #expect(date.year == 2028)
  }

  @Test func datesWithoutASessionStandForTheNextOne() {
    let goodFriday = CalendarDate(year: 2026, month: 4, day: 3)
    let monday = CalendarDate(year: 2026, month: 4, day: 6)
    #expect(calendar.opening(of: goodFriday) == newYork(4, 5, 18))
    #expect(calendar.closing(of: goodFriday) == newYork(4, 6, 17))
    #expect(calendar.tradeDate(onOrAfter: goodFriday) == monday)
    #expect(calendar.previousTradeDate(before: monday).iso8601 == "2026-04-02")
  }

  @Test func aClosedWeekStillEnds() {
    var holidays = HolidayTable.empty
    for day in 18...22 { holidays.close(CalendarDate(year: 2026, month: 5, day: day)) }
    let closed = SessionCalendar(holidays: holidays)
    #expect(closed.state(at: newYork(5, 20, 12)) == .holiday)
    #expect(closed.nextBoundary(after: newYork(5, 17, 18)) == newYork(5, 22, 17))
    #expect(closed.tradeDate(at: newYork(5, 20, 12)).iso8601 == "2026-05-25")
  }

  @Test func nothingTrapsAtTheEnds() {
    for milliseconds in [Int64.min, .min + 1, .max - 1, .max] {
      let moment = Timestamp(milliseconds: milliseconds)
      #expect(calendar.nextBoundary(after: moment) >= moment)
      #expect(SessionCalendar.State.allCases.contains(calendar.state(at: moment)))
      #expect((1...12).contains(calendar.tradeDate(at: moment).month))
    }
    for number in [Int.min, .max] {
      let date = CalendarDate(year: number, month: number, day: number)
      let end = Timestamp(milliseconds: number < 0 ? .min : .max)
      let days = 4 * UInt64(Timestamp.millisecondsPerDay)
      #expect(calendar.opening(of: date).milliseconds(since: end).magnitude < days)
      #expect(calendar.closing(of: date).milliseconds(since: end).magnitude < days)
      #expect((1...12).contains(calendar.previousTradeDate(before: date).month))
    }
  }

  @Test(
    "The name of the holiday that keeps the market closed",
    arguments: [
      ("2027-03-25T21:30:00Z", "2027-03-28T22:00:00Z", "Good Friday"),
      ("2027-03-26T15:00:00Z", "2027-03-28T22:00:00Z", "Good Friday"),
      ("2027-03-27T15:00:00Z", "2027-03-28T22:00:00Z", nil as String?),
      ("2030-12-31T23:30:00Z", "2031-01-01T23:00:00Z", "New Year's Day"),
      ("2027-01-18T20:00:00Z", "2027-01-18T23:00:00Z", "M. L. King Day"),
      ("2027-12-23T19:00:00Z", "2027-12-26T23:00:00Z", "Christmas Eve"),
      ("2027-12-24T19:00:00Z", "2027-12-26T23:00:00Z", "Christmas Day"),
      // A Monday without a session lengthens the weekend before it.
      ("2022-12-24T12:00:00Z", "2022-12-26T23:00:00Z", "Christmas Day"),
      ("2026-01-24T12:00:00Z", "2026-01-25T23:00:00Z", nil),
      ("2026-01-22T22:30:00Z", "2026-01-22T23:00:00Z", nil),
    ])
  func closures(moment: String, until: String, name: String?) throws {
    let moment = try #require(Timestamp(text: Array(moment.utf8)[...]))
    let closure = try #require(calendar.closure(at: moment))
    #expect(closure.until.iso8601 == until)
    #expect(closure.holiday?.name == name)
  }

  @Test func closuresEndWhereTradingBegins() {
    var moment = Timestamp(2023, 1, 1)
    for _ in 0..<4000 {
      moment = moment.advanced(bySeconds: 11_111)
      guard let closure = calendar.closure(at: moment) else {
        #expect(calendar.isOpen(at: moment))
        continue
      }
      #expect(
        calendar.isOpen(at: closure.until) && !calendar.isOpen(at: closure.until.advanced(byMilliseconds: -1))
      )
      var boundary = calendar.nextBoundary(after: moment)
      while !calendar.isOpen(at: boundary) { boundary = calendar.nextBoundary(after: boundary) }
      #expect(closure.until == boundary, "\(moment.iso8601)")
    }
  }

  @Test func theNextHolidaysAreInOrder() {
    let next = calendar.holidays(from: CalendarDate(year: 2026, month: 11, day: 30), count: 3)
    #expect(next.map(\.name) == ["Christmas Eve", "Christmas Day", "New Year's Day"])
    #expect(
      SessionCalendar(holidays: .empty).holidays(from: CalendarDate(year: 2026, month: 1, day: 1), count: 3)
        == [])
  }
}
