import Foundation
import Glibc
import TestSupport
import Testing

/// Whatever ends the program, the terminal is put back and the shell sees the true reason.
@Suite(.serialized) struct EndingTests {
  @Test func quitsByItself() throws {
    let terminal = try startProbe()
    #expect(terminal.screen.isAlternate)
    #expect(!terminal.screen.isCursorVisible)
    #expect(!terminal.modes.isCanonical)
    terminal.send("q")
    #expect(terminal.waitForExit() == .status(0))
    expectRestored(terminal)
  }

  @Test(arguments: [(SIGTERM, "terminate"), (SIGHUP, "hangup"), (SIGINT, "interrupt"), (SIGQUIT, "quit")])
  func diesOfTheSignalItWasSent(signal: Int32, name: String) throws {
    let terminal = try startProbe()
    terminal.signal(signal)
    #expect(terminal.waitForExit() == .signal(signal))
    expectRestored(terminal)
    #expect(terminal.screen.text.contains("ended \(name)"))
  }

  @Test("Whatever ends it, the mouse is let go", arguments: ["q", "\u{3}", "!", "#", "$", "%"])
  func theMouseIsLetGo(key: String) throws {
    let terminal = try startProbe(["--mouse"])
    #expect(terminal.wait { terminal.screen.hearsMouse })
    terminal.send(key)
    _ = terminal.waitForExit()
    expectRestored(terminal)
  }

  @Test(arguments: [SIGTERM, SIGHUP, SIGQUIT, SIGUSR1])
  func aSignalLetsTheMouseGo(signal: Int32) throws {
    let terminal = try startProbe(["--mouse"])
    #expect(terminal.wait { terminal.screen.hearsMouse })
    terminal.signal(signal)
    _ = terminal.waitForExit()
    expectRestored(terminal)
  }

  @Test func controlCIsAnInterrupt() throws {
    let terminal = try startProbe()
    terminal.send("\u{3}")
    #expect(terminal.waitForExit() == .signal(SIGINT))
    expectRestored(terminal)
  }

  @Test(arguments: [(SIGTERM, 143), (SIGHUP, 129), (SIGINT, 130)])
  func aShellSeesTheReason(signal: Int32, status: Int) throws {
    let terminal = try PseudoTerminal()
    let script = "trap : INT HUP TERM; \(quotedProbe); echo status $?"
    try terminal.start("/bin/sh", ["-c", script])
    try #require(terminal.wait { terminal.screen.updates > 0 })
    // The whole foreground group, as the terminal itself does for Ctrl-C.
    kill(-terminal.process, signal)
    #expect(terminal.waitForScreen("status \(status)"))
    #expect(terminal.waitForExit() == .status(0))
    expectRestored(terminal)
  }

  @Test(arguments: [
    ("!", SIGILL, "Fatal error: on purpose"),
    ("@", SIGILL, "Index out of range"),
    ("#", SIGABRT, ""),
    ("$", SIGSEGV, ""),
    ("^", SIGSEGV, ""),
    ("%", SIGILL, "Fatal error: on a worker thread"),
    ("&", SIGABRT, ""),
    ("*", SIGSEGV, ""),
    ("p", SIGPIPE, ""),
  ])
  func aCrashPutsTheTerminalBack(key: String, signal: Int32, message: String) throws {
    // arm64 traps where x86 executes an invalid instruction.
    #if arch(x86_64)
      let expected = signal
    #else
      let expected = signal == SIGILL ? SIGTRAP : signal
    #endif
    let terminal = try startProbe()
    terminal.send(key)
    #expect(terminal.waitForExit() == .signal(expected))
    expectRestored(terminal)
    if !message.isEmpty { #expect(terminal.screen.text.contains(message)) }
  }

  /// Those that nobody sends on purpose: power, input and output, coprocessor, and the ends of the real-time ones.
  @Test(arguments: [SIGPWR, SIGIO, SIGSTKFLT, 34, 35, 50, 63, 64, SIGUSR1, SIGXCPU, SIGVTALRM])
  func anyDeadlySignalPutsTheTerminalBack(signal: Int32) throws {
    let terminal = try startProbe()
    terminal.signal(signal)
    #expect(terminal.waitForExit() == .signal(signal))
    expectRestored(terminal)
  }

  @Test func aFileAtItsLimitIsNoReasonToEnd() throws {
    let terminal = try startProbe()
    terminal.signal(SIGXFSZ)
    terminal.send("q")
    #expect(terminal.waitForExit() == .status(0))
    expectRestored(terminal)
  }

  @Test(arguments: [0, SIGTERM])
  func stoppedOutputIsSetGoingAgainForTheFarewell(signal: Int32) throws {
    let terminal = try startProbe()
    terminal.stopOutput()
    if signal == 0 { terminal.send("q") } else { terminal.signal(signal) }
    #expect(terminal.waitForExit() == (signal == 0 ? .status(0) : .signal(signal)))
    expectRestored(terminal)
  }

  @Test func exitWithoutClosingPutsTheTerminalBack() throws {
    let terminal = try startProbe()
    terminal.send("x")
    #expect(terminal.waitForExit() == .status(3))
    expectRestored(terminal)
  }

  @Test func aHangingProgramStillObeys() throws {
    let terminal = try startProbe()
    terminal.send("h")
    try #require(terminal.waitForScreen("hanging"))
    terminal.signal(SIGTERM)
    #expect(terminal.waitForExit() == .signal(SIGTERM))
    expectRestored(terminal)
  }

  @Test func aClosedWindowEndsIt() throws {
    let terminal = try startProbe()
    terminal.hangUp()
    #expect(terminal.waitForExit() == .signal(SIGHUP))
  }

  @Test func aClosedWindowEndsItEvenWhenHangupsAreIgnored() throws {
    let log = FileManager.default.temporaryDirectory.appendingPathComponent("probe-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: log) }
    let terminal = try PseudoTerminal()
    try terminal.start("/bin/sh", ["-c", "trap '' HUP; exec \(quotedProbe) 2>'\(log.path)'"])
    try #require(terminal.wait { terminal.screen.updates > 0 })
    terminal.hangUp()
    #expect(terminal.waitForExit() == .signal(SIGHUP))
    // Standard error that the user sent elsewhere goes there.
    #expect(try String(contentsOf: log, encoding: .utf8) == "ended terminalClosed\n")
  }

  @Test func standardErrorIsShownAfterwards() throws {
    let terminal = try startProbe()
    terminal.send("e")
    #expect(terminal.waitForScreen("frame 2"))
    #expect(!terminal.outputText.contains("a line for standard error"))
    terminal.send("q")
    #expect(terminal.waitForExit() == .status(0))
    #expect(terminal.screen.text.contains("a line for standard error"))
  }

  @Test func onlyTheEndOfALongStandardErrorIsShown() throws {
    let terminal = try startProbe()
    terminal.send("E")
    terminal.send("q")
    #expect(terminal.waitForExit() == .status(0))
    #expect(terminal.outputText.contains("line 1999 of many"))
    #expect(!terminal.outputText.contains("line 9 of many"))
    // What is shown begins with a whole line.
    let shown = terminal.outputText.split(whereSeparator: \.isNewline).filter { $0.contains("of many") }
    #expect(shown.dropFirst().allSatisfy { $0.hasPrefix("line ") })
    #expect(shown.count > 500)
  }
}
