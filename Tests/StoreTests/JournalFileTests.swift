import BullionAlarms
import BullionMarket
import Foundation
import Glibc
import Store
import Testing

@Suite struct JournalFileTests {
  private static let rules = [
    AlarmRule(id: "gold", metric: "price.gold", condition: .atOrAbove, limit: 10),
    AlarmRule(id: "ratio", metric: "ratio", condition: .atOrBelow, limit: 5),
  ]

  /// A board that writes what it does.
  private struct Station {
    var board: AlarmBoard
    let file: JournalFile

    init(
      _ path: String, rules: [AlarmRule] = JournalFileTests.rules, at time: Timestamp = Timestamp(seconds: 0)
    ) {
      board = AlarmBoard(rules: rules)
      file = JournalFile(path: path, access: .writing)
      file.strikeRules(missingFrom: board, at: time)
      board.restore(from: file.journal, at: time)
      keep()
    }

    @discardableResult
    mutating func keep() -> Bool { file.record(board.takeNotices(), of: board) }

    @discardableResult
    mutating func sample(_ rule: Int, _ value: Double, at seconds: Int64) -> Bool {
      board.sample(rule: rule, value: value, at: Timestamp(seconds: seconds))
      return keep()
    }

    var states: [AlarmState] { board.machines.map(\.state) }
  }

