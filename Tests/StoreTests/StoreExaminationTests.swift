import BullionMarket
import Foundation
import GRDB
import TestRandomness
import Testing

@testable import Store

/// A bit that changed on the disk is found, whatever it belongs to.
@Suite struct StoreExaminationTests {
  private let begin = Timestamp(2026, 1, 20)
  private let feed = StoreFeed(.gold, source: "a")

  /// A file that nobody has open, with bars, quotes and a state.
  private func makeFile(_ path: String) throws -> (bars: [Bar], quotes: [Quote]) {
    let bars = minutes(from: begin, count: 1500)
    let store = try HistoryStore(path)
    var batch = StoreBatch()
    batch.bars[goldMinutes] = bars
    for number in 0..<600 {
      let time = begin.advanced(byMilliseconds: Int64(number) * 700)
      let bid = Int64(5_000_000_000 + number * 10_000)
      batch.add(
        Quote(instrument: .gold, time: time, bid: Price(ticks: bid), ask: Price(ticks: bid + 200_000)),
        source: "a")
    }
    batch.states[goldMinutes] = StoredState(time: begin, version: 1, bytes: Array("{\"average\": 12.5}".utf8))
    try store.write(batch)
    return (try store.all(goldMinutes), try store.all(feed))
  }

  @Test func aSoundFileIsSound() throws {
    try withFolder { folder in
      _ = try makeFile("\(folder)/h")
      let store = try HistoryStore(path: "\(folder)/h", writing: false, now: testNow)
      let examination = store.examine()
      #expect(examination.isSound && examination.rows == 2100, "\(examination)")
      #expect(try store.state(of: goldMinutes) != nil)
    }
  }

  @Test func noFlippedBitIsTakenForTruth() throws {
    try withFolder { folder in
      let path = "\(folder)/h"
      let (bars, quotes) = try makeFile(path)
      let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
      var random = SplitMix64(seed: 5)
      var lies: [Int] = []
      var found = 0
      for _ in 0..<250 {
        let bit = Int(random.next() % UInt64(bytes.count * 8))
        var damaged = bytes
        damaged[bit / 8] ^= 1 << (bit % 8)
        let copy = "\(folder)/copy"
        try damaged.write(to: URL(fileURLWithPath: copy))
        do {
          let store = try HistoryStore(path: copy, writing: false, now: testNow)
          let isTrue = try store.all(goldMinutes) == bars && store.all(feed) == quotes
          let isSound = store.examine().isSound
          if isSound, !isTrue { lies.append(bit) }
          if !isSound { found += 1 }
        } catch {
          found += 1
        }
        for suffix in ["", "-wal", "-shm", ".damaged"] {
          try? FileManager.default.removeItem(atPath: copy + suffix)
        }
      }
      #expect(lies == [])
      #expect(found > 50)
    }
  }

  @Test(arguments: [
    "UPDATE bar SET close = close + 1 WHERE start = (SELECT min(start) FROM bar)",
    "UPDATE bar SET sum = NULL WHERE start = (SELECT min(start) FROM bar)",
    "UPDATE bar SET partial = 1 WHERE start = (SELECT min(start) FROM bar)",
    "UPDATE quote SET ask = ask - 1 WHERE time = (SELECT min(time) FROM quote)",
  ])
  func aRowThatDoesNotAddUpIsLeftOutAndCounted(change: String) throws {
    try withFolder { folder in
      let path = "\(folder)/h"
      let (bars, quotes) = try makeFile(path)
      try DatabaseQueue(path: path).write { try $0.execute(sql: change) }
      let store = try HistoryStore(path: path, writing: false, now: testNow)
      let isBar = change.contains("bar")
      let found = (try store.all(goldMinutes), try store.all(feed))
      #expect(found.0 == (isBar ? Array(bars.dropFirst()) : bars))
      #expect(found.1 == (isBar ? quotes : Array(quotes.dropFirst())))
      #expect(store.brokenRows == 1)
      let examination = store.examine()
      #expect(!examination.isSound && examination.brokenRows == 1 && examination.rows == 2099)
    }
  }

  @Test func rowsUnderAnotherNameDoNotAddUp() throws {
    try withFolder { folder in
      let path = "\(folder)/h"
      _ = try makeFile(path)
      try DatabaseQueue(path: path).write {
        try $0.execute(sql: "UPDATE series SET symbol = 'XAG/USD' WHERE interval = '1m'")
      }
      let store = try HistoryStore(path: path, writing: false, now: testNow)
      #expect(try store.all(silverMinutes) == [])
      #expect(store.brokenRows == 1500)
    }
  }

  @Test(arguments: ["UPDATE series SET symbol = 'XAX/USD'", "DELETE FROM series WHERE interval = '1m'"])
  func rowsThatNobodyWouldReadAreAFault(change: String) throws {
    try withFolder { folder in
      let path = "\(folder)/h"
      _ = try makeFile(path)
      try DatabaseQueue(path: path).write { try $0.execute(sql: change) }
      let store = try HistoryStore(path: path, writing: false, now: testNow)
      #expect(!store.faults().isEmpty)
    }
  }

  @Test func aDamagedStateIsNotGoneOnWith() throws {
    try withFolder { folder in
      let path = "\(folder)/h"
      _ = try makeFile(path)
      try DatabaseQueue(path: path).write {
        try $0.execute(sql: "UPDATE indicator_state SET state = CAST('{\"average\": 13.5}' AS BLOB)")
      }
      let store = try HistoryStore(path)
      #expect(try store.state(of: goldMinutes) == nil)
      #expect(store.brokenRows == 1)
    }
  }
}
