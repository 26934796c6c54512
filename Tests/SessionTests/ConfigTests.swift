import Foundation
import TestSupport
import Testing

/// `bullion config` as a program.
@Suite struct ConfigTests {
  @Test func defaultsAreAFileThatIsInOrder() throws {
    try withFolder { home in
      let shown = try CommandRun(["config", "show", "--default"], environment: ["HOME": home])
      #expect(shown.exit == .status(0))
      let path = "\(home)/c.yaml"
      try shown.output.write(toFile: path, atomically: false, encoding: .utf8)
      let checked = try CommandRun(["config", "check", path], environment: ["HOME": home])
      #expect(checked.exit == .status(0))
      #expect(checked.output.hasPrefix("\(path): in order; "))
      let again = try CommandRun(["config", "show", "--config", path], environment: ["HOME": home])
      #expect(again.output == "# Read from \(path).\n" + shown.output)
    }
  }

  @Test func whereItComesFromIsShown() throws {
    try withFolder { home in
      let run = try CommandRun(
        ["config", "show"],
        environment: [
          "HOME": home, "BULLION_FEED": "live demo", "BULLION_LOG_LEVEL": "debug",
          "BULLION_OANDA_TOKEN": "sesame",
        ])
      #expect(run.exit == .status(0))
      #expect(
        run.lines.prefix(2) == [
          "# There is no \(home)/.config/bullion/config.yaml: the defaults hold.",
          "# From the environment: BULLION_FEED, BULLION_LOG_LEVEL, BULLION_OANDA_TOKEN.",
        ])
      #expect(run.lines.contains("feed: [live, demo]"))
      #expect(run.lines.contains("  level: debug"))
      #expect(!run.output.contains("sesame"))
    }
  }

  @Test func everythingThatIsWrongAroundItIsTold() throws {
    try withFolder { home in
      let path = "\(home)/c.yaml"
      try "theme: none.yaml\nsecrets: {oanda-token-file: token}\nlog: {path: .}\nstore: {path: c.yaml/x}\n"
        .write(toFile: path, atomically: false, encoding: .utf8)
      try "sesame".write(toFile: "\(home)/token", atomically: false, encoding: .utf8)
      try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: "\(home)/token")
      let run = try CommandRun(["config", "check", path], environment: ["HOME": home])
      #expect(run.exit == .status(1))
      #expect(run.output.isEmpty)
      #expect(run.errorLines.map { $0.prefix { $0 != ":" } } == ["theme", "secrets", "store", "log"])
      #expect(run.errors.contains("run: chmod 600 \(home)/token"))
      #expect(!run.errors.contains("sesame"))
    }
  }

  @Test func nothingStartsHalfConfigured() throws {
    try withFolder { home in
      let path = "\(home)/c.yaml"
      try "live:\n  devation: 2\n".write(toFile: path, atomically: false, encoding: .utf8)
      let run = try CommandRun(["snapshot", "--config", path], environment: ["HOME": home])
      #expect(run.exit == .status(1))
      #expect(run.output.isEmpty)
      #expect(run.errors.contains("\(path):2: live: unknown key \"devation\"; did you mean \"deviation\"?"))
    }
  }
}
