import BullionMarket
import Foundation
import GRDB
import TestRandomness
import Testing

@testable import Store

@Suite struct StoreFileTests {
  private let noon = Timestamp(2026, 1, 21, 12)

  private func contents(_ folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
  }

  private func problem(_ body: () throws -> Void) throws -> StoreProblem {
    do {
      try body()
    } catch let problem as StoreProblem {
      return problem
    }
    throw Missing()
  }

  private struct Missing: Error {}

  /// The first released version, as it stands on users' disks: never to be changed.
  private static let versionOne = """
    PRAGMA auto_vacuum = INCREMENTAL;
    PRAGMA application_id = 1112886348;
    CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY);
    INSERT INTO grdb_migrations VALUES ('1 bars, quotes, indicator states');
    CREATE TABLE series (id INTEGER PRIMARY KEY, symbol TEXT NOT NULL, source TEXT NOT NULL,
      interval TEXT NOT NULL, UNIQUE (symbol, interval, source));
    CREATE TABLE bar (series INTEGER NOT NULL, start INTEGER NOT NULL, close INTEGER NOT NULL,
      open INTEGER NOT NULL, high INTEGER NOT NULL, low INTEGER NOT NULL, count INTEGER NOT NULL,
      partial INTEGER NOT NULL, PRIMARY KEY (series, start)) WITHOUT ROWID;
    CREATE TABLE quote (series INTEGER NOT NULL, time INTEGER NOT NULL, bid INTEGER NOT NULL,
      ask INTEGER NOT NULL, PRIMARY KEY (series, time, bid, ask)) WITHOUT ROWID;
    CREATE TABLE indicator_state (series INTEGER PRIMARY KEY, time INTEGER NOT NULL, version INTEGER NOT NULL,
      state BLOB NOT NULL);
    CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
    INSERT INTO series VALUES (7, 'XAU/USD', 'old', '1m'), (8, 'XAU/USD', 'old', 'quote'),
      (9, 'XPT/USD', 'old', '1m'), (10, 'XAU/USD', 'old', '1w');
    INSERT INTO bar VALUES (7, 1769000000000, 5000000000, -1000000, 2000000, 3000000, 9, 1);
    INSERT INTO quote VALUES (8, 1769000000000, 5, 6);
    """

  @Test func aFileOfVersionOneIsRead() throws {
    try withFolder { folder in
      let path = "\(folder)/h"
      let queue = try DatabaseQueue(path: path)
      try queue.writeWithoutTransaction { try $0.execute(sql: Self.versionOne) }
      try queue.close()
      let store = try HistoryStore(path)
      #expect(store.news == [])
      let old = StoreSeries(.gold, source: "old", interval: .oneMinute)
      let start = Timestamp(milliseconds: 1_769_000_000_000)
      #expect(try store.all(old) == [bar(start, 4999, 5002, 4997, 5000, count: 9, partial: true)])
      #expect(try store.all(StoreFeed(.gold, source: "old")).map(\.ask?.ticks) == [6])
      // Metals and lengths of other versions are passed over.
      #expect(try store.spans().map(\.series) == [old])
    }
  }

