import BullionMarket
import Foundation
import Testing

@testable import Store

@Suite struct WarmStartTests {
  private let calendar = SessionCalendar()
  /// Wednesday, 15:00 in New York.
  private let now = Timestamp(2026, 1, 21, 20)

  private func series(_ instrument: Instrument, _ source: String, _ interval: BarInterval) -> StoreSeries {
    StoreSeries(instrument, source: source, interval: interval)
  }

  private func picture(_ events: [FeedEvent]) -> [String] {
    events.map { event in
      guard case .bar(let instrument, let interval, let bar) = event else { return "?" }
      return "\(instrument.name) \(interval.rawValue) \(bar.start.iso8601) \(Int(bar.close.dollars))"
    }
  }

  /// Days of a month before `now`, numbered by the day of the month.
  private func days(_ range: ClosedRange<Int>, dollars: Int64) -> [Bar] {
    range.map { CalendarDate(year: 2026, month: 1, day: $0) }.filter {
      calendar.tradeDate(onOrAfter: $0) == $0
    }
    .map { bar(calendar.opening(of: $0), dollars + Int64($0.day)) }
  }

  @Test func nothingStoredIsNothingRead() throws {
    try withFolder { folder in
      let store = try HistoryStore("\(folder)/h")
      #expect(try store.warmStart(now: now) == [])
    }
  }

  @Test func daysThenMinutesInOrderOfTimeAndNothingTwice() throws {
    try withFolder { folder in
      let store = try HistoryStore("\(folder)/h")
      for (instrument, dollars) in [(Instrument.gold, Int64(5000)), (.silver, 100)] {
        try store.write(days(12...21, dollars: dollars), series(instrument, "a", .oneDay))
        try store.write(
          minutes(from: now.advanced(bySeconds: -180), count: 5, dollars: dollars),
          series(instrument, "a", .oneMinute))
      }
      let read = picture(try store.warmStart(now: now, minutes: 1))
      // The days before the session of the minutes; of the minutes those that are over: two more would be later.
      #expect(
        read == [
          "gold 1d 2026-01-11T23:00:00Z 5012", "silver 1d 2026-01-11T23:00:00Z 112",
          "gold 1d 2026-01-12T23:00:00Z 5013", "silver 1d 2026-01-12T23:00:00Z 113",
          "gold 1d 2026-01-13T23:00:00Z 5014", "silver 1d 2026-01-13T23:00:00Z 114",
          "gold 1d 2026-01-14T23:00:00Z 5015", "silver 1d 2026-01-14T23:00:00Z 115",
          "gold 1d 2026-01-15T23:00:00Z 5016", "silver 1d 2026-01-15T23:00:00Z 116",
          "gold 1d 2026-01-18T23:00:00Z 5019", "silver 1d 2026-01-18T23:00:00Z 119",
          "gold 1d 2026-01-19T23:00:00Z 5020", "silver 1d 2026-01-19T23:00:00Z 120",
          "gold 1m 2026-01-21T19:57:00Z 5000", "silver 1m 2026-01-21T19:57:00Z 100",
          "gold 1m 2026-01-21T19:58:00Z 5001", "silver 1m 2026-01-21T19:58:00Z 101",
          "gold 1m 2026-01-21T19:59:00Z 5002", "silver 1m 2026-01-21T19:59:00Z 102",
        ])
      // Fewer days when asked for.
      #expect(try store.warmStart(now: now, minutes: 1, days: 2).count == 4 + 6)
      // Minutes that reach further back take the place of days.
      let further = picture(try store.warmStart(now: now, minutes: 2 * 1440))
      #expect(further.filter { $0.contains("1d") }.last == "silver 1d 2026-01-15T23:00:00Z 116")
    }
  }

  @Test func theFirstSourceWithBothMetalsCounts() throws {
    try withFolder { folder in
      let store = try HistoryStore("\(folder)/h")
      let start = now.advanced(bySeconds: -600)
      func put(_ instrument: Instrument, _ source: String, _ range: Range<Int>, _ dollars: Int64) throws {
        try store.write(
          range.map { bar(start.advanced(bySeconds: Int64($0) * 60), dollars + Int64($0)) },
          series(instrument, source, .oneMinute))
      }
      try put(.gold, "token", 0..<4, 1000)
      try put(.gold, "spot", 1..<3, 2000)
      try put(.silver, "spot", 1..<3, 20)
      try put(.silver, "other", 3..<5, 30)
      func read(_ sources: [String]) throws -> [String] {
        picture(try store.warmStart(now: now, preferredSources: sources)).map {
          $0.replacing(" 1m 2026-01-21T19:", with: " ").replacing(":00Z", with: "")
        }
      }
      // One metal alone where nobody has both; never the token's gold beside spot's silver.
      #expect(
        try read(["token", "spot"]) == [
          "gold 50 1000", "gold 51 2001", "silver 51 21", "gold 52 2002", "silver 52 22", "gold 53 1003",
          "silver 53 33", "silver 54 34",
        ])
      let byName = try read(["spot", "token"])
      #expect(try read([]) == byName)
    }
  }

  @Test func daysThatNobodyStoredAreMadeOfMinutes() throws {
    try withFolder { folder in
      let store = try HistoryStore("\(folder)/h")
      for day in [19, 20, 21] {
        let opening = calendar.opening(of: CalendarDate(year: 2026, month: 1, day: day))
        try store.write(minutes(from: opening, count: 600, dollars: Int64(day) * 1000), goldMinutes)
      }
      let read = picture(try store.warmStart(now: now, minutes: 1))
      #expect(
        Array(read.prefix(3)) == [
          "gold 1d 2026-01-18T23:00:00Z 19599", "gold 1d 2026-01-19T23:00:00Z 20599",
          "gold 1m 2026-01-20T23:00:00Z 21000",
        ])
      #expect(read.count == 2 + 600)
    }
  }

  @Test func withoutMinutesTheDaysThatAreOverAreRead() throws {
    try withFolder { folder in
      let store = try HistoryStore("\(folder)/h")
      try store.write(days(12...21, dollars: 5000), series(.gold, "a", .oneDay))
      let read = picture(try store.warmStart(now: now))
      #expect(read.last == "gold 1d 2026-01-19T23:00:00Z 5020")
    }
  }

  @Test func everyBarIsTakenOnceHoweverTheSourcesOverlap() throws {
    func bars(_ source: Int, _ isThere: (Int) -> Bool) -> [Bar] {
      (0..<50).filter(isThere).map { bar(Timestamp(seconds: Int64($0)), Int64(source)) }
    }
    let sources = (0..<3).map { source in
      SourceBars(
        gold: bars(source) { ($0 + source) % 3 != 0 }, silver: bars(source) { ($0 * 7 + source) % 4 != 0 })
    }
    let events = WarmStart.merge(sources, interval: .oneMinute)
    var keys: Set<String> = []
    var last = Timestamp.distantPast
    for event in events {
      guard case .bar(let instrument, _, let bar) = event else { continue }
      #expect(bar.start >= last)
      last = bar.start
      #expect(keys.insert("\(instrument) \(bar.start.milliseconds)").inserted)
    }
    #expect(keys.count == 100)
  }
}
