import BullionMarket
import Foundation
import Settings
import Testing

@testable import bullion

@Suite struct LogFileTests {
  private func writer(_ path: String, limit: Int64 = 1 << 20) -> LogWriter {
    LogWriter(.file(path: path, limit: limit), level: .info, now: { Timestamp(2026, 1, 20) })
  }

  private func messages(_ path: String) throws -> [Substring] {
    try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").map { $0.dropFirst(33) }
  }

  @Test func nobodyElseMayReadIt() throws {
    try withFolder { folder in
      let path = "\(folder)/a/b/log"
      writer(path).write(.info, "x", "one")
      #expect(try messages(path) == ["one"])
      for (name, mode) in [(path, 0o600), ("\(folder)/a", 0o700)] {
        let found = try FileManager.default.attributesOfItem(atPath: name)[.posixPermissions] as? Int
        #expect(found == mode)
      }
    }
  }

  @Test func itIsSetAsideWhenItIsLong() throws {
    try withFolder { folder in
      let path = "\(folder)/log"
      let log = writer(path, limit: 400)
      for number in 0..<100 { log.write(.info, "x", "number \(number)") }
      let new = try messages(path)
      let old = try messages(path + ".1")
      #expect(new.last == "number 99")
      // No line is missing between the two.
      #expect(old + new == (100 - old.count - new.count..<100).map { "number \($0)" })
      #expect(try Data(contentsOf: URL(fileURLWithPath: path)).count <= 400)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder).sorted() == ["log", "log.1"])
      #expect(log.lost == 0)
    }
  }

  @Test func twoWritersLoseNothing() throws {
    try withFolder { folder in
      let path = "\(folder)/log"
      let logs = [writer(path, limit: 6000), writer(path, limit: 6000)]
      for number in 0..<200 { logs[number % 2].write(.info, "x", "number \(number)") }
      let found = try messages(path + ".1") + messages(path)
      #expect(found == (0..<200).map { "number \($0)" })
    }
  }

  @Test func aMovedOrDeletedFileIsBegunAnew() throws {
    try withFolder { folder in
      let path = "\(folder)/log"
      let log = writer(path)
      log.write(.info, "x", "one")
      try FileManager.default.moveItem(atPath: path, toPath: path + ".old")
      log.reopen()
      log.write(.info, "x", "two")
      #expect(try messages(path) == ["two"])
      #expect(try messages(path + ".old") == ["one"])
      try FileManager.default.removeItem(atPath: path)
      log.write(.info, "x", "three")
      #expect(try messages(path) == ["three"])
    }
  }

  @Test func aFullDiskIsCounted() {
    let log = writer("/dev/full")
    #expect(log.problem == nil)
    for _ in 0..<3 { log.write(.info, "x", "one") }
    #expect(log.lost == 3)
    #expect(log.problem == "log /dev/full cannot be written: No space left on device")
  }

  @Test func whatWasLostIsSaidAfterwards() throws {
    try withFolder { folder in
      let path = "\(folder)/sub/log"
      try "in the way".write(toFile: "\(folder)/sub", atomically: false, encoding: .utf8)
      let log = writer(path)
      log.write(.info, "x", "one")
      log.write(.info, "x", "two")
      #expect(log.lost == 2)
      #expect(log.problem?.contains("Not a directory") == true)
      try FileManager.default.removeItem(atPath: "\(folder)/sub")
      log.write(.info, "x", "three")
      #expect(log.problem == nil)
      let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
      #expect(
        lines == [
          "2026-01-20T00:00:00.000Z warning log: lines lost count=2",
          "2026-01-20T00:00:00.000Z info x: three",
        ])
    }
  }

  @Test func manyThreadsWriteWholeLines() async throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("session-\(UUID().uuidString)")
      .path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let log = writer("\(folder)/log")
    await withTaskGroup(of: Void.self) { group in
      for task in 0..<8 {
        group.addTask { for number in 0..<50 { log.write(.info, "x", "\(task) \(number)") } }
      }
    }
    let found = try messages("\(folder)/log")
    #expect(Set(found.map(String.init)).count == 400)
    #expect(found.count == 400)
  }
}
