import BullionMarket
import Foundation
import TestRandomness
import Testing

struct NewYorkTimeTests {
  private let zone: TimeZone
  private static let years = 1990...2035

  init() throws { zone = try #require(TimeZone(identifier: "America/New_York")) }

  private func foundationOffset(_ moment: Timestamp) -> Int64 {
    Int64(zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(moment.milliseconds) / 1000))) * 1000
  }

  /// Every change of the clock between two moments, as Foundation knows them.
  private func changes(from first: Timestamp, to last: Timestamp) -> [Timestamp] {
    var changes: [Timestamp] = []
    var date = Date(timeIntervalSince1970: Double(first.milliseconds) / 1000)
    while let next = zone.nextDaylightSavingTimeTransition(after: date),
      next.timeIntervalSince1970 * 1000 < Double(last.milliseconds)
    {
      changes.append(Timestamp(seconds: Int64(next.timeIntervalSince1970)))
      date = next
    }
    return changes
  }

  @Test func offsetEqualsFoundationAroundEveryChange() {
    let all = changes(
      from: Timestamp(Self.years.lowerBound, 1, 1), to: Timestamp(Self.years.upperBound + 1, 1, 1))
    #expect(all.count == 2 * Self.years.count)
    for change in all {
      for hour in Int64(-72)...72 {
        for shift in [Int64(-1), 0, 1] {
          let moment = change.advanced(bySeconds: hour * 3600).advanced(byMilliseconds: shift)
          #expect(NewYorkTime.utcOffset(at: moment) == foundationOffset(moment), "\(moment.iso8601)")
        }
      }
    }
  }

  @Test func offsetEqualsFoundationAtAnyMoment() {
    var random = SplitMix64(seed: 15)
    let range = Timestamp(Self.years.lowerBound, 1, 1).milliseconds..<Timestamp(2036, 1, 1).milliseconds
    for _ in 0..<20_000 {
      let moment = Timestamp(milliseconds: Int64.random(in: range, using: &random))
      #expect(NewYorkTime.utcOffset(at: moment) == foundationOffset(moment), "\(moment.iso8601)")
    }
  }

  @Test func theOldRuleHoldsFrom1967SaveForTwoYears() {
    for year in 1967...1989 where year != 1974 && year != 1975 {
      for day in 0..<365 {
        let moment = Timestamp(year, 1, 1, 12).advanced(bySeconds: Int64(day) * 86_400)
        #expect(NewYorkTime.utcOffset(at: moment) == foundationOffset(moment), "\(moment.iso8601)")
      }
    }
  }

  @Test func theClockShowsTheMomentAndTheMomentComesBack() {
    var random = SplitMix64(seed: 16)
    for _ in 0..<20_000 {
      let moment = Timestamp(milliseconds: Int64.random(in: -1 << 45...1 << 45, using: &random))
      let local = NewYorkTime(moment)
      #expect((0..<Timestamp.millisecondsPerDay).contains(local.millisecondsOfDay))
      // One hour a year is shown twice; its second showing reads back as the first.
      let back = local.timestamp
      #expect(back == moment || (back == moment.advanced(bySeconds: -3600) && NewYorkTime(back) == local))
    }
  }

  @Test func theHourShownTwiceMeansTheFirst() {
    let date = CalendarDate(year: 2026, month: 11, day: 1)
    #expect(NewYorkTime(date: date, hour: 0, minute: 59).timestamp == Timestamp(2026, 11, 1, 4, 59))
    #expect(NewYorkTime(date: date, hour: 1, minute: 30).timestamp == Timestamp(2026, 11, 1, 5, 30))
    #expect(NewYorkTime(date: date, hour: 2).timestamp == Timestamp(2026, 11, 1, 7))
    #expect(NewYorkTime(Timestamp(2026, 11, 1, 6, 30)).minuteOfDay == 90)
  }

  @Test func theHourLeftOutIsReadAsStandardTime() {
    let date = CalendarDate(year: 2026, month: 3, day: 8)
    #expect(NewYorkTime(date: date, hour: 1, minute: 59).timestamp == Timestamp(2026, 3, 8, 6, 59))
    #expect(NewYorkTime(date: date, hour: 2, minute: 30).timestamp == Timestamp(2026, 3, 8, 7, 30))
    #expect(NewYorkTime(date: date, hour: 3).timestamp == Timestamp(2026, 3, 8, 7))
  }

  @Test func nothingTrapsAtTheEnds() {
    for end in [Timestamp(milliseconds: .min), Timestamp(milliseconds: .max)] {
      let local = NewYorkTime(end)
      #expect(local.timestamp.milliseconds(since: end).magnitude <= UInt64(Timestamp.millisecondsPerDay))
    }
    let wild = CalendarDate(year: .max, month: .max, day: .max)
    #expect(NewYorkTime(date: wild, hour: .max, minute: .min).timestamp == Timestamp(milliseconds: .max))
    let edge = NewYorkTime(date: wild, millisecondsOfDay: .max)
    #expect(edge.timestamp == Timestamp(milliseconds: .max))
    #expect(edge.minuteOfDay > 0)
  }
}
