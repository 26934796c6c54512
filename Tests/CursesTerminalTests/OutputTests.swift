import Foundation
import Glibc
import Screen
import TestSupport
import Testing

/// Frames on the screen, whatever the terminal is and does.
@Suite(.serialized) struct OutputTests {
  @Test func showsTheFrame() throws {
    let terminal = try startProbe()
    #expect(terminal.waitForScreen("size 80x24 depth twoFiftySix"))
    #expect(terminal.screen.text(row: 4) == "gold │ é 金 ⣿")
    #expect(terminal.screen.place(column: 0, row: 4).look.foreground == .indexed(179))
    #expect(terminal.screen.place(column: 0, row: 1).look.attributes == .bold)
  }

  @Test func writesOnceAFrame() throws {
    let terminal = try startProbe()
    for frame in 2...20 {
      terminal.send("a")
      try #require(terminal.waitForScreen("frame \(frame)"))
    }
    terminal.send("q")
    #expect(terminal.waitForExit() == .status(0))
    // One more each to enter and to leave.
    #expect(terminal.screen.text.contains("frames 20 writes 22"))
    #expect(terminal.screen.updates == 20)
  }

  @Test func synchronizedOutputCanBeTurnedOff() throws {
    let terminal = try PseudoTerminal()
    try terminal.start(BuiltProduct.path(of: "terminal-probe"), ["--no-sync"])
    #expect(terminal.waitForScreen("frame 1"))
    terminal.send("q")
    #expect(terminal.waitForExit() == .status(0))
    #expect(terminal.screen.updates == 0)
    #expect(!terminal.outputText.contains("2026"))
  }

  @Test func colorsStayRightWhenPairsRunOut() throws {
    // 40 pictures of 1920 colours each are more than the 65,536 pairs there are.
    let terminal = try PseudoTerminal()
    try terminal.start(BuiltProduct.path(of: "terminal-probe"), environment: ["COLORTERM": "truecolor"])
    try #require(terminal.waitForScreen("depth direct"))
    terminal.send("c")
    #expect(terminal.wait { terminal.screen.updates == 41 })
    let wrong = (0..<1920).filter { cell in
      terminal.screen.place(column: cell % 80, row: cell / 80).look.foreground
        != .rgb(16 * (39 * 1920 + cell + 1))
    }
    #expect(wrong.isEmpty)
    terminal.send("q")
    #expect(terminal.waitForExit() == .status(0))
    expectRestored(terminal)
  }

  @Test func rowsCompareAsMemory() {
    // No byte of a cell is padding, whose value would be anybody's guess.
    let parts =
      MemoryLayout<UInt32>.size + 2 * MemoryLayout<Color>.size + MemoryLayout<Style.Attributes>.size
      + MemoryLayout<UInt16>.size
    #expect(MemoryLayout<Cell>.stride == parts)
  }

  @Test func canBeLeftAndEnteredAgain() throws {
    let terminal = try startProbe()
    terminal.send("o")
    #expect(terminal.waitForScreen("frame 2"))
    #expect(terminal.screen.isAlternate)
    terminal.send("a")
    #expect(terminal.waitForScreen("character(\"o\") character(\"a\")"))
    terminal.send("#")
    #expect(terminal.waitForExit() == .signal(SIGABRT))
    expectRestored(terminal)
    #expect(terminal.screen.text.contains("outside"))
  }

  @Test func idleItSleeps() throws {
    let terminal = try startProbe()
    #expect(terminal.waitForScreen("frame 1"))
    let ticks = try #require(terminal.processorTicks)
    let bytes = terminal.output.count
    _ = terminal.wait(within: 1) { false }
    #expect(try #require(terminal.processorTicks) <= ticks + 1)
    #expect(terminal.output.count == bytes)
  }

  @Test func theBellSoundsOnce() throws {
    let terminal = try startProbe()
    terminal.send("b")
    #expect(terminal.wait { terminal.screen.bells == 1 })
    #expect(terminal.waitForScreen("frame 2"))
    #expect(terminal.screen.bells == 1)
  }

