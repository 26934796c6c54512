import Glibc
import TestSupport
import Testing

/// Quotes from elsewhere on the full screen.
@Suite(.serialized) struct DashboardFeedTests {
  private let gold =
    #"{"ts": "2026-01-22T15:00:00Z", "symbol": "XAU/USD", "bid": 4900.10, "ask": 4900.40}"# + "\n"
  private let silver =
    #"{"ts": "2026-01-22T15:00:00Z", "symbol": "XAG/USD", "bid": 95.001, "ask": 95.033}"# + "\n"
  private let laterGold =
    #"{"ts": "2026-01-22T15:00:03Z", "symbol": "XAU/USD", "bid": 4901.10, "ask": 4901.40}"# + "\n"

  @Test func quotesComeThroughAPipeAndKeysFromTheTerminal() throws {
    let pipe = try NamedPipe()
    let terminal = try PseudoTerminal(columns: 80, rows: 24)
    try terminal.start(
      "/bin/sh", ["-c", "cat '\(pipe.path)' | \(quotedBullion) --feed -; echo status $?"])
    pipe.send(gold + silver)
    #expect(terminal.wait { shows(terminal, "4,900.10", "95.001") })
    pipe.send("rub\u{1B}[2Jbish\n" + laterGold)
    #expect(terminal.wait { shows(terminal, "4,901.10", "95.001") })
    #expect(terminal.waitForScreen("refused 1"))
    press("?", on: terminal) { terminal.screen.text.contains("or Esc closes") }
    // Nothing can be paused here.
    #expect(!terminal.screen.text.contains("space"))
    press("?", on: terminal) { !terminal.screen.text.contains("or Esc closes") }
    pipe.end()
    #expect(terminal.waitForScreen("end of input"))
    #expect(shows(terminal, "4,901.10", "95.001"))
    terminal.send("q")
    #expect(terminal.waitForScreen("status 0"))
    #expect(terminal.waitForExit() == .status(0))
    expectRestored(terminal)
  }

  @Test func waitsForTheFirstQuote() throws {
    let pipe = try NamedPipe()
    let terminal = try PseudoTerminal(columns: 80, rows: 24)
    try terminal.start("/bin/sh", ["-c", "exec \(quotedBullion) --feed - <'\(pipe.path)'"])
    #expect(terminal.waitForScreen("Gold"))
    #expect(!showsPrices(terminal))
    terminal.resize(columns: 84, rows: 26)
    pipe.send(gold + silver)
    #expect(terminal.wait { shows(terminal, "4,900.10", "95.001") })
    quit(terminal)
  }

  @Test func inputThatEndsAtOnceIsShownAsEnded() throws {
    let terminal = try PseudoTerminal(columns: 80, rows: 24)
    try terminal.start("/bin/sh", ["-c", "exec \(quotedBullion) --feed - </dev/null"])
    #expect(terminal.waitForScreen("end of input"))
    quit(terminal)
  }

  @Test func aFileIsAReplay() throws {
    try withFile(tenQuotes) { path in
      let terminal = try startDashboard(["--feed", "file:\(path)?speed=1"])
      #expect(terminal.screen.text.contains("REPLAY"))
      #expect(!terminal.screen.text.contains("DEMO"))
      #expect(terminal.wait { shows(terminal, "4,900.30", "95.030") })
      #expect(terminal.waitForScreen("end of input"))
      #expect(terminal.waitForScreen("refused 3"))
      quit(terminal)
    }
  }

  @Test func aMissingFileNeverTouchesTheTerminal() throws {
    let terminal = try PseudoTerminal()
    try terminal.start(BuiltProduct.path(of: "bullion"), ["--feed", "file:/nowhere/quotes.csv"])
    #expect(terminal.waitForExit() == .status(1))
    #expect(terminal.outputText.contains("/nowhere/quotes.csv"))
    #expect(!terminal.outputText.contains("\u{1B}"))
    expectRestored(terminal)
  }

  private func shows(_ terminal: PseudoTerminal, _ texts: String...) -> Bool {
    texts.allSatisfy { terminal.screen.text.contains($0) }
  }
}
