import BullionMarket
import Foundation
import GRDB
import Testing

@testable import Store

/// What a killed program leaves beside the history.
@Suite struct WriteAheadLogTests {
  private let begin = Timestamp(2026, 1, 20)

  /// A history and its log, as they lie on the disk after several writes by a program that has not ended.
  private func leftovers(_ folder: String) throws -> (path: String, log: Data) {
    let store = try HistoryStore("\(folder)/running")
    for number in 0..<6 {
      try store.write(minutes(from: begin.advanced(bySeconds: Int64(number) * 6000), count: 100), goldMinutes)
    }
    let path = "\(folder)/h"
    for suffix in ["", "-wal"] {
      try FileManager.default.copyItem(atPath: "\(folder)/running\(suffix)", toPath: path + suffix)
    }
    return (path, try Data(contentsOf: URL(fileURLWithPath: path + "-wal")))
  }

  @Test func aKilledProgramsLogLosesNothing() throws {
    try withFolder { folder in
      let (path, log) = try leftovers(folder)
      #expect(WriteAheadLog(Array(log))?.lostWrites == 0)
      let store = try HistoryStore(path: path, writing: false, now: testNow)
      let count = try store.all(goldMinutes).count
      #expect(count == 600)
      #expect(store.faults() == [])
    }
  }

  @Test func aTornEndIsNoDamage() throws {
    try withFolder { folder in
      let (_, log) = try leftovers(folder)
      for cut in [1, 100, 4000, 4119] {
        #expect(WriteAheadLog(Array(log.dropLast(cut)))?.lostWrites == 0)
      }
    }
  }

  @Test func aBitThatChangedIsNotTakenForTheEnd() throws {
    try withFolder { folder in
      let (path, log) = try leftovers(folder)
      var damaged = log
      damaged[log.count / 2] ^= 1
      #expect((WriteAheadLog(Array(damaged))?.lostWrites ?? 0) > 0)
      try damaged.write(to: URL(fileURLWithPath: path + "-wal"))
      let store = try HistoryStore(path: path, writing: false, now: testNow)
      let count = try store.all(goldMinutes).count
      #expect(count < 600)
      #expect(store.faults().contains { $0.contains("log") })
    }
  }

  @Test func aProgramThatWritesSaysWhatIsLost() throws {
    try withFolder { folder in
      let (path, log) = try leftovers(folder)
      var damaged = log
      damaged[40] ^= 16
      try damaged.write(to: URL(fileURLWithPath: path + "-wal"))
      let store = try HistoryStore(path)
      #expect(store.news.contains { $0.contains("are lost") })
    }
  }

  @Test func whatIsNoLogIsNone() {
    #expect(WriteAheadLog([]) == nil)
    #expect(WriteAheadLog([UInt8](repeating: 0, count: 31)) == nil)
    #expect(WriteAheadLog([UInt8](repeating: 0xFF, count: 33)) == nil)
  }
}