  /// Fills the terminal's queue without reading from it.
  private func stall(_ terminal: PseudoTerminal) {
    terminal.send("f")
    var last = -1
    var unchanged = 0
    _ = terminal.wait(reading: false) {
      let now = terminal.unreadBytes
      unchanged = now == last && now > 0 ? unchanged + 1 : 0
      last = now
      return unchanged >= 20
    }
  }

  @Test func aTerminalThatStopsReadingCostsNothing() throws {
    let terminal = try startProbe(columns: 200, rows: 60)
    stall(terminal)
    let ticks = try #require(terminal.processorTicks)
    _ = terminal.wait(within: 1, reading: false) { false }
    // It goes on counting 500 times a second, but draws nothing.
    #expect(try #require(terminal.processorTicks) <= ticks + 20)

    // When the terminal reads again, it finds the present state.
    #expect(terminal.wait { terminal.screen.updates > 20 })
    terminal.send("f")
    #expect(terminal.waitForScreen("character(\"f\") character(\"f\")"))
    terminal.send("q")
    #expect(terminal.waitForExit() == .status(0))
    expectRestored(terminal)
  }

  @Test(arguments: [SIGTERM, SIGHUP, SIGINT])
  func aTerminalThatDoesNotReadIsLeftAllTheSame(signal: Int32) throws {
    let terminal = try startProbe(columns: 200, rows: 60)
    stall(terminal)
    terminal.signal(signal)
    #expect(terminal.waitForExit(reading: false) == .signal(signal))
    #expect(terminal.modes == terminal.initialModes)
    // The way back is in the queue, behind at most one picture.
    #expect(terminal.wait { !terminal.screen.isAlternate && terminal.screen.isCursorVisible })
  }

  @Test func aCrashLeavesATerminalThatDoesNotRead() throws {
    let terminal = try startProbe(columns: 200, rows: 60)
    stall(terminal)
    terminal.signal(SIGSEGV)
    #expect(terminal.waitForExit(reading: false) == .signal(SIGSEGV))
    #expect(terminal.modes == terminal.initialModes)
    #expect(terminal.wait { !terminal.screen.isAlternate && terminal.screen.isCursorVisible })
  }

  @Test func controlSIsAKeyAndDoesNotStopOutput() throws {
    let terminal = try startProbe()
    terminal.send("\u{13}a")
    #expect(terminal.waitForScreen("control(\"s\") character(\"a\")"))
    terminal.signal(SIGTERM)
    #expect(terminal.waitForExit() == .signal(SIGTERM))
    expectRestored(terminal)
  }
}

/// Colours, glyphs and descriptions as the environment asks for them.
@Suite(.serialized) struct EnvironmentTests {
  private func probe(
    _ environment: [String: String?], _ arguments: [String] = []
  ) throws -> PseudoTerminal {
    let terminal = try PseudoTerminal()
    try terminal.start(BuiltProduct.path(of: "terminal-probe"), arguments, environment: environment)
    return terminal
  }

  private func gold(_ terminal: PseudoTerminal) -> ScreenReader.Look {
    terminal.screen.place(column: 0, row: 4).look
  }

  @Test func colorTermPromisesDirectColor() throws {
    let terminal = try probe(["COLORTERM": "truecolor"])
    #expect(terminal.waitForScreen("frame 1"))
    #expect(terminal.screen.text.contains("depth direct"))
    #expect(gold(terminal).foreground == .rgb(0xE0B040))
    #expect(gold(terminal).background == .rgb(0x14171C))
    // The description made for it has the terminal's own keys.
    terminal.send("\u{1B}OA\u{1B}OP\u{1B}[5~")
    #expect(terminal.waitForScreen("keys up function(1) pageUp"))
    terminal.send("q")
    #expect(terminal.waitForExit() == .status(0))
    expectRestored(terminal)
  }