  private func bytes(_ path: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(fileURLWithPath: path)))
  }

  @Test func aLongJournalIsBegunAnewWithAllThatIsRemembered() throws {
    try withFolder { folder in
      let path = "\(folder)/alarms.journal"
      var board = AlarmBoard(rules: Self.rules)
      do {
        let file = JournalFile(path: path, access: .writing, longest: 20_000)
        for step in 0..<400 {
          board.sample(
            rule: 0, value: step.isMultiple(of: 2) ? 11 : 9, at: Timestamp(seconds: Int64(step) * 60))
          let isKept = file.record(board.takeNotices(), of: board)
          #expect(isKept)
        }
      }
      let lengths = try [path, path + ".1"].map { try bytes($0).count }
      #expect(lengths[0] < 25_000 && lengths[1] > 20_000)
      let file = JournalFile(path: path, access: .writing, longest: 20_000)
      #expect(file.takeProblems() == [])
      var again = AlarmBoard(rules: Self.rules)
      again.restore(from: file.journal, at: Timestamp(seconds: 400 * 60))
      #expect(again.machines.map(\.state) == board.machines.map(\.state))
      #expect(again.memories.map(\.since) == board.memories.map(\.since))
      // It is still the one that others find locked.
      #expect(JournalFile(path: path, access: .writing).isHeldByAnother)
    }
  }

  @Test func aLinkStaysOneWhenTheJournalIsBegunAnew() throws {
    try withFolder { folder in
      let path = "\(folder)/alarms.journal"
      symlink("\(folder)/real", path)
      var station = Station(path)
      for step in 0..<20 { station.sample(0, step.isMultiple(of: 2) ? 11 : 9, at: Int64(step) * 60) }
      _ = JournalFile(path: path, access: .reading)
      var status = stat()
      #expect(lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK)
    }
  }

  @Test func alarmsOutliveTheProgram() throws {
    try withFolder { folder in
      let path = "\(folder)/a/b/alarms.journal"
      do {
        var station = Station(path)
        #expect(station.file.isWriting)
        station.sample(0, 11, at: 1)
        station.sample(1, 9, at: 2)
        #expect(station.states == [.unacknowledged, .normal])
        station.board.acknowledgeAll(at: Timestamp(seconds: 3))
        station.board.shelve(id: "ratio", for: 60_000, at: Timestamp(seconds: 3))
        let isKept1 = station.keep()
        #expect(isKept1)
      }
      let station = Station(path, at: Timestamp(seconds: 10))
      #expect(station.states == [.acknowledged, .normal])
      #expect(station.board.machines[1].shelvedUntil == Timestamp(seconds: 63))
      #expect(station.file.takeProblems() == [])
      let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
      #expect(mode == 0o600)
    }
  }

  @Test func rulesThatAreGoneAreStruckOut() throws {
    try withFolder { folder in
      let path = "\(folder)/j"
      do {
        var station = Station(path)
        station.sample(0, 11, at: 1)
      }
      do {
        let station = Station(path, rules: [Self.rules[1]])
        #expect(station.states == [.normal])
      }
      let text = String(decoding: try bytes(path), as: UTF8.self)
      #expect(text.contains("rule_removed"))
      #expect(Station(path).states == [.normal, .normal])
    }
  }

  /// A crash can leave any part of what was being written.
  @Test func aFileCutAtAnyByteIsSound() throws {
    try withFolder { folder in
      let path = "\(folder)/j"
      do {
        var station = Station(path)
        station.sample(0, 11, at: 1)
        station.board.acknowledgeAll(at: Timestamp(seconds: 2))
        station.keep()
        station.sample(1, 4, at: 3)
      }
      let whole = try bytes(path)
      let breaks = whole.indices.filter { whole[$0] == UInt8(ascii: "\n") }
      #expect(breaks.count >= 4)
      for length in 0...whole.count {
        let copy = "\(folder)/c"
        try Data(whole[..<length]).write(to: URL(fileURLWithPath: copy))
        let kept = breaks.last { $0 < length }.map { $0 + 1 } ?? 0
        // Only looking changes nothing.
        let reader = JournalFile(path: copy, access: .reading)
        #expect(reader.takeProblems() == [])
        #expect(try bytes(copy).count == length)
        let writer = JournalFile(path: copy, access: .writing)
        #expect(writer.isWriting)
        #expect(try bytes(copy) == Array(whole[..<kept]), "cut at \(length)")
        #expect(writer.takeProblems().count == (kept == length ? 0 : 1))
        #expect(writer.journal.sequence == reader.journal.sequence)
        #expect(writer.journal.sequence == breaks.count { $0 < kept })
        // What is written next follows what was left.
        var board = AlarmBoard(rules: Self.rules)
        board.restore(from: writer.journal, at: Timestamp(seconds: 9))
        #expect(writer.record(board.takeNotices(), of: board))
        let lines = String(decoding: try bytes(copy), as: UTF8.self).split(separator: "\n").map(String.init)
        #expect(AlarmJournal.rewritten(lines) == lines)
      }
    }
  }

  @Test func aDamagedLastLineIsCutOffAndAnInnerOneIsPassedOver() throws {
    try withFolder { folder in
      let path = "\(folder)/j"
      do {
        var station = Station(path)
        station.sample(0, 11, at: 1)
        station.sample(1, 4, at: 2)
      }
      let whole = try bytes(path)
      var last = whole
      last[last.count - 5] ^= 1
      try Data(last).write(to: URL(fileURLWithPath: path))
      do {
        let file = JournalFile(path: path, access: .writing)
        #expect(file.takeProblems().map { $0.contains("was torn by a crash") } == [true])
        #expect(try bytes(path).count < whole.count)
      }
      var inner = whole
      inner[5] ^= 1
      try Data(inner).write(to: URL(fileURLWithPath: path))
      let file = JournalFile(path: path, access: .writing)
      #expect(file.isWriting)
      #expect(file.takeProblems().map { $0.contains("passed over") } == [true])
      #expect(try bytes(path) == inner)
      #expect(file.takeProblems() == [])
    }
  }

  @Test func onlyTheFirstOfTwoWrites() throws {
    try withFolder { folder in
      let path = "\(folder)/j"
      var first: Station? = Station(path)
      first?.sample(0, 11, at: 1)
      let before = try bytes(path)
      var second = Station(path)
      #expect(!second.file.isWriting)
      #expect(second.file.isHeldByAnother)
      #expect(second.file.takeProblems().map { $0.contains("another bullion") } == [true])
      // It knows the state all the same, and goes on.
      #expect(second.states == [.unacknowledged, .normal])
      let isKept2 = second.sample(1, 4, at: 5)
      #expect(!isKept2)
      #expect(second.states == [.unacknowledged, .unacknowledged])
      #expect(try bytes(path) == before)
      // A reader is not in the way of either.
      #expect(JournalFile(path: path, access: .reading).takeProblems() == [])
      first = nil
      #expect(Station(path).file.isWriting)
    }
  }

  @Test(
    "Where nothing can be written the alarms go on",
    arguments: [
      "/proc/bullion/alarms.journal", "/dev/null/alarms.journal", "/", "",
    ])
  func unwritable(_ path: String) {
    var station = Station(path)
    #expect(!station.file.isWriting)
    #expect(station.file.takeProblems().isEmpty == false)
    let isKept3 = station.sample(0, 11, at: 1)
    #expect(!isKept3)
    #expect(station.states == [.unacknowledged, .normal])
    #expect(station.file.takeProblems() == [])
  }

  @Test func aDeviceIsNoJournal() {
    let file = JournalFile(path: "/dev/null", access: .writing)
    #expect(!file.isWriting)
    #expect(file.takeProblems().map { $0.contains("not a regular file") } == [true])
  }

  @Test func aReadOnlyFolderIsTold() throws {
    // The superuser may write anywhere, so this says nothing when the tests run as one.
    guard geteuid() != 0 else { return }
    try withFolder { folder in
      try FileManager.default.setAttributes([.posixPermissions: 0o500], ofItemAtPath: folder)
      let station = Station("\(folder)/j")
      #expect(!station.file.isWriting)
      #expect(station.file.takeProblems().count == 1)
    }
  }

  /// The kernel refuses to let the file grow, as a full disk does; what is written before is there for sure.
  @Test func aFullDiskLosesNothingOnceThereIsRoom() throws {
    try withFolder(alone: true) { folder in
      let path = "\(folder)/j"
      var station = Station(path)
      station.sample(0, 11, at: 1)
      let before = try bytes(path)
      try limitingFileSize(to: before.count + 40) {
        let isKept4 = station.sample(1, 4, at: 2)
        #expect(!isKept4)
        #expect(station.file.takeProblems().map { $0.contains("alarms wait in memory") } == [true])
        // The half of a line that went in is taken back.
        let after = try bytes(path)
        #expect(after == before)
        let isKept5 = station.sample(0, 1, at: 3)
        #expect(!isKept5)
        #expect(station.file.takeProblems() == [])
      }
      station.board.acknowledgeAll(at: Timestamp(seconds: 4))
      let isKept6 = station.keep()
      #expect(isKept6)
      #expect(station.file.takeProblems().map { $0.contains("nothing is missing") } == [true])
      let lines = String(decoding: try bytes(path), as: UTF8.self).split(separator: "\n").map(String.init)
      #expect(AlarmJournal.rewritten(lines) == lines)
      #expect(lines.count == station.file.journal.sequence)
    }
  }

  @Test func onlyTheEndOfALongJournalIsRead() throws {
    try withFolder { folder in
      let path = "\(folder)/j"
      var station: Station? = Station(path)
      for round in 0..<3_000 { _ = station?.sample(0, round.isMultiple(of: 2) ? 11 : 1, at: Int64(round)) }
      let states = station?.states
      let sequence = station?.file.journal.sequence
      station = nil
      let size = try bytes(path).count
      #expect(size > 3 * 128 << 10)
      // Rubbish far from the end is not even seen.
      let handle = try #require(FileHandle(forWritingAtPath: path))
      try handle.write(contentsOf: Data(repeating: 0, count: 1000))
      try handle.close()
      let file = JournalFile(path: path, access: .writing)
      #expect(file.takeProblems() == [])
      #expect(file.journal.sequence == sequence)
      var board = AlarmBoard(rules: Self.rules)
      board.restore(from: file.journal, at: Timestamp(seconds: 5_000))
      #expect(board.machines.map(\.state) == states)
    }
  }

  @Test("Whatever the file holds, it is opened", arguments: 0..<30)
  func rubbish(_ seed: UInt64) throws {
    try withFolder { folder in
      var state = seed &+ 1
      func random() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state >> 33
      }
      let path = "\(folder)/j"
      let pieces = [
        "\n", "{\"seq\":", "\"snapshot\":[", "\u{0}", "x", "}", "\u{1b}", "999999999999999999999",
      ]
      let text = (0..<random() % 2000).map { _ in pieces[Int(random() % UInt64(pieces.count))] }.joined()
      try text.write(toFile: path, atomically: false, encoding: .utf8)
      let station = Station(path)
      #expect(station.states == [.normal, .normal])
      for problem in station.file.takeProblems() { #expect(visible(problem) == problem) }
    }
  }
}
