import BullionMarket
import Foundation
import GRDB
import Testing

@testable import Store

@Suite struct StoreWriterTests {
  private let noon = Timestamp(2026, 1, 21, 12)

  private func batch(_ bars: [Bar], _ series: StoreSeries = goldMinutes) -> StoreBatch {
    var batch = StoreBatch()
    batch.bars[series] = bars
    return batch
  }

  private func quotes(_ count: Int, from start: Int = 0) -> StoreBatch {
    var batch = StoreBatch()
    for number in start..<start + count {
      let time = testNow.advanced(byMilliseconds: Int64(number - 100_000))
      batch.add(Quote(instrument: .gold, time: time, price: Price(ticks: 5)), source: "a")
    }
    return batch
  }

  private func writer(
    _ path: String, store: HistoryStore? = nil, _ change: (inout StoreWriter.Settings) -> Void = { _ in }
  ) -> StoreWriter {
    var settings = StoreWriter.Settings()
    change(&settings)
    return StoreWriter(path: path, store: store, settings: settings, now: { testNow })
  }

  @Test func itIsWrittenWithinASecondWithoutBeingAskedFor() throws {
    try withFolder { folder in
      let writer = writer("\(folder)/h")
      writer.submit(batch(minutes(from: noon, count: 3)))
      writer.submit(quotes(5))
      let deadline = ContinuousClock.now + .seconds(20)
      while writer.committed.isEmpty, ContinuousClock.now < deadline { usleep(10_000) }
      #expect(writer.committed == [goldMinutes: noon.advanced(bySeconds: 120)])
      // The second time the thread has been asleep.
      usleep(200_000)
      let later = noon.advanced(bySeconds: 180)
      writer.submit(batch([bar(later, 5)]))
      while writer.committed[goldMinutes] != later, ContinuousClock.now < deadline { usleep(10_000) }
      #expect(writer.committed == [goldMinutes: later])
      #expect(writer.close(within: 20))
      let store = try HistoryStore("\(folder)/h")
      #expect(try store.all(goldMinutes).count == 4)
      #expect(try store.all(StoreFeed(.gold, source: "a")).count == 5)
      #expect(writer.takeProblems() == [])
      #expect(writer.statistics.changes.newBars == 4)
      #expect(writer.statistics.waitingBars == 0)
    }
  }

  @Test func theBoundHoldsWhileTheFileGrows() throws {
    try withFolder { folder in
      var settings = StoreSettings()
      settings.largestSize = 1 << 20
      let writer = StoreWriter(path: "\(folder)/h", storeSettings: settings, now: { testNow })
      var largest: Int64 = 0
      for round in 0..<20 {
        writer.submit(quotes(10_000, from: round * 4_000))
        #expect(writer.flush(within: 20))
        largest = max(largest, try HistoryStore("\(folder)/h").size())
      }
      #expect(writer.close(within: 20))
      #expect(try HistoryStore("\(folder)/h").size() <= 1 << 20)
      // A batch more than the bound at most, not all that came within an hour.
      #expect(largest < 2 << 20)
      #expect(writer.statistics.pruning.quotes > 0)
    }
  }

  @Test func whatIsNotInTheFileIsSaidWithTheReason() throws {
    try withFolder { folder in
      let path = "\(folder)/h"
      _ = try HistoryStore(path)
      var holding = GRDB.Configuration()
      holding.allowsUnsafeTransactions = true
      let other = try DatabaseQueue(path: path, configuration: holding)
      try other.inDatabase { try $0.execute(sql: "BEGIN IMMEDIATE") }
      let writer = writer(path)
      #expect(writer.unsaved == nil)
      writer.submit(batch(minutes(from: noon, count: 3)))
      writer.submit(quotes(5))
      #expect(!writer.close(within: 0.2))
      #expect(writer.unsaved?.contains("5 quotes and 3 bars are not in the history") == true)
      try other.inDatabase { try $0.execute(sql: "COMMIT") }
    }
  }

  @Test func flushReturnsWhenAllIsInTheFile() throws {
    try withFolder { folder in
      let store = try HistoryStore("\(folder)/h")
      let writer = writer("\(folder)/h", store: store) { $0.flushSeconds = 3600 }
      for index in 0..<20 {
        writer.submit(batch([bar(noon.advanced(bySeconds: Int64(index) * 60), 5)]))
        guard index.isMultiple(of: 5) else { continue }
        #expect(writer.flush(within: 20))
        #expect(try store.all(goldMinutes).count == index + 1)
      }
      #expect(writer.close(within: 20))
      #expect(try store.all(goldMinutes).count == 20)
      // Nothing more to write is no reason to wait.
      #expect(writer.flush(within: 0.01))
    }
  }

  @Test func manyRowsAreWrittenAtOnce() throws {
    try withFolder { folder in
      let writer = writer("\(folder)/h") {
        $0.flushSeconds = 3600
        $0.flushRows = 100
      }
      defer { writer.close(within: 20) }
      writer.submit(batch(minutes(from: noon, count: 120)))
      let deadline = ContinuousClock.now + .seconds(20)
      while writer.committed.isEmpty, ContinuousClock.now < deadline { usleep(10_000) }
      #expect(writer.committed[goldMinutes] == noon.advanced(bySeconds: 119 * 60))
    }
  }

