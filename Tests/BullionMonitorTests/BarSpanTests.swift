import BullionMarket
import Testing

@testable import BullionMonitor

private let calendar = SessionCalendar()

@Test func intradayBarLastsItsInterval() {
  let span = BarInterval.fifteenMinutes.span(ofBarAt: friday, calendar: calendar)
  #expect(span.start == friday)
  #expect(span.end == friday.plus(900))
  #expect(span.lastMoment == friday.plus(899.999))
  // However it is dated, it starts at a multiple of its length.
  for odd in [friday.plus(1), friday.plus(899.999)] {
    #expect(BarInterval.fifteenMinutes.span(ofBarAt: odd, calendar: calendar).start == friday)
  }
  let early = BarInterval.oneHour.span(ofBarAt: Timestamp(milliseconds: -1), calendar: calendar)
  #expect(early.start == Timestamp(1969, 12, 31, 23) && early.end == Timestamp(1970, 1, 1))
}

@Test(arguments: [Timestamp(2026, 1, 22, 23), Timestamp(2026, 1, 23), Timestamp(2026, 1, 23, 5)])
func dayIsItsSessionHoweverItIsDated(start: Timestamp) {
  let span = BarInterval.oneDay.span(ofBarAt: start, calendar: calendar)
  #expect(span.start == Timestamp(2026, 1, 22, 23))
  #expect(span.end == Timestamp(2026, 1, 23, 22))
}

@Test func dayOutsideOfAllSessionsLastsTwentyFourHours() {
  let saturday = Timestamp(2026, 1, 24)
  let span = BarInterval.oneDay.span(ofBarAt: saturday, calendar: calendar)
  #expect(span.start == saturday)
  #expect(span.end == Timestamp(2026, 1, 25))
  // Sunday's ends where Monday's session begins.
  let sunday = BarInterval.oneDay.span(ofBarAt: Timestamp(2026, 1, 25), calendar: calendar)
  #expect(sunday.start == Timestamp(2026, 1, 25) && sunday.end == Timestamp(2026, 1, 25, 23))
}

@Test func placesAreThoseOfTheLists() {
  for (index, interval) in BarInterval.allCases.enumerated() { #expect(interval.position == index) }
  for (index, instrument) in Instrument.allCases.enumerated() { #expect(instrument.position == index) }
}

@Test func barsThatCannotBeAreRefused() {
  func refusal(_ open: Int64, _ high: Int64, _ low: Int64, _ close: Int64) -> RefusalReason? {
    Bar(
      start: friday, open: Price(ticks: open), high: Price(ticks: high), low: Price(ticks: low),
      close: Price(ticks: close)
    ).refusal
  }
  #expect(refusal(5, 9, 1, 7) == nil)
  #expect(refusal(5, 5, 5, 5) == nil)
  #expect(refusal(5, 9, 0, 7) == .nonPositive)
  #expect(refusal(-5, 9, 1, 7) == .nonPositive)
  #expect(refusal(5, 9, 1, 10) == .malformed)
  #expect(refusal(5, 9, 6, 7) == .malformed)
  #expect(refusal(5, 1, 9, 7) == .malformed)
  #expect(refusal(5, .max, 1, 7) == .nonFinite)
  #expect(refusal(5, 9, .min, 7) == .nonFinite)
}

@Test func timesOutsideOfHistoryAreNotPlausible() {
  #expect(friday.isPlausible)
  #expect(Timestamp(1833, 1, 1).isPlausible)
  #expect(!Timestamp(1600, 1, 1).isPlausible)
  #expect(!Timestamp(2300, 1, 1).isPlausible)
  #expect(!Timestamp(milliseconds: .max).isPlausible && !Timestamp(milliseconds: .min).isPlausible)
}
