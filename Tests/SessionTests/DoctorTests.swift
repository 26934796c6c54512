import Foundation
import TestSupport
import Testing

/// `bullion doctor` as a program.
@Suite struct DoctorTests {
  private struct Report: Decodable {
    struct Finding: Decodable {
      var check: String
      var state: String
      var found: String
      var advice: String?
    }

    var schema: String
    var problems: Int
    var warnings: Int
    var findings: [Finding]

    subscript(check: String) -> Finding? { findings.first { $0.check == check } }
  }

  private let usual = ["TERM": "xterm-256color"]

  private func report(
    _ arguments: [String] = [], _ environment: [String: String], exit: Int32 = 0,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> Report {
    let run = try CommandRun(
      ["doctor", "--offline", "--format", "json"] + arguments,
      environment: usual.merging(environment) { _, given in given })
    #expect(run.exit == .status(exit), "\(run.output)", sourceLocation: sourceLocation)
    #expect(run.errors.isEmpty, sourceLocation: sourceLocation)
    #expect(run.lines.count == 1, sourceLocation: sourceLocation)
    let report = try JSONDecoder().decode(Report.self, from: Data(run.output.utf8))
    #expect(report.schema == "bullion.doctor/1", sourceLocation: sourceLocation)
    #expect(
      report.problems == report.findings.count { $0.state == "problem" }, sourceLocation: sourceLocation)
    #expect(
      report.warnings == report.findings.count { $0.state == "warning" }, sourceLocation: sourceLocation)
    return report
  }

  @Test func aNewUserHasNoProblem() throws {
    try withFolder { home in
      let report = try report(["HOME": home])
      let expected = [
        "terminal.type", "terminal.output", "colors", "locale", "clock", "calendar.now", "calendar.next",
        "configuration.file", "theme",
        "secrets.oanda", "state.directory", "state.space", "state.journal", "store.file", "log",
        "network.proxy",
        "sources",
      ]
      #expect(report.findings.map(\.check) == expected)
      #expect(
        report["configuration.file"]?.found
          == "none at \(home)/.config/bullion/config.yaml: the defaults hold")
      #expect(report["sources"]?.found == "not asked (--offline)")
      // Looking changes nothing.
      #expect(try FileManager.default.contentsOfDirectory(atPath: home).isEmpty)
    }
  }

  @Test func textIsAlignedAndSaysHowItEnds() throws {
    try withFolder { home in
      let run = try CommandRun(
        ["doctor", "--offline"], environment: ["HOME": home, "TERM": "xterm-256color"])
      #expect(run.exit == .status(0))
      let checks = run.lines.dropLast().filter { !$0.hasPrefix(" ") }
      #expect(checks.count == 17)
      for line in checks {
        #expect(line.hasPrefix("✓ ok       ") || line.hasPrefix("! warn     "), "\(line)")
      }
      let column = try #require(checks.first?.firstRange(of: "xterm-256color")?.lowerBound)
      let width = try #require(checks.first.map { $0.distance(from: $0.startIndex, to: column) })
      for line in checks {
        #expect(line.dropFirst(width - 1).prefix(1) == " " && line.dropFirst(width).first != " ")
      }
      let last = try #require(run.lines.last)
      #expect(last == "all is in order" || last.hasSuffix("1 warning"))
    }
  }

  @Test func withoutUTF8ItIsASCII() throws {
    try withFolder { home in
      let run = try CommandRun(
        ["doctor", "--config", "\(home)/é…"], environment: ["HOME": home, "LC_ALL": "C", "TERM": "dumb"])
      #expect(run.exit == .status(1))
      #expect(run.output.utf8.allSatisfy { $0 < 0x80 })
      #expect(run.output.contains("x PROBLEM  configuration file"))
      #expect(run.output.contains("-> export LC_ALL=C.UTF-8"))
      #expect(run.output.contains("cannot move its cursor"))
    }
  }

  @Test func aBrokenConfigurationIsReportedAndTheRestChecked() throws {
    try withFolder { home in
      let path = "\(home)/c.yaml"
      try "theme: dark\nthme: x\nfeed: []\n".write(toFile: path, atomically: false, encoding: .utf8)
      let report = try report(["--config", path], ["HOME": home], exit: 1)
      let finding = try #require(report["configuration.file"])
      #expect(finding.state == "problem")
      #expect(
        finding.found
          == "\(path):2: unknown key \"thme\"; did you mean \"theme\"? (and 1 more: bullion config check)")
      #expect(finding.advice != nil)
      #expect(report["store.file"]?.state == "ok")
      #expect(report.problems == 1)
    }
  }

  @Test func secretsAreCheckedAndNotShown() throws {
    try withFolder { home in
      let token = "\(home)/token"
      try "sesame-0123456789".write(toFile: token, atomically: false, encoding: .utf8)
      try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: token)
      let open = try report(["HOME": home, "BULLION_OANDA_TOKEN_FILE": token], exit: 1)
      #expect(
        open["secrets.oanda"]?.found
          == "\(token): others than you may read or change it; run: chmod 600 \(token)")
      try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: token)
      let alone = try report(["HOME": home, "BULLION_OANDA_TOKEN_FILE": token])
      #expect(alone["secrets.oanda"]?.state == "warning")
      let both = try report([
        "HOME": home, "BULLION_OANDA_TOKEN_FILE": token, "BULLION_OANDA_ACCOUNT": "001-1",
      ])
      #expect(both["secrets.oanda"]?.found == "account and token, from \(token)")
      let run = try CommandRun(
        ["doctor"],
        environment: [
          "HOME": home, "BULLION_OANDA_TOKEN": "sesame 1", "HTTPS_PROXY": "http://me:sesame@proxy:3128",
          "http_proxy": "me:sesame@proxy", "NO_PROXY": "localhost",
        ])
      #expect(run.exit == .status(1))
      #expect(!run.output.contains("sesame"))
      #expect(run.output.contains("HTTPS_PROXY=http://(secret)@proxy:3128"))
      #expect(run.output.contains("http_proxy=(secret)@proxy"))
      #expect(run.output.contains("NO_PROXY=localhost"))
    }
  }

  @Test func filesThatCannotBeWrittenAreTold() throws {
    try withFolder { home in
      try "in the way".write(toFile: "\(home)/state", atomically: false, encoding: .utf8)
      let report = try report(["HOME": home, "XDG_STATE_HOME": "\(home)/state"], exit: 1)
      #expect(report["state.directory"]?.state == "problem")
      #expect(report["store.file"]?.state == "problem")
      #expect(report["log"]?.state == "warning")
      let off = try self.report(["HOME": home, "BULLION_STORE_ENABLED": "false"])
      #expect(off["store.file"]?.found == "switched off: no history is kept")
    }
  }

  @Test func theStoreIsLookedAt() throws {
    try withFolder { home in
      let path = "\(home)/h.sqlite"
      try Data(count: 3 << 20).write(to: URL(fileURLWithPath: path))
      try FileManager.default.setAttributes([.posixPermissions: 0o666], ofItemAtPath: path)
      let environment = ["HOME": home, "BULLION_STORE_PATH": path]
      let report = try report(environment, exit: 1)
      // Zeros are no database.
      #expect(report["store.contents"]?.state == "problem")
      #expect(report["store.file"]?.found == "\(path), 3.0 MiB of at most 4 GiB")
      #expect(report["store.permissions"]?.advice == "run: chmod go-w \(path)")
      #expect(report["configuration.environment"]?.found == "BULLION_STORE_PATH")
    }
  }

  @Test func aClockThatWasSetBackIsNoticed() throws {
    try withFolder { home in
      let path = "\(home)/b.log"
      try "x\n".write(toFile: path, atomically: false, encoding: .utf8)
      try FileManager.default.setAttributes(
        [.modificationDate: Date(timeIntervalSinceNow: 7200)], ofItemAtPath: path)
      let report = try report(["HOME": home, "BULLION_LOG_PATH": path], exit: 1)
      let clock = try #require(report["clock"])
      #expect(clock.state == "problem")
      #expect(clock.found.contains("but \(path) was written at"))
    }
  }

  @Test func withoutAHomeThereAreProblemsAndNoCrash() throws {
    let report = try report([:], exit: 1)
    #expect(report["state.directory"]?.state == "problem")
    #expect(report["configuration.file"]?.state == "warning")
  }

  @Test func aTerminalIsMeasured() throws {
    let terminal = try PseudoTerminal(columns: 39, rows: 12)
    try terminal.start(
      BuiltProduct.path(of: "bullion"), ["doctor", "--offline", "--format", "json"],
      environment: ["HOME": "/nowhere", "TERM": "xterm-256color", "COLORTERM": "truecolor", "TMUX": nil])
    #expect(terminal.waitForExit() == .status(1))
    // Lines on a terminal end with a return.
    let text = terminal.outputText.replacingOccurrences(of: "\r", with: "")
    #expect(text.contains("\"check\": \"terminal.size\", \"state\": \"problem\", \"found\": \"39x12"))
    #expect(text.contains("\"found\": \"a terminal\""))
    #expect(text.contains("\"check\": \"colors\", \"state\": \"ok\", \"found\": \"24 bits\""))
    // Nothing was asked of the terminal and nothing set.
    #expect(!terminal.outputText.contains("\u{1b}"))
  }

  @Test(
    "What stands between the program and the terminal",
    arguments: [
      (["TMUX": "x", "TERM": "xterm-256color"], "terminal.multiplexer", "tmux, but TERM is xterm-256color"),
      (
        ["TMUX": "x", "TERM": "screen-256color", "TERM_PROGRAM": "tmux", "TERM_PROGRAM_VERSION": "3.1c"],
        "terminal.multiplexer", "tmux 3.1c without COLORTERM: 256 colours are used"
      ),
      (
        ["TMUX": "x", "TERM": "screen-256color", "COLORTERM": "truecolor"], "terminal.multiplexer", "tmux"
      ),
      (
        ["STY": "x", "TERM": "screen"], "terminal.multiplexer", "GNU screen, which shows 256 colours at most"
      ),
      (["NO_COLOR": "1"], "colors", "none: NO_COLOR is 1"),
      (["TERM": "vt100"], "colors", "none: vt100 has no colours"),
      (["TERM": "linux"], "colors", "8 only"), (["COLORTERM": "24bit"], "colors", "24 bits"),
    ])
  func environments(_ environment: [String: String], _ check: String, _ found: String) throws {
    try withFolder { home in
      let report = try report(environment.merging(["HOME": home]) { given, _ in given })
      #expect(report[check]?.found == found)
    }
  }

  @Test func wrongUsageIs64() throws {
    #expect(try CommandRun(["doctor", "--format", "xml"]).exit == .status(64))
  }

  private func report(_ environment: [String: String], exit: Int32 = 0) throws -> Report {
    try report([], environment, exit: exit)
  }
}