  /// A full disk, as SQLite sees it: the file may not have another page.
  @Test func aFullDiskIsToldOnceAndLosesNothing() throws {
    try withFolder { folder in
      let store = try HistoryStore("\(folder)/h")
      let pool = try #require(store.pool)
      func setMostPages(_ count: Int) throws {
        try pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA max_page_count = \(count)") }
      }
      try setMostPages(1)
      let writer = writer("\(folder)/h", store: store) { $0.firstRetry = 0.01 }
      writer.submit(batch(minutes(from: noon, count: 2000)))
      #expect(!writer.flush(within: 20))
      writer.submit(batch(minutes(from: noon, count: 10), silverMinutes))
      #expect(!writer.flush(within: 20))
      let problems = writer.takeProblems()
      #expect(problems.count == 1)
      #expect(problems.first?.contains("the disk is full") == true, "\(problems)")
      #expect(problems.first?.contains("waits in memory") == true)
      #expect(writer.committed == [:])
      #expect(writer.statistics.waitingBars == 2010)
      try setMostPages(1_000_000)
      let deadline = ContinuousClock.now + .seconds(20)
      while writer.committed.count < 2, ContinuousClock.now < deadline { usleep(10_000) }
      #expect(writer.takeProblems().map { $0.contains("is written again; nothing is missing") } == [true])
      #expect(writer.close(within: 20))
      #expect(try store.all(goldMinutes).count == 2000)
      #expect(try store.all(silverMinutes).count == 10)
    }
  }

  @Test func whatWaitsIsBoundedAndQuotesGoFirst() throws {
    // A path that nothing can ever be written to.
    let writer = writer("/dev/null/h") {
      $0.firstRetry = 3600
      $0.mostQuotes = 1000
      $0.mostBars = 500
    }
    writer.submit(batch(minutes(from: noon, count: 400)))
    for round in 0..<3 { writer.submit(quotes(400, from: round * 400)) }
    #expect(!writer.flush(within: 20))
    let first = writer.statistics
    #expect(first.waitingBars == 400 && first.droppedBars == 0)
    #expect(first.waitingQuotes <= 1000)
    #expect(first.droppedQuotes + first.waitingQuotes == 1200)
    writer.submit(batch(minutes(from: noon.advanced(bySeconds: 400 * 60), count: 400)))
    let second = writer.statistics
    #expect(second.waitingBars <= 500)
    #expect(second.droppedBars + second.waitingBars == 800)
    #expect(writer.takeProblems().count == 1)
    #expect(!writer.close(within: 20))
  }

  @Test func aFileThatIsSetAsideIsBegunAnew() throws {
    try withFolder { folder in
      let path = "\(folder)/h"
      let writer = writer(path) { $0.firstRetry = 0.01 }
      writer.submit(batch(minutes(from: noon, count: 2)))
      #expect(writer.flush(within: 20))
      for suffix in ["", "-wal", "-shm"] {
        try? FileManager.default.moveItem(atPath: path + suffix, toPath: "\(folder)/old\(suffix)")
      }
      writer.submit(batch(minutes(from: noon, count: 3)))
      #expect(writer.flush(within: 20))
      #expect(writer.close(within: 20))
      #expect(writer.takeProblems().map { $0.contains("taken its place") } == [true])
      let new = try HistoryStore(path)
      #expect(try new.all(goldMinutes).count == 3)
      #expect(try HistoryStore("\(folder)/old").all(goldMinutes).count == 2)
    }
  }

  @Test func damageIsSetAsideAndTheRowsGoIntoTheNewFile() throws {
    try withFolder { folder in
      let path = "\(folder)/h"
      try HistoryStore(path).write(minutes(from: noon, count: 20_000), goldMinutes)
      let handle = try #require(FileHandle(forUpdatingAtPath: path))
      let size = try handle.seekToEnd()
      try handle.seek(toOffset: 40_960)
      try handle.write(contentsOf: Data(repeating: 0xA5, count: Int(size) - 81_920))
      try handle.close()
      let writer = writer(path) { $0.firstRetry = 0.01 }
      // Some of these meet the damage.
      writer.submit(batch(minutes(from: noon, count: 20_000, dollars: 200)))
      let deadline = ContinuousClock.now + .seconds(20)
      while writer.committed.isEmpty, ContinuousClock.now < deadline { usleep(10_000) }
      #expect(writer.close(within: 20))
      let problems = writer.takeProblems()
      #expect(problems.contains { $0.contains("set aside") }, "\(problems)")
      #expect(try HistoryStore(path).all(goldMinutes).first?.close.dollars == 200)
    }
  }

  @Test func aDayThatHasEndedIsMadeOfItsMinutes() throws {
    try withFolder { folder in
      let writer = writer("\(folder)/h")
      let days = StoreSeries(.gold, source: "a", interval: .oneDay)
      let calendar = SessionCalendar()
      let date = CalendarDate(year: 2026, month: 1, day: 20)
      let opening = calendar.opening(of: date)
      writer.submit(batch(minutes(from: opening, count: 23 * 60)))
      #expect(writer.flush(within: 20))
      writer.submit(batch([bar(calendar.opening(of: date.advanced(byDays: 1)), 7)]))
      #expect(writer.flush(within: 20))
      #expect(writer.close(within: 20))
      let store = try HistoryStore("\(folder)/h")
      #expect(
        try store.all(days) == [bar(opening, 100, 100 + 23 * 60 - 1, 100, 100 + 23 * 60 - 1, count: 23 * 60)])
    }
  }

  @Test func whatIsOldIsRemovedByTheWay() throws {
    try withFolder { folder in
      let writer = writer("\(folder)/h")
      writer.submit(quotes(10))
      var batch = StoreBatch()
      let old = testNow.advanced(byMilliseconds: -2 * Timestamp.millisecondsPerDay)
      batch.add(Quote(instrument: .gold, time: old, price: Price(ticks: 5)), source: "a")
      writer.submit(batch)
      #expect(writer.close(within: 20))
      #expect(writer.statistics.changes.newQuotes == 11)
      #expect(writer.statistics.pruning.quotes == 1)
      let store = try HistoryStore("\(folder)/h")
      #expect(try store.all(StoreFeed(.gold, source: "a")).count == 10)
    }
  }
}
