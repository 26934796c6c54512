import BullionMarket
import Testing

@testable import Store

@Suite struct DayBarsTests {
  private let date = CalendarDate(year: 2026, month: 1, day: 20)
  private let calendar = SessionCalendar()
  private var opening: Timestamp { calendar.opening(of: date) }

  private func days(_ bars: [Bar], from interval: BarInterval = .oneMinute) -> [Bar] {
    var maker = DayBars(from: interval, calendar: calendar)
    var made = bars.compactMap { maker.add($0) }
    if let last = maker.finish() { made.append(last) }
    return made
  }

  @Test func aDayOfAllItsMinutesIsWhole() {
    let made = days(minutes(from: opening, count: 23 * 60))
    #expect(made == [bar(opening, 100, 1479, 100, 1479, count: 1380)])
  }

  @Test func aDayThatIsNotOverIsPartial() {
    #expect(days(minutes(from: opening, count: 600)).map(\.isPartial) == [true])
    #expect(days(minutes(from: opening, count: 1376)).map(\.isPartial) == [false])
    // Once the next one has begun it is over: it may have closed early, by hours and not by half a day.
    let next = bar(calendar.opening(of: date.advanced(byDays: 1)), 7)
    #expect(days(minutes(from: opening, count: 19 * 60) + [next]).map(\.isPartial) == [false, true])
    #expect(days(minutes(from: opening, count: 600) + [next]).map(\.isPartial) == [true, true])
  }

  /// An exchange that trades by day only makes no days of a market that trades round the clock.
  @Test(arguments: [(10, 6, true), (9, 14, true), (2, 16, true), (2, 17, false), (0, 20, false)])
  func aDayThatLacksHoursOfEitherEndIsPartial(after: Int, hours: Int, isPartial: Bool) {
    let bars = (0..<3).flatMap { day in
      let start = calendar.opening(of: date.advanced(byDays: day)).advanced(bySeconds: Int64(after) * 3600)
      return (0..<hours).map { bar(start.advanced(bySeconds: Int64($0) * 3600), 100) }
    }
    #expect(days(bars, from: .oneHour).map(\.isPartial)[1] == isPartial)
  }

  @Test func aDayWithoutItsBeginningOrWithAPartialMinuteIsPartial() {
    let late = minutes(from: opening.advanced(bySeconds: 600), count: 1370)
    #expect(days(late).map(\.isPartial) == [true])
    var broken = minutes(from: opening, count: 1380)
    broken[700].isPartial = true
    #expect(days(broken).map(\.isPartial) == [true])
  }

  @Test func theRestOfADayMakesTheStoredOneWhole() throws {
    try withFolder { folder in
      let store = try HistoryStore("\(folder)/h")
      let all = minutes(from: opening, count: 1380)
      let series = StoreSeries(.gold, source: "a", interval: .oneDay)
      try store.write(Array(all[..<700]), goldMinutes)
      try store.makeDays(of: goldMinutes, from: opening, through: all[699].start)
      #expect(try store.all(series).map(\.isPartial) == [true])
      try store.write(Array(all[700...]), goldMinutes)
      #expect(
        try store.makeDays(of: goldMinutes, from: all[700].start, through: all[1379].start).changedBars == 1)
      #expect(try store.all(series) == [bar(opening, 100, 1479, 100, 1479, count: 1380)])
      // Again it changes nothing.
      #expect(try store.makeDays(of: goldMinutes, from: opening, through: all[1379].start).keptBars == 1)
    }
  }
}
