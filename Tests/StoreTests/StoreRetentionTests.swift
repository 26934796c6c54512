import BullionMarket
import Foundation
import GRDB
import Testing

@testable import Store

@Suite struct StoreRetentionTests {
  private func days(_ count: Int) -> [Bar] {
    (0..<count).map {
      bar(testNow.advanced(byMilliseconds: Int64($0 - count) * Timestamp.millisecondsPerDay), 5)
    }
  }

  private func quotes(_ count: Int, endingAt end: Timestamp = testNow) -> [Quote] {
    (0..<count).map {
      Quote(
        instrument: .gold, time: end.advanced(bySeconds: Int64($0 - count)), bid: Price(ticks: 5_000_000_000),
        ask: Price(ticks: 5_000_000_001))
    }
  }

  /// A day and a half is not rounded down to a day, nor quotes of a minute up to an hour.
  @Test func retentionIsKeptToTheMillisecond() throws {
    try withFolder { folder in
      var settings = StoreSettings()
      settings.minuteRetention = 36 * 3_600_000
      settings.quoteRetention = 60_000
      let store = try HistoryStore("\(folder)/h", settings)
      var batch = StoreBatch()
      batch.bars[goldMinutes] = [37, 36, 25].map { bar(testNow.advanced(bySeconds: -$0 * 3600), 5) }
      for quote in quotes(100) { batch.add(quote, source: "a") }
      try store.write(batch)
      let pruning = try store.prune(now: testNow)
      #expect((pruning.bars, pruning.quotes) == (1, 40))
    }
  }

  @Test func onlyWhatIsOldGoes() throws {
    try withFolder { folder in
      var settings = StoreSettings()
      settings.minuteRetention = 10 * Timestamp.millisecondsPerDay
      settings.quoteRetention = 3_600_000
      let store = try HistoryStore("\(folder)/h", settings)
      let dayBars = StoreSeries(.gold, source: "a", interval: .oneDay)
      let hours = StoreSeries(.gold, source: "a", interval: .oneHour)
      var batch = StoreBatch()
      batch.bars[goldMinutes] = days(30)
      batch.bars[silverMinutes] = days(5)
      batch.bars[hours] = days(12)
      batch.bars[dayBars] = days(4000)
      for quote in quotes(12_000) { batch.add(quote, source: "a") }
      try store.write(batch)
      let pruning = try store.prune(now: testNow)
      #expect(pruning.bars == 22)
      #expect(pruning.quotes == 12_000 - 3600)
      #expect(try store.all(goldMinutes) == Array(days(10)))
      #expect(try store.all(silverMinutes).count == 5)
      #expect(try store.all(hours).count == 10)
      #expect(try store.all(dayBars).count == 4000)
      #expect(try store.all(StoreFeed(.gold, source: "a")) == quotes(3600))
      #expect(try store.prune(now: testNow) == StorePruning())
    }
  }

  /// Of one quote and one bar a day the latest is a minute old, by a clock that is right.
  @Test(arguments: [1, 30, 11 * 365]) func aClockThatIsAheadRemovesNoMoreThanADay(daysAhead: Int64) throws {
    try withFolder { folder in
      var settings = StoreSettings()
      settings.minuteRetention = 10 * Timestamp.millisecondsPerDay
      settings.quoteRetention = 48 * 3_600_000
      let store = try HistoryStore("\(folder)/h", settings)
      var batch = StoreBatch()
      batch.bars[goldMinutes] = days(10)
      for quote in quotes(100) { batch.add(quote, source: "a") }
      try store.write(batch)
      let ahead = testNow.advanced(byMilliseconds: daysAhead * Timestamp.millisecondsPerDay)
      let pruning = try store.prune(now: ahead)
      #expect(pruning.bars <= 1 && pruning.quotes == 0)
      #expect(try store.all(goldMinutes).count >= 9)
    }
  }

  @Test func anEmptyStoreIsPrunedByTheClock() throws {
    try withFolder { folder in
      let store = try HistoryStore("\(folder)/h")
      #expect(try store.pruningTime(now: testNow) == testNow)
    }
  }

  @Test func zeroDaysKeepsForEver() throws {
    try withFolder { folder in
      var settings = StoreSettings()
      settings.minuteRetention = 0
      let store = try HistoryStore("\(folder)/h", settings)
      try store.write([bar(Timestamp(1990, 1, 1), 5)], goldMinutes)
      #expect(try store.prune(now: testNow).bars == 0)
    }
  }

  @Test func aboveTheSizeQuotesGoFirstThenTheOldestMinutesAndTheFileShrinks() throws {
    try withFolder { folder in
      let path = "\(folder)/h"
      let dayBars = StoreSeries(.silver, source: "a", interval: .oneDay)
      let hours = StoreSeries(.gold, source: "a", interval: .oneHour)
      let minuteBars = minutes(from: testNow.advanced(bySeconds: -60 * 40_000), count: 40_000)
      var full: Int64 = 0
      do {
        let store = try HistoryStore(path)
        var batch = StoreBatch()
        for quote in quotes(20_000) { batch.add(quote, source: "a") }
        batch.bars[goldMinutes] = minuteBars
        batch.bars[hours] = days(100)
        batch.bars[dayBars] = days(1000)
        try store.write(batch)
        full = try store.size()
      }
      var settings = StoreSettings()
      // Without the quotes it is small enough.
      settings.largestSize = full * 3 / 4
      var store = try HistoryStore(path, settings)
      let first = try store.prune(now: testNow)
      #expect(first.quotes > 0 && first.quotes <= 20_000 && first.bars == 0)
      #expect(first.bytes > 0)
      #expect(try store.size() <= settings.largestSize)
      settings.largestSize = full / 4
      store = try HistoryStore(path, settings)
      let second = try store.prune(now: testNow)
      #expect(first.quotes + second.quotes == 20_000)
      #expect(second.bars > 0)
      let left = try store.all(goldMinutes)
      #expect(left == minuteBars.suffix(left.count) && !left.isEmpty)
      #expect(try store.all(hours).count == 100)
      // Nothing but days is left when there is room for nothing.
      settings.largestSize = 1
      store = try HistoryStore(path, settings)
      _ = try store.prune(now: testNow)
      #expect(try store.spans().map(\.series) == [dayBars])
      #expect(try store.all(dayBars).count == 1000)
      let size = try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int64
      #expect((size ?? .max) < full / 4)
    }
  }
}
