import BullionMarket
import TestRandomness
import Testing

struct SessionClockTests {
  @Test func answersAsTheCalendarDoes() {
    let calendar = SessionCalendar()
    var clock = SessionClock(calendar: calendar)
    var random = SplitMix64(seed: 17)
    var moment = Timestamp(2026, 1, 1)
    for _ in 0..<20_000 {
      // Mostly small steps, now and then far, now and then back.
      let reach: Int64 = Int.random(in: 0..<20, using: &random) == 0 ? 200 * 3_600_000 : 1_800_000
      moment = moment.advanced(byMilliseconds: Int64.random(in: -reach / 3...reach, using: &random))
      #expect(clock.state(at: moment) == calendar.state(at: moment), "\(moment.iso8601)")
      #expect(clock.tradeDate(at: moment) == calendar.tradeDate(at: moment), "\(moment.iso8601)")
      #expect(clock.isOpen(at: moment) == calendar.isOpen(at: moment))
    }
  }

  @Test func noticesEveryBoundaryToTheMillisecond() {
    let calendar = SessionCalendar()
    var clock = SessionClock(calendar: calendar)
    var boundary = Timestamp(2026, 1, 1)
    for _ in 0..<600 {
      boundary = calendar.nextBoundary(after: boundary)
      let before = clock.state(at: boundary.advanced(byMilliseconds: -1))
      #expect(clock.state(at: boundary) != before)
    }
  }

  @Test func theTradeDateChangesInsideTheWeekend() {
    var clock = SessionClock()
    let friday = NewYorkTime(date: CalendarDate(year: 2026, month: 1, day: 23), hour: 17, minute: 59)
      .timestamp
    #expect(clock.tradeDate(at: friday).iso8601 == "2026-01-23")
    #expect(clock.tradeDate(at: friday.advanced(bySeconds: 60)).iso8601 == "2026-01-26")
    #expect(clock.state(at: friday.advanced(bySeconds: 60)) == .weekend)
  }

  @Test func theLastMomentIsAnsweredToo() {
    var clock = SessionClock()
    let end = Timestamp(milliseconds: .max)
    #expect(clock.state(at: end) == SessionCalendar().state(at: end))
    #expect(clock.state(at: Timestamp(2026, 1, 23, 12)) == .open)
  }

  @Test func openTimeLeavesOutTheBreakAndTheWeekend() {
    var clock = SessionClock()
    let minute: Int64 = 60_000
    let friday = Timestamp(2026, 1, 23, 14)
    #expect(clock.openMilliseconds(from: friday, to: friday.advanced(bySeconds: 90)) == 90_000)
    // Over the daily break and over the weekend: a minute before 17:00 and a minute after 18:00.
    #expect(
      clock.openMilliseconds(from: Timestamp(2026, 1, 22, 21, 59), to: Timestamp(2026, 1, 22, 23, 1)) == 2
        * minute)
    #expect(
      clock.openMilliseconds(from: Timestamp(2026, 1, 23, 21, 59), to: Timestamp(2026, 1, 25, 23, 1)) == 2
        * minute)
    // A whole week has five sessions of 23 hours.
    #expect(
      clock.openMilliseconds(from: Timestamp(2026, 1, 26, 12), to: Timestamp(2026, 2, 2, 12)) == 5 * 23 * 60
        * minute)
    #expect(clock.openMilliseconds(from: friday, to: friday) == 0)
    #expect(clock.openMilliseconds(from: friday, to: friday.advanced(bySeconds: -5)) == 0)
    #expect(clock.openMilliseconds(from: Timestamp(milliseconds: .max - 5), to: .never) >= 0)
  }

  @Test func boundariesAreTheCalendarsUnlessThereAreNone() {
    let calendar = SessionCalendar()
    var clock = SessionClock(calendar: calendar)
    for hour in Array(0..<200) + [30, 3, 150, 77] {
      let moment = Timestamp(2026, 1, 19, hour, 30)
      #expect(clock.boundary(after: moment) == calendar.nextBoundary(after: moment))
    }
    clock.isAlwaysOpen = true
    let saturday = Timestamp(2026, 1, 24, 12)
    #expect(clock.isOpen(at: saturday) == true)
    #expect(clock.boundary(after: saturday) == .never)
    #expect(clock.openMilliseconds(from: saturday, to: saturday.advanced(bySeconds: 200_000)) == 200_000_000)
    clock.isAlwaysOpen = false
    let isOpenOnSaturday = clock.isOpen(at: saturday)
    #expect(!isOpenOnSaturday)
  }

  @Test func afterAnEarlyCloseSomeGoOn() {
    var clock = SessionClock()
    let labor = CalendarDate(year: 2026, month: 9, day: 7)
    func moment(_ hour: Int, _ minute: Int) -> Timestamp {
      NewYorkTime(date: labor, hour: hour, minute: minute).timestamp
    }
    #expect(clock.mayTrade(at: moment(14, 29)) == true)
    #expect(clock.isOpen(at: moment(14, 29)) == true)
    #expect(clock.mayTrade(at: moment(14, 30)) == true)
    let isOpenAfterTheClose = clock.isOpen(at: moment(14, 30))
    #expect(!isOpenAfterTheClose)
    let isOpenInTheBreak = clock.mayTrade(at: moment(17, 0))
    #expect(!isOpenInTheBreak)
    let christmas = NewYorkTime(date: CalendarDate(year: 2026, month: 12, day: 25), hour: 12).timestamp
    let isOpenAtChristmas = clock.mayTrade(at: christmas)
    #expect(!isOpenAtChristmas)
  }
}
