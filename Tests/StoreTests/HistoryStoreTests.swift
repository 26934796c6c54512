import BullionMarket
import Foundation
import GRDB
import Testing

@testable import Store

@Suite struct HistoryStoreTests {
  private let noon = Timestamp(2026, 1, 21, 12)

  @Test func whatIsWrittenIsReadBackExactly() throws {
    try withFolder { folder in
      let path = "\(folder)/a/b/history.sqlite"
      let odd = Bar(
        start: noon, open: Price(ticks: 5_000_123_457), high: Price(ticks: 5_000_123_459),
        low: Price(ticks: 1), close: Price(ticks: 4_999_999_999), count: 12345, isPartial: true)
      let whole = bar(noon.advanced(bySeconds: 60), 10, 12, 9, 11, count: 0)
      let quotes = [
        Quote(instrument: .gold, time: noon, bid: Price(ticks: 7), ask: Price(ticks: 9)),
        Quote(instrument: .gold, time: noon, bid: Price(ticks: 7), ask: Price(ticks: 10)),
        Quote(instrument: .gold, time: noon.advanced(bySeconds: 1), price: Price(ticks: 8)),
      ]
      let state = StoredState(time: noon, version: 3, bytes: [0, 255, 7])
      do {
        let store = try HistoryStore(path)
        var batch = StoreBatch()
        batch.bars[goldMinutes] = [odd, whole]
        for quote in quotes { batch.add(quote, source: "a") }
        batch.states[goldMinutes] = state
        let changes = try store.write(batch)
        #expect(changes.newBars == 2 && changes.newQuotes == 3)
        // All of it again changes nothing.
        let again = try store.write(batch)
        #expect(again.newBars == 0 && again.changedBars == 0 && again.keptBars == 2 && again.newQuotes == 0)
      }
      let store = try HistoryStore(path)
      #expect(store.news == [] && store.isWritable && store.isInPlace)
      #expect(try store.all(goldMinutes) == [odd, whole])
      #expect(try store.all(silverMinutes) == [])
      #expect(try store.all(StoreFeed(.gold, source: "a")) == quotes)
      #expect(try store.all(StoreFeed(.gold, source: "b")) == [])
      #expect(try store.state(of: goldMinutes) == state)
      #expect(try store.state(of: silverMinutes) == nil)
      #expect(try store.spans() == [StoredSpan(series: goldMinutes, first: noon, last: whole.start)])
      #expect(try store.quoteFeeds() == [StoreFeed(.gold, source: "a")])
      let attributes = try FileManager.default.attributesOfItem(atPath: path)
      #expect(attributes[.posixPermissions] as? Int == 0o600)
      let folderMode = try FileManager.default.attributesOfItem(atPath: "\(folder)/a")[.posixPermissions]
      #expect(folderMode as? Int == 0o700)
    }
  }

  @Test(
    "Of two bars of one key the better one stays",
    arguments: [
      // What is there, what comes, whether it takes the place.
      (5, true, 1, false, true), (0, true, 0, false, true), (9, true, 0, false, true),
      (5, false, 9, true, false), (0, false, 9, true, false),
      (5, false, 6, false, true), (5, false, 5, false, false), (5, false, 4, false, false),
      (5, false, 0, false, false), (0, false, 1, false, true), (0, false, 0, false, false),
      (5, true, 6, true, true), (5, true, 5, true, true), (5, true, 4, true, false),
    ])
  func merging(_ rule: (oldCount: Int, oldPartial: Bool, count: Int, partial: Bool, wins: Bool)) throws {
    try withFolder { folder in
      let store = try HistoryStore("\(folder)/h")
      let old = bar(noon, 10, count: rule.oldCount, partial: rule.oldPartial)
      let new = bar(noon, 11, count: rule.count, partial: rule.partial)
      try store.write([old], goldMinutes)
      let changes = try store.write([new], goldMinutes)
      #expect(changes.newBars == 0)
      #expect(changes.changedBars == (rule.wins ? 1 : 0))
      #expect(changes.keptBars == (rule.wins ? 0 : 1))
      #expect(try store.all(goldMinutes) == [rule.wins ? new : old])
      // Two that differ in nothing are one.
      #expect(try store.write([rule.wins ? new : old], goldMinutes).keptBars == 1)
    }
  }

  @Test func aBatchIsWrittenAsAWholeOrNotAtAll() throws {
    try withFolder { folder in
      let store = try HistoryStore("\(folder)/h")
      let pool = try #require(store.pool)
      try pool.write {
        try $0.execute(
          sql: "CREATE TRIGGER t BEFORE INSERT ON indicator_state BEGIN SELECT RAISE(ABORT, 'no'); END")
      }
      var batch = StoreBatch()
      batch.bars[goldMinutes] = minutes(from: noon, count: 3)
      batch.states[goldMinutes] = StoredState(time: noon, version: 1, bytes: [])
      #expect(throws: StoreProblem.self) { try store.write(batch) }
      #expect(try store.all(goldMinutes) == [])
    }
  }

  @Test func severalSourcesAreReadInOrderOfPreference() throws {
    try withFolder { folder in
      let store = try HistoryStore("\(folder)/h")
      func series(_ source: String) -> StoreSeries {
        StoreSeries(.gold, source: source, interval: .oneMinute)
      }
      try store.write(minutes(from: noon, count: 3, dollars: 100), series("c"))
      try store.write(minutes(from: noon.advanced(bySeconds: 60), count: 3, dollars: 200), series("b"))
      func closes(_ sources: [String], to: Timestamp = .distantFuture) throws -> [Double] {
        try store.bars(.gold, .oneMinute, from: noon, to: to, sources: sources).map(\.close.dollars)
      }
      #expect(try closes([]) == [100, 200, 201, 202])
      #expect(try closes(["c"]) == [100, 101, 102, 202])
      #expect(try closes(["x", "c"], to: noon.advanced(bySeconds: 120)) == [100, 101])
      #expect(try store.bars(.silver, .oneMinute, from: noon, to: .distantFuture) == [])
    }
  }

  @Test func manyRowsAreReadInPagesWithoutALoss() throws {
    try withFolder { folder in
      let store = try HistoryStore("\(folder)/h")
      let bars = minutes(from: noon, count: 25_000)
      try store.write(bars, goldMinutes)
      #expect(try store.all(goldMinutes) == bars)
      // More quotes than a page has, many of them in one millisecond.
      var batch = StoreBatch()
      for number in 0..<25_000 {
        let time = noon.advanced(byMilliseconds: Int64(number / 12_000))
        batch.add(Quote(instrument: .gold, time: time, price: Price(ticks: Int64(number + 1))), source: "a")
      }
      #expect(try store.write(batch).newQuotes == 25_000)
      let quotes = try store.all(StoreFeed(.gold, source: "a"))
      #expect(quotes.map(\.mid.ticks) == Array(1...25_000))
    }
  }

  @Test func stateOfALaterTimeOrAnotherVersionStays() throws {
    try withFolder { folder in
      let store = try HistoryStore("\(folder)/h")
      func put(_ seconds: Int64, _ version: Int) throws {
        var batch = StoreBatch()
        batch.states[goldMinutes] = StoredState(
          time: noon.advanced(bySeconds: seconds), version: version, bytes: [UInt8(seconds)])
        try store.write(batch)
      }
      try put(5, 1)
      try put(4, 1)
      #expect(try store.state(of: goldMinutes)?.bytes == [5])
      try put(6, 1)
      #expect(try store.state(of: goldMinutes)?.bytes == [6])
      try put(2, 2)
      #expect(try store.state(of: goldMinutes)?.bytes == [2])
    }
  }
}