  @Test func aFileOfANewerVersionIsRefusedAndLeftAlone() throws {
    try withFolder { folder in
      let path = "\(folder)/h"
      do {
        let store = try HistoryStore(path)
        try store.pool?.write { try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('99 wonders')") }
      }
      let before = try Data(contentsOf: URL(fileURLWithPath: path))
      let refusal = try problem { _ = try HistoryStore(path) }
      #expect(refusal.kind == .newer)
      #expect(refusal.description.contains("made by a newer bullion"))
      #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
      #expect(try contents(folder) == ["h", "h.lock"])
      let reading = try problem { _ = try HistoryStore(path: path, writing: false, now: testNow) }
      #expect(reading.kind == .newer)
    }
  }

  @Test func aDatabaseOfAnotherProgramIsLeftAlone() throws {
    try withFolder { folder in
      let path = "\(folder)/h"
      let queue = try DatabaseQueue(path: path)
      try queue.write { try $0.execute(sql: "CREATE TABLE bookmarks (url TEXT)") }
      try queue.close()
      let before = try Data(contentsOf: URL(fileURLWithPath: path))
      #expect(try problem { _ = try HistoryStore(path) }.kind == .foreign)
      #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
    }
  }

  enum Damage: CaseIterable {
    case text, header, truncated, schema, zeros
  }

  @Test("A damaged file is set aside, never deleted", arguments: Damage.allCases)
  func damage(_ kind: Damage) throws {
    try withFolder { folder in
      let path = "\(folder)/h"
      try HistoryStore(path).write(minutes(from: noon, count: 500), goldMinutes)
      var bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
      #expect(bytes.count > 16_384)
      switch kind {
      case .text: bytes = Array("time,open\nthis is no database\n".utf8)
      case .header: for index in 0..<60 { bytes[index] ^= 0x5A }
      case .truncated: bytes = Array(bytes.prefix(bytes.count / 2 / 4096 * 4096))
      case .schema: for index in 100..<4096 { bytes[index] = UInt8(index & 0x7F) }
      case .zeros: for index in bytes.indices { bytes[index] = 0 }
      }
      try Data(bytes).write(to: URL(fileURLWithPath: path))
      let store = try HistoryStore(path)
      #expect(store.isWritable)
      #expect(store.news.count == 1)
      let name = "h.corrupt-20260201-000000"
      #expect(store.news.first?.contains(name) == true, "\(store.news)")
      #expect([UInt8](try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(name)"))) == bytes)
      #expect(try store.all(goldMinutes) == [])
      try store.write(minutes(from: noon, count: 2), goldMinutes)
      // A second one does not take the place of the first.
      try Data("rubbish again".utf8).write(to: URL(fileURLWithPath: path))
      let next = try HistoryStore(path)
      #expect(next.news.first?.contains("\(name)-2") == true, "\(next.news)")
      #expect(!store.isInPlace)
    }
  }

  /// Of a history in use, the bytes of its file.
  private func bytesOfAHistory(_ path: String) throws -> [UInt8] {
    do { try HistoryStore(path).write(minutes(from: noon, count: 500), goldMinutes) }
    return [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
  }

  @Test(
    "A file that was cut within its first page, or zeroed there, is damaged and nothing worse",
    arguments: Array(stride(from: 100, to: 4096, by: 137))
      + Array(stride(from: -3900, through: -100, by: 171)))
  func damageToTheListOfTables(_ place: Int) throws {
    try withFolder { folder in
      let path = "\(folder)/h"
      var bytes = try bytesOfAHistory(path)
      if place > 0 {
        bytes = Array(bytes.prefix(place))
      } else {
        for index in -place..<min(-place + 512, 4096) { bytes[index] = 0 }
      }
      try Data(bytes).write(to: URL(fileURLWithPath: path))
      // What can be read may be read; nothing ends the program.
      do {
        let store = try HistoryStore(path: path, writing: false, now: testNow)
        _ = store.examine()
        _ = try? store.warmStart(now: testNow)
        _ = try? store.quoteFeeds()
      } catch let problem as StoreProblem {
        #expect([.damaged, .missing, .foreign].contains(problem.kind), "\(problem)")
      }
      let store = try HistoryStore(path)
      try store.write(minutes(from: noon, count: 2), goldMinutes)
    }
  }

  @Test("Rows without what they must have are damage", arguments: ["symbol", "interval", "source"])
  func rowsOfNothing(_ column: String) throws {
    try withFolder { folder in
      let path = "\(folder)/h"
      let store = try HistoryStore(path)
      try store.write(minutes(from: noon, count: 3), goldMinutes)
      try store.pool?.write {
        try $0.execute(sql: "PRAGMA ignore_check_constraints = ON; PRAGMA writable_schema = ON")
        try $0.execute(sql: "UPDATE sqlite_master SET sql = replace(sql, 'TEXT NOT NULL', 'TEXT')")
      }
      let queue = try DatabaseQueue(path: path)
      try queue.write { try $0.execute(sql: "UPDATE series SET \(column) = NULL") }
      #expect(try problem { _ = try store.spans() }.kind == .damaged)
    }
  }

  @Test(
    "A file that never was a history is refused where its path was chosen",
    arguments: [
      "my notes\n", "Time,Close\n2026-01-05,4000\n", "n\u{f6}tes\r\n", "%PDF-1.7\n\u{0}\u{1}",
      "\u{0}\u{1}ELF",
    ])
  func strangers(_ text: String) throws {
    for strangers in [StoreSettings.Strangers.spared, .sparedWithText] {
      try withFolder { folder in
        let path = "\(folder)/notes.txt"
        try text.write(toFile: path, atomically: false, encoding: .utf8)
        var settings = StoreSettings()
        settings.strangers = strangers
        for writing in [true, false] {
          let refusal = try problem {
            _ = try HistoryStore(path: path, settings: settings, writing: writing, now: testNow)
          }
          #expect(refusal.kind == .foreign)
          #expect(!refusal.description.contains("export"))
        }
        #expect(try String(contentsOfFile: path, encoding: .utf8) == text)
        #expect(try contents(folder) == ["notes.txt"])
      }
    }
  }

  @Test("A history of ours that is damaged at its beginning is no stranger", arguments: Damage.allCases)
  func damageAtAChosenPlace(_ kind: Damage) throws {
    try withFolder { folder in
      let path = "\(folder)/h"
      var bytes = try bytesOfAHistory(path)
      switch kind {
      case .text: bytes = Array("time,open\nthis is no database\n".utf8)
      case .header: for index in 0..<60 { bytes[index] ^= 0x5A }
      case .truncated: bytes = Array(bytes.prefix(7))
      case .schema: for index in 100..<4096 { bytes[index] = UInt8(index & 0x7F) }
      case .zeros: for index in bytes.indices { bytes[index] = 0 }
      }
      try Data(bytes).write(to: URL(fileURLWithPath: path))
      var settings = StoreSettings()
      settings.strangers = .sparedWithText
      if kind == .text {
        #expect(
          try problem { _ = try HistoryStore(path: path, settings: settings, now: testNow) }.kind == .foreign)
        settings.strangers = .spared
      }
      let store = try HistoryStore(path: path, settings: settings, now: testNow)
      #expect(store.news.first?.contains("set aside") == true)
    }
  }

  @Test func aHistoryThatWasBegunAndNeverFilledIsEmpty() throws {
    try withFolder { folder in
      let path = "\(folder)/h"
      let queue = try DatabaseQueue(path: path)
      try queue.writeWithoutTransaction {
        try $0.execute(
          sql: """
            PRAGMA application_id = \(StoreSchema.applicationID);
            CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY);
            """)
      }
      try queue.close()
      let reading = try problem { _ = try HistoryStore(path: path, writing: false, now: testNow) }
      #expect(reading.kind == .missing && reading.problem == "holds nothing yet")
      try HistoryStore(path).write(minutes(from: noon, count: 2), goldMinutes)
      #expect(try HistoryStore(path: path, writing: false, now: testNow).all(goldMinutes).count == 2)
    }
  }

  @Test func damageMetWhileRunningIsSetAsideAtTheNextStart() throws {
    try withFolder { folder in
      let path = "\(folder)/h"
      try HistoryStore(path).write(minutes(from: noon, count: 20_000), goldMinutes)
      // In the middle of the rows, where opening does not look.
      let handle = try #require(FileHandle(forUpdatingAtPath: path))
      let size = try handle.seekToEnd()
      try handle.seek(toOffset: size / 2 / 4096 * 4096)
      try handle.write(contentsOf: Data(repeating: 0xA5, count: 40_960))
      try handle.close()
      do {
        let store = try HistoryStore(path)
        #expect(store.news == [])
        let failure = try problem { _ = try store.all(goldMinutes) }
        #expect(failure.kind == .damaged)
      }
      #expect(try contents(folder).contains("h.damaged"))
      let store = try HistoryStore(path)
      #expect(store.news.first?.contains("set aside") == true)
      #expect(try contents(folder).contains("h.damaged") == false)
      #expect(try contents(folder).contains { $0.hasPrefix("h.corrupt-") })
      #expect(try store.all(goldMinutes) == [])
    }
  }

  @Test func aMarkOfDamageThatIsNotThereGoesAway() throws {
    try withFolder { folder in
      let path = "\(folder)/h"
      try HistoryStore(path).write(minutes(from: noon, count: 3), goldMinutes)
      _ = FileManager.default.createFile(atPath: "\(path).damaged", contents: nil)
      let store = try HistoryStore(path)
      #expect(store.news == [])
      #expect(try store.all(goldMinutes).count == 3)
      #expect(try contents(folder).contains("h.damaged") == false)
    }
  }

  @Test(
    "Where nothing can be written it says so",
    arguments: ["/proc/bullion/history.sqlite", "/dev/null/history.sqlite", "/", "/dev/null"])
  func unwritable(_ path: String) throws {
    let refusal = try problem { _ = try HistoryStore(path) }
    #expect([.notWritable, .other].contains(refusal.kind))
    #expect(visible(refusal.description) == refusal.description)
    #expect(refusal.description.hasPrefix("history \(path): "))
    #expect(!refusal.advice.isEmpty)
  }

  @Test func withoutTheRightToWriteItIsRead() throws {
    try withFolder { folder in
      let path = "\(folder)/h"
      try HistoryStore(path).write(minutes(from: noon, count: 3), goldMinutes)
      // Only the superuser may write everywhere; a folder in the lock's place stops everyone.
      try FileManager.default.removeItem(atPath: "\(path).lock")
      try FileManager.default.createDirectory(atPath: "\(path).lock", withIntermediateDirectories: false)
      let store = try HistoryStore(path)
      #expect(!store.isWritable)
      #expect(store.news.first?.contains("cannot be written") == true)
      #expect(try store.all(goldMinutes).count == 3)
      let refusal = try problem { try store.write(minutes(from: noon, count: 4), goldMinutes) }
      #expect(refusal.kind == .notWritable)
      #expect(try store.warmStart(now: testNow).count == 3)
    }
  }

  @Test func readingMakesNothing() throws {
    try withFolder { folder in
      let path = "\(folder)/h"
      let missing = try problem { _ = try HistoryStore(path: path, writing: false, now: testNow) }
      #expect(missing.kind == .missing)
      #expect(try contents(folder) == [])
    }
  }

  @Test func aFileThatIsReplacedIsNoticed() throws {
    try withFolder { folder in
      let path = "\(folder)/h"
      let store = try HistoryStore(path)
      #expect(store.isInPlace)
      try FileManager.default.moveItem(atPath: path, toPath: "\(path).old")
      #expect(!store.isInPlace)
    }
  }

  @Test("Whatever the file holds, it is opened", arguments: 0..<12)
  func rubbish(_ seed: UInt64) throws {
    try withFolder { folder in
      var random = SplitMix64(seed: seed)
      let path = "\(folder)/h"
      do { try HistoryStore(path).write(minutes(from: noon, count: 300), goldMinutes) }
      var bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
      for _ in 0..<40 {
        bytes[Int(random.next() % UInt64(bytes.count))] = UInt8(truncatingIfNeeded: random.next())
      }
      try Data(bytes).write(to: URL(fileURLWithPath: path))
      // Opened as it is, set aside, or refused in words: nothing traps.
      do {
        let store = try HistoryStore(path)
        _ = try? store.all(goldMinutes)
        _ = try? store.write(minutes(from: noon, count: 5), silverMinutes)
        _ = try? store.warmStart(now: testNow)
      } catch let problem as StoreProblem {
        #expect(visible(problem.description) == problem.description)
      }
    }
  }
}
