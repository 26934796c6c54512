import BullionMarket
import TestRandomness
import Testing

struct TimestampTests {
  @Test func partsMakeTheMoment() {
    #expect(Timestamp(1970, 1, 1).milliseconds == 0)
    #expect(Timestamp(2026, 1, 23).milliseconds == 1_769_126_400_000)
    #expect(Timestamp(2026, 1, 23, 14, 0, 5).milliseconds == 1_769_126_400_000 + 50_405_000)
    #expect(Timestamp(1969, 12, 31, 23, 59, 59).milliseconds == -1000)
    #expect(Timestamp(seconds: 5) == Timestamp(milliseconds: 5000))
    let date = CalendarDate(year: 2026, month: 1, day: 23)
    #expect(Timestamp(midnightOf: date) == Timestamp(2026, 1, 23))
  }

  @Test func dateAndTimeOfDayArePartsOfTheMoment() {
    var random = SplitMix64(seed: 8)
    for _ in 0..<20_000 {
      let moment = Timestamp(milliseconds: Int64.random(in: -1 << 60...1 << 60, using: &random))
      #expect((0..<Timestamp.millisecondsPerDay).contains(moment.millisecondsOfDay))
      let midnight = Timestamp(midnightOf: moment.date)
      #expect(midnight.advanced(byMilliseconds: moment.millisecondsOfDay) == moment)
    }
    #expect(Timestamp(milliseconds: -1).date == CalendarDate(year: 1969, month: 12, day: 31))
    #expect(Timestamp(milliseconds: -1).millisecondsOfDay == 86_399_999)
  }

  @Test func distances() {
    let moment = Timestamp(2026, 1, 23, 14)
    #expect(moment.advanced(bySeconds: -90).milliseconds(since: moment) == -90_000)
    #expect(moment.advanced(byMilliseconds: 1500).seconds(since: moment) == 1.5)
    #expect(moment < moment.advanced(byMilliseconds: 1))
  }

  @Test func arithmeticStopsAtTheEnds() {
    let first = Timestamp(milliseconds: .min)
    let last = Timestamp(milliseconds: .max)
    #expect(last.advanced(byMilliseconds: 1) == last)
    #expect(first.advanced(bySeconds: .min) == first)
    #expect(Timestamp(seconds: .max) == last)
    #expect(last.milliseconds(since: first) == .max)
    #expect(first.milliseconds(since: last) == .min)
    #expect(last.seconds(since: first) > 9e15)
    #expect(Timestamp(.max, 1, 1) == last)
    #expect(Timestamp(.min, 1, 1) == first)
    #expect(Timestamp(2026, 1, 1, .max, .max, .max) == last)
    for end in [first, last] {
      #expect(Timestamp(midnightOf: end.date).milliseconds(since: end).magnitude <= 86_400_000)
    }
  }
}
