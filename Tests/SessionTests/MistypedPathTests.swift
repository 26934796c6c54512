import BullionMarket
import Foundation
import Glibc
import TestSupport
import Testing

/// Paths and values that are not what was meant: nothing is moved, made or waited for because of them.
@Suite struct MistypedPathTests {
  private static let minutes = "Time,Close\n2026-01-05 10:00,4500\n2026-01-05 10:01,4501\n"

  private func environment(_ folder: String) -> [String: String] {
    ["HOME": folder, "XDG_STATE_HOME": folder, "XDG_CONFIG_HOME": folder]
  }

  @Test func textIsNeverMovedAwayForAHistory() throws {
    try withFolder { folder in
      let (notes, prices) = ("\(folder)/notes.txt", "\(folder)/a.csv")
      try "my notes\n".write(toFile: notes, atomically: false, encoding: .utf8)
      try Self.minutes.write(toFile: prices, atomically: false, encoding: .utf8)
      for store in [notes, prices] {
        let before = try String(contentsOfFile: store, encoding: .utf8)
        let run = try CommandRun(
          ["import", prices, "--metal", "gold", "--time-zone", "UTC", "--store", store],
          environment: environment(folder))
        #expect(run.exit == .status(1))
        #expect(run.errors.contains("\(store): is text, not a history"), "\(run.errors)")
        let export = try CommandRun(["export", "--store", store], environment: environment(folder))
        #expect(export.exit == .status(1))
        #expect(!export.errors.contains("bullion export"), "\(export.errors)")
        #expect(try String(contentsOfFile: store, encoding: .utf8) == before)
      }
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder).sorted() == ["a.csv", "notes.txt"])
    }
  }

  @Test func aFolderIsNotMadeForARule() throws {
    try withFolder { folder in
      let path = "\(folder)/no/such/x.yaml"
      for command in [
        ["disable", "rsi-gold-overbought"], ["enable", "rsi-gold-overbought"], ["remove", "a"],
        ["add", "--id", "a", "--metric", "price.gold", "--above", "6000"],
      ] {
        let run = try CommandRun(["alarms"] + command + ["--config", path], environment: environment(folder))
        #expect(run.exit == .status(1))
        #expect(run.errors.contains("there is no folder"), "\(run.errors)")
      }
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == [])
    }
  }

  @Test func aPipeIsNotWaitedFor() throws {
    try withFolder { folder in
      let pipe = "\(folder)/c.yaml"
      #expect(mkfifo(pipe, 0o600) == 0)
      for command in [
        ["config", "check", "--config", pipe], ["config", "check", pipe], ["screen", "--supply", pipe],
        ["screen", "--theme", pipe], ["alarms", "disable", "a", "--config", pipe],
      ] {
        let run = try CommandRun(command, environment: environment(folder))
        #expect(run.exit != .status(0))
        #expect(run.errors.contains("is a pipe, not a file"), "\(command): \(run.errors)")
      }
    }
  }

  @Test func aRuleThatSaysNothingIsRefused() throws {
    try withFolder { folder in
      let path = "\(folder)/c.yaml"
      for (arguments, words) in [
        (["feed.stale", "--below", "0"], "raised above"),
        (["price.gold", "--above", "1"], "would always hold"),
        (["price.gold", "--below", "1000000"], "would always hold"),
        (["ratio", "--below", "0.0001"], "would never hold"),
        (["price.gold", "--above", "6000", "--deadband", "-1"], "0 or more"),
        (["price.gold", "--above", "6000", "--on-delay", "-5s"], "on-delay must be a time"),
      ] {
        let run = try CommandRun(
          ["alarms", "add", "--config", path, "--id", "a", "--metric"] + arguments,
          environment: environment(folder))
        #expect(run.exit != .status(0))
        #expect(run.errors.contains(words), "\(run.errors)")
      }
      #expect(access(path, F_OK) != 0)
    }
  }

  @Test func feedsThatAreNeverReadAreSaid() throws {
    try withFolder { folder in
      let files = try ["a.csv", "b.csv"].map { name in
        let path = "\(folder)/\(name)"
        try "time,gold\n2026-01-05T10:00:00Z,4500\n".write(toFile: path, atomically: false, encoding: .utf8)
        return "file:\(path)"
      }
      let refused = try CommandRun(
        ["snapshot", "--feed", "demo", "--feed", "live"], environment: environment(folder))
      #expect(refused.exit != .status(0))
      #expect(refused.errors.contains("never would be"))
      let said = try CommandRun(
        ["snapshot", "--feed", files[0], "--feed", files[1]], environment: environment(folder))
      #expect(said.errors.contains("and not \(files[1])"), "\(said.errors)")
    }
  }
}
