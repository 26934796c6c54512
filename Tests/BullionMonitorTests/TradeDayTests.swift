import BullionMarket
import Testing

@testable import BullionMonitor

private let calendar = SessionCalendar()

private struct Day {
  var track = TradeDay()

  mutating func add(_ amount: Double, at time: Timestamp) {
    track.add(
      high: dollars(amount), low: dollars(amount), close: dollars(amount), at: time, calendar: calendar)
  }

  mutating func advance(to time: Timestamp) { track.advance(to: time, calendar: calendar) }
}

/// In January New York is five hours behind: 17:00 is 22:00 UTC, 18:00 is 23:00 UTC.
@Test func referenceIsTheLastMidBeforeSeventeen() {
  var day = Day()
  day.add(99, at: Timestamp(2026, 1, 22, 15))
  #expect(day.track.previousClose == nil)
  day.add(100, at: Timestamp(2026, 1, 22, 21, 59, 59))
  day.add(101, at: Timestamp(2026, 1, 22, 22))
  #expect(day.track.previousClose == nil)
  day.add(103, at: friday)
  #expect(day.track.previousClose == dollars(100))
}

@Test func highAndLowAreOfTheTradeDate() {
  var day = Day()
  day.add(90, at: Timestamp(2026, 1, 22, 15))
  day.add(110, at: Timestamp(2026, 1, 22, 16))
  #expect(day.track.high == dollars(110) && day.track.low == dollars(90))
  day.advance(to: Timestamp(2026, 1, 22, 22, 59, 59))
  #expect(day.track.high == dollars(110))
  day.advance(to: Timestamp(2026, 1, 22, 23))
  #expect(day.track.high == nil && day.track.low == nil)
  day.add(104, at: Timestamp(2026, 1, 22, 23, 5))
  day.add(102, at: friday)
  #expect(day.track.high == dollars(104) && day.track.low == dollars(102))
}

@Test func fridayStandsOverTheWeekendAndSundayEveningIsMonday() {
  var day = Day()
  day.add(100, at: Timestamp(2026, 1, 22, 20))
  day.add(105, at: friday)
  for moment in [
    Timestamp(2026, 1, 23, 22, 30), Timestamp(2026, 1, 24, 12), Timestamp(2026, 1, 25, 22, 59, 59),
  ] {
    day.advance(to: moment)
    #expect(day.track.previousClose == dollars(100))
    #expect(day.track.high == dollars(105))
  }
  day.advance(to: Timestamp(2026, 1, 25, 23))
  #expect(day.track.previousClose == dollars(105))
  day.add(106, at: Timestamp(2026, 1, 25, 23, 30))
  day.add(107, at: Timestamp(2026, 1, 26, 14))
  #expect(day.track.previousClose == dollars(105))
  #expect(day.track.low == dollars(106))
}

@Test func missingDaysKeepTheLastCloseThereWas() {
  var day = Day()
  day.add(100, at: Timestamp(2026, 1, 19, 20))
  day.add(108, at: Timestamp(2026, 1, 22, 14))
  #expect(day.track.previousClose == dollars(100))
  day.advance(to: Timestamp(2026, 1, 22, 23))
  day.advance(to: Timestamp(2026, 1, 27, 23))
  #expect(day.track.previousClose == dollars(108))
}

@Test func priceOfADateThatIsOverChangesNothing() {
  var day = Day()
  day.add(100, at: Timestamp(2026, 1, 22, 20))
  day.advance(to: Timestamp(2026, 1, 22, 23))
  day.add(120, at: Timestamp(2026, 1, 22, 22, 59, 59))
  #expect(day.track.high == nil)
  #expect(day.track.previousClose == dollars(100))
}

@Test func referenceFollowsNewYorkIntoSummer() {
  var day = Day()
  // 17:00 in New York is 21:00 UTC from 8 March 2026.
  day.add(100, at: Timestamp(2026, 3, 9, 20, 59))
  day.add(101, at: Timestamp(2026, 3, 9, 21, 1))
  day.add(102, at: Timestamp(2026, 3, 9, 22))
  #expect(day.track.previousClose == dollars(100))
}

@Test func holidayHasNoDateOfItsOwn() {
  var day = Day()
  day.add(100, at: Timestamp(2025, 12, 31, 20))
  // 1 January has no session: the evening before belongs to no other date than the one that is over.
  day.advance(to: Timestamp(2026, 1, 1, 20))
  #expect(day.track.high == dollars(100))
  day.advance(to: Timestamp(2026, 1, 1, 23))
  #expect(day.track.high == nil)
  #expect(day.track.previousClose == dollars(100))
}

@Test("What the change is against is named: the close, or an older price where the close is not known")
func theReferenceIsNamed() {
  var day = Day()
  day.add(99, at: Timestamp(2026, 1, 22, 14))
  #expect(day.track.reference(calendar: calendar) == "previous close")
  day.add(100, at: friday)
  #expect(day.track.previousClose == dollars(99))
  // Eight hours before the close.
  #expect(day.track.reference(calendar: calendar) == "22 Jan 14:00")
  day.add(101, at: Timestamp(2026, 1, 23, 21, 30))
  day.add(102, at: Timestamp(2026, 1, 26, 10))
  #expect(day.track.reference(calendar: calendar) == "previous close")
  // A whole day is missing.
  day.add(103, at: Timestamp(2026, 1, 26, 21, 59))
  day.add(104, at: Timestamp(2026, 1, 28, 10))
  #expect(day.track.reference(calendar: calendar) == "26 Jan 21:59")
}

@Test("High and low of a day that was not seen from its opening say since when they are known")
func theRangeSaysSinceWhen() {
  var day = Day()
  day.add(99, at: friday)
  #expect(day.track.rangeSince == friday)
  day.add(100, at: friday.plus(600))
  #expect(day.track.rangeSince == friday)
  day.add(101, at: Timestamp(2026, 1, 25, 23, 2))
  #expect(day.track.rangeSince == nil)
  // A bar of the whole day is the whole day.
  var bars = Monitor.replay()
  bars.receive(bar(.gold, .oneDay, at: Timestamp(2026, 1, 23), 4900))
  #expect(bars.readings.gold.rangeSince == nil)
}
