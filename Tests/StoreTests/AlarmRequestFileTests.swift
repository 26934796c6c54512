import BullionAlarms
import BullionMarket
import Foundation
import Testing

@testable import Store

@Suite struct AlarmRequestFileTests {
  private let now = Timestamp(2026, 5, 20, 14)

  @Test func requestsAreTakenOnceAndInOrder() throws {
    try withFolder { folder in
      let file = AlarmRequestFile(besideJournal: folder + "/alarms.journal")
      #expect(file.isEmpty && file.take(at: now) == [])
      try file.send([.acknowledge(id: "a"), .reset(id: nil)], at: now)
      try file.send([.shelve(id: "b", span: 60_000)], at: now)
      #expect(!file.isEmpty)
      #expect(
        file.take(at: now.advanced(bySeconds: 1)) == [
          .acknowledge(id: "a"), .reset(id: nil), .shelve(id: "b", span: 60_000),
        ])
      #expect(file.isEmpty && file.take(at: now) == [])
    }
  }

  /// The program for which they were meant has ended long ago.
  @Test func oldRequestsAreDropped() throws {
    try withFolder { folder in
      let file = AlarmRequestFile(besideJournal: folder + "/alarms.journal")
      try file.send([.acknowledge(id: "a")], at: now)
      #expect(file.take(at: now.advanced(bySeconds: 61)) == [])
      #expect(file.isEmpty)
    }
  }

  @Test func whatIsNoRequestIsPassedOver() {
    let time = now.milliseconds
    let text =
      "\(time) reset a\nrubbish\n\(time) quit\nx reset b\n\(time)\n\n\(time) acknowledge *\n\(time) res"
    #expect(AlarmRequestFile.requests(in: text, at: now) == [.reset(id: "a"), .acknowledge(id: nil)])
  }

  /// Neither does the running program wait on a pipe, nor does a command write through a link.
  @Test func pipesAndLinksAreRefused() throws {
    try withFolder { folder in
      let file = AlarmRequestFile(besideJournal: folder + "/alarms.journal")
      #expect(mkfifo(file.path, 0o600) == 0)
      #expect(file.take(at: now) == [])
      #expect(throws: AlarmRequestFile.Problem.self) { try file.send([.reset(id: nil)], at: now) }
      unlink(file.path)
      let target = folder + "/target"
      try "keep me".write(toFile: target, atomically: true, encoding: .utf8)
      #expect(symlink(target, file.path) == 0)
      #expect(file.take(at: now) == [])
      #expect(throws: AlarmRequestFile.Problem.self) { try file.send([.reset(id: nil)], at: now) }
      #expect(try String(contentsOfFile: target, encoding: .utf8) == "keep me")
    }
  }

  @Test func requestsCanBeTakenBack() throws {
    try withFolder { folder in
      let file = AlarmRequestFile(besideJournal: folder + "/alarms.journal")
      try file.send([.acknowledge(id: nil)], at: now)
      file.withdraw()
      #expect(file.isEmpty)
    }
  }
}