  @Test(arguments: [
    ("xterm-256color", "twoFiftySix", ScreenReader.Ink.indexed(179)),
    ("tmux-256color", "twoFiftySix", .indexed(179)),
    ("xterm", "eight", .indexed(3)),
    ("linux", "eight", .indexed(3)),
    ("vt100", "monochrome", .standard),
  ])
  func everyDepthDraws(type: String, depth: String, ink: ScreenReader.Ink) throws {
    let terminal = try probe(["TERM": type])
    #expect(terminal.waitForScreen("frame 1"))
    #expect(terminal.screen.text.contains("depth \(depth)"))
    #expect(gold(terminal).foreground == ink)
    #expect(gold(terminal).background != .indexed(4))
    terminal.send("q")
    #expect(terminal.waitForExit() == .status(0))
    expectRestored(terminal)
  }

  @Test(arguments: [["NO_COLOR": "1"], ["NO_COLOR": "1", "COLORTERM": "truecolor"]])
  func noColorMeansAttributesOnly(environment: [String: String]) throws {
    let terminal = try probe(environment)
    #expect(terminal.waitForScreen("depth monochrome"))
    #expect(gold(terminal) == ScreenReader.Look())
    #expect(terminal.screen.place(column: 0, row: 1).look.attributes == .bold)
    #expect(!terminal.outputText.contains("[38;"))
  }

  @Test func anEmptyNoColorMeansNothing() throws {
    #expect(try probe(["NO_COLOR": ""]).waitForScreen("depth twoFiftySix"))
    #expect(try probe([:], ["--no-color"]).waitForScreen("depth monochrome"))
    #expect(try probe([:], ["--depth", "eight"]).waitForScreen("depth eight"))
  }

  @Test func anUnknownTerminalIsTakenForXterm() throws {
    let terminal = try probe(["TERM": "no-such-terminal"])
    #expect(terminal.waitForScreen("no-such-terminal is not known here; using xterm-256color"))
  }

  @Test(arguments: [
    (["TERM": "dumb"], "cannot move its cursor"), (["TERM": nil], "TERM is not set"),
    (["TERM": ""], "TERM is not set"),
  ])
  func refusesWhatCannotWork(environment: [String: String?], message: String) throws {
    let terminal = try probe(environment)
    #expect(terminal.waitForExit() == .status(1))
    #expect(terminal.screen.text.contains(message))
    expectRestored(terminal)
  }

  @Test func refusesOutputThatIsNoTerminal() throws {
    let terminal = try PseudoTerminal()
    try terminal.start("/bin/sh", ["-c", "\(quotedProbe) | cat"])
    #expect(terminal.waitForExit() == .status(0))
    #expect(terminal.screen.text.contains("standard output is not a terminal"))
    expectRestored(terminal)
  }

  @Test func keysComeFromTheTerminalWhenInputIsData() throws {
    let refused = try PseudoTerminal()
    try refused.start("/bin/sh", ["-c", "echo data | \(quotedProbe)"])
    #expect(refused.waitForExit() == .status(1))
    #expect(refused.screen.text.contains("standard input is not a terminal"))

    let terminal = try PseudoTerminal()
    try terminal.start("/bin/sh", ["-c", "echo data | \(quotedProbe) --input /dev/tty; echo status $?"])
    #expect(terminal.waitForScreen("frame 1"))
    terminal.send("a")
    #expect(terminal.waitForScreen("keys character(\"a\")"))
    terminal.send("q")
    #expect(terminal.waitForScreen("status 0"))
    expectRestored(terminal)
  }

  @Test(arguments: [
    (["LC_ALL": "C"], "gold | ? ?  ?"), (["LC_ALL": "xx_YY.UTF-8"], "gold │ é 金 ⣿"),
    (["LANG": "C.UTF-8"], "gold │ é 金 ⣿"), (["LANG": nil], "gold | ? ?  ?"),
  ])
  func glyphsFollowTheLocale(environment: [String: String?], row: String) throws {
    let terminal = try probe(environment)
    #expect(terminal.waitForScreen("frame 1"))
    #expect(terminal.screen.text(row: 4) == row)
  }
}
