import TestSupport
import Testing

@Test(arguments: [
  ["snapshot", "--feed", "nonsense"], ["snapshot", "--feed", "demo:boom"], ["snapshot", "--feed", "bybit"],
  ["snapshot", "--feed", "file:"], ["snapshot", "--feed", "file:x?speed=0"], ["snapshot", "--format", "xml"],
  ["snapshot", "--for", "-1"], ["snapshot", "--for", "nan"], ["stream", "--every", "0"],
  ["stream", "--every", "soon"], ["screen", "--size", "80"], ["screen", "--size", "0x24"],
  ["screen", "--size", "9999999999999999999x1"], ["screen", "--at", "yesterday"],
  ["screen", "--theme", "plaid"], ["--fps", "0"], ["--theme", "plaid"], ["bogus"], ["snapshot", "--bogus"],
])
func wrongUsageIs64(arguments: [String]) throws {
  let run = try CommandRun(arguments)
  #expect(run.exit == .status(64))
  #expect(run.output.isEmpty)
  let first = try #require(run.errorLines.first)
  #expect(first.hasPrefix("Error: "))
}

@Test(
  "A command that there is not is answered with the nearest",
  arguments: [
    (["snapsht"], "there is no command \"snapsht\"; did you mean snapshot"),
    (["config", "sho"], "there is no command \"sho\" of config; did you mean show"),
    (["alarms", "acknowlege", "rsi-gold"], "did you mean acknowledge"),
    (["frobnicate"], "there are dashboard, snapshot"), (["status\u{1B}[2J"], "there is no command"),
  ])
func anUnknownCommandIsAnsweredWithTheNearest(arguments: [String], words: String) throws {
  let run = try CommandRun(arguments)
  #expect(run.exit == .status(64) && run.output.isEmpty)
  #expect(run.errorLines.first?.contains(words) == true, "\(run.errors)")
  #expect(!run.errors.contains("\u{1B}"))
}

@Test func anUnknownFeedIsAnsweredWithTheKnownOnes() throws {
  let run = try CommandRun(["snapshot", "--feed", "silver"])
  let first = try #require(run.errorLines.first)
  for known in ["\"silver\"", "demo", "file:PATH", "standard input"] { #expect(first.contains(known)) }
  #expect(run.errors.contains("bullion snapshot"))
}

@Test func helpNamesCommandsAndOptions() throws {
  let general = try CommandRun(["--help"])
  #expect(general.exit == .status(0))
  for command in ["dashboard", "snapshot", "stream", "screen"] { #expect(general.output.contains(command)) }
  let snapshot = try CommandRun(["snapshot", "--help"])
  #expect(snapshot.exit == .status(0))
  for option in ["--feed", "--for", "--format", "--fail-on-alarm"] {
    #expect(snapshot.output.contains(option))
  }
  #expect(general.errors.isEmpty && snapshot.errors.isEmpty)
}

@Test func versionIsOneLine() throws {
  let run = try CommandRun(["--version"])
  #expect(run.exit == .status(0))
  #expect(run.lines.count == 1)
  #expect(run.output.wholeMatch(of: /bullion \d+\.\d+\.\d+\n/) != nil)
}

@Test func theDashboardNeedsATerminal() throws {
  let run = try CommandRun([])
  #expect(run.exit == .status(1))
  #expect(run.output.isEmpty)
  #expect(run.errorLines.count == 1)
  #expect(run.errors.contains("terminal"))
}
