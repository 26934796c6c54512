import Glibc
import TestSupport
import Testing

/// From the first frame to the last, and the keys between.
@Suite(.serialized) struct DashboardTests {
  @Test func startsOnTheDemoAndLeavesWithoutATrace() throws {
    let terminal = try startDashboard(columns: 120, rows: 40)
    #expect(terminal.screen.isAlternate)
    #expect(!terminal.screen.isCursorVisible)
    #expect(!terminal.modes.isCanonical)
    for word in ["DEMO", "Gold", "Silver", "2026"] { #expect(terminal.screen.text.contains(word)) }
    quit(terminal)
    #expect(!terminal.screen.text.contains("DEMO"))
  }

  @Test func theDemoMovesByItself() throws {
    let terminal = try startDashboard()
    let first = terminal.screen.text
    #expect(terminal.wait { showsPrices(terminal) && terminal.screen.text != first })
    quit(terminal)
  }

  @Test(arguments: [(SIGTERM, 143), (SIGHUP, 129), (SIGINT, 130)])
  func aShellSeesWhatEndedIt(signal: Int32, status: Int) throws {
    let terminal = try PseudoTerminal()
    try terminal.start("/bin/sh", ["-c", "trap : INT HUP TERM; \(quotedBullion); echo status $?"])
    try #require(terminal.wait { showsPrices(terminal) })
    if signal == SIGINT {
      terminal.send("\u{3}")
    } else {
      kill(-terminal.process, signal)
    }
    #expect(terminal.waitForScreen("status \(status)"))
    #expect(terminal.waitForExit() == .status(0))
    expectRestored(terminal)
  }

  @Test func theListOfKeysComesAndGoes() throws {
    let terminal = try startDashboard()
    #expect(!terminal.screen.text.contains("Ctrl-L"))
    for keys in ["?", "\u{1B}OP"] {
      press(keys, on: terminal) { terminal.screen.text.contains("Ctrl-L") }
      for key in ["space", "F1"] { #expect(terminal.screen.text.contains(key)) }
      press("?", on: terminal) { !terminal.screen.text.contains("Ctrl-L") && showsPrices(terminal) }
    }
    quit(terminal)
  }

  @Test func pauseStopsTheDemoAndSpeedIsShown() throws {
    let terminal = try startDashboard()
    press(" ", on: terminal) { terminal.screen.text.contains("PAUSED") }
    press("+", on: terminal) { header(terminal).contains(" 2x") }
    press("=", on: terminal) { header(terminal).contains(" 4x") }
    press("---", on: terminal) { header(terminal).contains(" 0.5x") }
    press("+", on: terminal) { !header(terminal).contains(/\dx/) }
    // The same data time before and after an answer to a key: nothing has been played.
    let time = try #require(header(terminal).firstMatch(of: /\d\d:\d\d:\d\d/)?.output)
    press("m", on: terminal) { terminal.screen.text.contains("off") }
    #expect(header(terminal).contains(time))
    press(" ", on: terminal) { !terminal.screen.text.contains("PAUSED") }
    #expect(terminal.wait { !header(terminal).contains(time) })
    quit(terminal)
  }

  @Test func theBellCanBeTurnedOff() throws {
    let terminal = try startDashboard()
    press(" ", on: terminal) { terminal.screen.text.contains("PAUSED") }
    #expect(!terminal.screen.text.contains("bell off"))
    press("m", on: terminal) { terminal.screen.text.contains("bell off") }
    press("m", on: terminal) { !terminal.screen.text.contains("bell off") }
    quit(terminal)
  }

  @Test func alarmsRingAndAreAcknowledged() throws {
    let terminal = try startDashboard(["--feed", "demo:crash"])
    let alarm = "ALARM"
    press("++", on: terminal) { terminal.screen.text.contains(alarm) }
    #expect(terminal.wait { terminal.screen.bells > 0 })
    press(" ", on: terminal) { terminal.screen.text.contains("PAUSED") }
    press("a", on: terminal) { !terminal.screen.text.contains(alarm) }
    quit(terminal)
  }

  @Test func aThemeIsLookedAtAndKeptOrNot() throws {
    let terminal = try startDashboard()
    press(" ", on: terminal) { terminal.screen.text.contains("PAUSED") }
    func looks() -> [ScreenReader.Look] { (0..<120).map { terminal.screen.place(column: $0, row: 0).look } }
    let text = terminal.screen.text
    let dark = looks()
    press("t", on: terminal) { terminal.screen.text.contains("Themes") }
    press("\u{1B}[B", on: terminal) { looks() != dark }
    press("\u{1B}", on: terminal) { looks() == dark && terminal.screen.text == text }
    press("t", on: terminal) { terminal.screen.text.contains("Themes") }
    press("print", on: terminal) { terminal.screen.text.contains("> print") && looks() != dark }
    press("\r", on: terminal) { looks() != dark && terminal.screen.text == text }
    quit(terminal)
  }

  @Test func aWallTakesNoKeysAndLeavesByControlC() throws {
    let terminal = try PseudoTerminal(columns: 160, rows: 48)
    try terminal.start(BuiltProduct.path(of: "bullion"), ["--wall"])
    #expect(terminal.waitForScreen("against previous close"))
    terminal.send("q1a?")
    #expect(terminal.wait { terminal.screen.text.contains("next page in") })
    #expect(!terminal.screen.text.contains("Overview"))
    terminal.send("\u{3}")
    #expect(terminal.waitForExit() == .signal(SIGINT) || terminal.waitForExit() == .status(130))
    expectRestored(terminal)
  }

  @Test func aScreenForLookingIsNotLeftByAKey() throws {
    let terminal = try startDashboard(["--read-only"])
    press("q", on: terminal) { terminal.screen.text.contains("read only") }
    press("2", on: terminal) { terminal.screen.text.contains("candles") }
    terminal.send("\u{3}")
    _ = terminal.waitForExit()
    expectRestored(terminal)
  }

  @Test func theNextEventIsSkippedTo() throws {
    let terminal = try startDashboard()
    press(" ", on: terminal) { terminal.screen.text.contains("PAUSED") }
    press("]", on: terminal) {
      terminal.screen.text.contains("5,000") && terminal.screen.text.contains("14:30")
    }
    quit(terminal)
  }

  @Test func followsTheWindowDownToNothingAndBack() throws {
    let terminal = try startDashboard(columns: 100, rows: 30)
    terminal.resize(columns: 40, rows: 12)
    #expect(terminal.wait { showsPrices(terminal) && terminal.screen.text.contains("Gold") })
    #expect(terminal.screen.text.contains("DEMO"))
    terminal.resize(columns: 39, rows: 11)
    #expect(terminal.waitForScreen("40x12"))
    terminal.resize(columns: 10, rows: 3)
    #expect(
      terminal.wait { terminal.screen.text.contains("40x12") && !terminal.screen.text.contains("Bullion") })
    #expect(!showsPrices(terminal))
    terminal.resize(columns: 1, rows: 1)
    terminal.resize(columns: 160, rows: 48)
    #expect(terminal.wait { showsPrices(terminal) && terminal.screen.text.contains("Mexico") })
    quit(terminal)
  }

  @Test func leavesEvenWhenItIsTooSmallToShowAnything() throws {
    let terminal = try PseudoTerminal(columns: 10, rows: 3)
    try terminal.start(BuiltProduct.path(of: "bullion"))
    try #require(terminal.waitForScreen("40x12"))
    quit(terminal)
  }

  @Test func stopsAndGoesOnInAShell() throws {
    let terminal = try PseudoTerminal(columns: 100, rows: 30)
    try terminal.start("/bin/sh", ["-i"], environment: ["PS1": "ready> ", "ENV": nil])
    try #require(terminal.waitForScreen("ready>"))
    let before = terminal.modes
    terminal.send("\(quotedBullion)\n")
    try #require(terminal.wait { terminal.screen.isAlternate && showsPrices(terminal) })
    terminal.send("\u{1A}")
    #expect(terminal.wait { !terminal.screen.isAlternate && terminal.screen.text.contains("Stopped") })
    #expect(terminal.wait { terminal.modes == before })
    terminal.send("fg\n")
    #expect(terminal.wait { terminal.screen.isAlternate && showsPrices(terminal) })
    terminal.send("q")
    #expect(terminal.wait { !terminal.screen.isAlternate && terminal.modes == before })
    terminal.send("exit\n")
    #expect(terminal.waitForExit() == .status(0))
  }

  /// The line with the mode, the data time, and what holds for all of the screen.
  private func header(_ terminal: PseudoTerminal) -> String { terminal.screen.text(row: 0) }
}
