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
}
