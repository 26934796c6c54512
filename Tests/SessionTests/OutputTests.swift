import Foundation
import TestSupport
import Testing

/// What commands say instead of a result, and where it goes.
@Suite struct OutputTests {
  private func shell(_ script: String) throws -> CommandResult {
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", script]
    process.environment = ["PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"]
    let errors = Foundation.Pipe()
    process.standardError = errors
    process.standardOutput = errors
    process.standardInput = FileHandle.nullDevice
    try process.run()
    let text = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return CommandResult(status: process.terminationStatus, text: text)
  }

  private struct CommandResult {
    var status: Int32
    var text: String
  }

  @Test(arguments: [
    "--help", "--version", "snapshot --help", "help record", "config show --default",
    "--generate-completion-script bash",
  ])
  func whatCannotBePrintedIsNotDone(arguments: String) throws {
    let run = try shell("\(quotedBullion) \(arguments) > /dev/full")
    #expect(run.status == 1)
    #expect(run.text.contains("standard output cannot be written"))
    #expect(run.text.split(separator: "\n").count == 1)
  }

  /// The reader is gone before the first word, as `head` is after its lines.
  @Test(arguments: [
    "--help", "snapshot", "stream", "screen --size 80x24", "config show --default", "completions bash",
  ])
  func aReaderThatLeavesEndsTheCommandWithoutAWord(arguments: String) throws {
    let run = try shell(
      "{ timeout 20 \(quotedBullion) \(arguments); [ $? -ne 124 ] || echo 'it ran on' >&2; } | true")
    #expect(run.text.isEmpty, "\(run.text)")
  }

  /// Escape, bell, a right-to-left override and a zero-width space.
  @Test(arguments: [
    ["snapshot", "--feed", "\u{1B}[31mred\u{7}"], ["--theme", "a\u{202E}b\u{1B}c"], ["no\u{1B}[2Jsuch"],
    ["snapshot", "--\u{1B}x"], ["screen", "--size", "\u{7}\u{200B}"],
    ["config", "check", "/no\u{1B}[1m/\u{202E}file"],
    ["snapshot", "--feed", "file:/no\u{1B}file"], ["export", "--store", "/no\u{1B}/\u{7}"],
    ["alarms", "ack", "\u{1B}]0;t\u{7}"],
    ["analyze", "--gold", "/\u{1B}", "--silver", "/\u{202E}"], ["import", "/\u{1B}[m"],
  ])
  func foreignTextIsMadeVisible(arguments: [String]) throws {
    let run = try withFolder { try CommandRun(arguments, environment: ["HOME": $0]) }
    #expect(run.exit != .status(0))
    let said = run.output + run.errors
    #expect(!said.isEmpty)
    #expect(
      said.unicodeScalars.allSatisfy {
        $0 == "\n" || ($0.value >= 0x20 && $0.value != 0x7F && $0.properties.generalCategory != .format)
      }, "\(said.debugDescription)")
  }

  @Test func aPathThatIsInOrderIsShownVisibly() throws {
    try withFolder { folder in
      let path = folder + "/a\u{1B}b.yaml"
      try "theme: dark\n".write(toFile: path, atomically: true, encoding: .utf8)
      let run = try CommandRun(["config", "check", path], environment: ["HOME": folder])
      #expect(run.exit == .status(0))
      #expect(run.output.contains("a\\eb.yaml: in order"))
    }
  }

  @Test(arguments: [
    ("< /", "is a directory"), ("<&-", "is closed"), ("0> /dev/null", "writing only"),
  ])
  func standardInputThatHoldsNoQuotesIsNamed(redirection: String, words: String) throws {
    let run = try shell("\(quotedBullion) snapshot --feed - \(redirection)")
    #expect(run.status == 1)
    #expect(run.text.contains(words))
  }

  @Test func theDashboardCannotHaveQuotesAndKeysFromOneTerminal() throws {
    let terminal = try PseudoTerminal()
    try terminal.start(BuiltProduct.path(of: "bullion"), ["--feed", "-"])
    #expect(terminal.waitForExit() == .status(64))
    #expect(terminal.outputText.contains("standard input is the terminal itself"))
  }

  @Test func whoTypesQuotesIsTold() throws {
    let terminal = try PseudoTerminal()
    try terminal.start(BuiltProduct.path(of: "bullion"), ["snapshot", "--feed", "-"])
    let isTold = terminal.wait { terminal.outputText.contains("Ctrl-D ends them") }
    #expect(isTold)
    terminal.send("{\"ts\": 1769126400000, \"symbol\": \"XAU/USD\", \"price\": 5000}\n\u{4}")
    #expect(terminal.waitForExit() == .status(0))
  }

  @Test func aFileAtItsLimitIsAFullDisk() throws {
    try withFolder { folder in
      var lines = "time,open,high,low,close\n"
      for minute in 0..<20_000 {
        let (hour, rest) = (minute / 60 % 24, minute % 60)
        let day = 1 + minute / 1440
        let two = { (number: Int) in number < 10 ? "0\(number)" : "\(number)" }
        lines += "2026-01-\(two(day))T\(two(hour)):\(two(rest)):00Z,5000,5001,4999,5000.5\n"
      }
      try lines.write(toFile: folder + "/gold.csv", atomically: true, encoding: .utf8)
      let run = try shell(
        "cd '\(folder)'; ulimit -f 64; \(quotedBullion) import gold.csv --metal gold --store '\(folder)/h' 2>&1"
      )
      #expect(run.status == 1, "\(run.text)")
      #expect(run.text.contains("ulimit -f"))
    }
  }
}
