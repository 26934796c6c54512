import Glibc
import TestSupport
import Testing

/// Stopping and continuing, under a shell with job control and without one.
@Suite(.serialized) struct JobControlTests {
  /// An interactive shell at its prompt.
  private func startShell() throws -> PseudoTerminal {
    let terminal = try PseudoTerminal()
    try terminal.start("/bin/sh", ["-i"], environment: ["PS1": "ready> ", "ENV": nil])
    try #require(terminal.waitForScreen("ready>"))
    return terminal
  }

  /// Starts the probe in the foreground.
  private func startProbe(in terminal: PseudoTerminal) throws {
    terminal.send(quotedProbe + "\n")
    try #require(terminal.wait { terminal.screen.isAlternate && terminal.screen.text.contains("frame 1") })
  }

  /// Waits until the shell has the terminal back and has said something.
  private func waitForPrompt(_ terminal: PseudoTerminal, after text: String) -> Bool {
    terminal.wait {
      !terminal.screen.isAlternate && terminal.screen.text.contains(text)
        && terminal.screen.lines.last { !$0.isEmpty }?.hasPrefix("ready>") == true
    }
  }

  /// Asks the shell for its jobs until it says so.
  private func waitForJobs(_ terminal: PseudoTerminal, toSay text: String) -> Bool {
    terminal.wait {
      terminal.send("jobs\n")
      return terminal.wait(within: 0.1) {
        !terminal.screen.isAlternate && terminal.screen.text.contains(text)
      }
    }
  }

  @Test func controlZStopsAndForegroundContinues() throws {
    let terminal = try startShell()
    let before = terminal.modes
    try startProbe(in: terminal)
    #expect(terminal.modes != before)

    terminal.send("\u{1A}")
    #expect(waitForPrompt(terminal, after: "Stopped"))
    #expect(terminal.modes == before)
    #expect(terminal.screen.isCursorVisible)

    terminal.resize(columns: 97, rows: 31)
    terminal.send("fg\n")
    #expect(terminal.wait { terminal.screen.isAlternate && terminal.screen.text.contains("size 97x31") })
    #expect(!terminal.screen.isCursorVisible)
    // Application cursor keys are on again.
    terminal.send("\u{1B}OA")
    #expect(terminal.waitForScreen("keys up"))

    terminal.send("q")
    #expect(waitForPrompt(terminal, after: "writes"))
    #expect(terminal.modes == before)
    terminal.send("exit\n")
    #expect(terminal.waitForExit() == .status(0))
  }

  @Test func inTheBackgroundItWaitsUntouched() throws {
    let terminal = try startShell()
    let before = terminal.modes
    terminal.send("\(quotedProbe) &\n")
    #expect(waitForJobs(terminal, toSay: "Stopped"))
    #expect(terminal.modes == before)
    #expect(!terminal.outputText.contains("\u{1B}[?1049h"))
    terminal.send("fg\n")
    #expect(terminal.wait { terminal.screen.isAlternate && terminal.screen.text.contains("size 80x24") })
    terminal.send("q")
    #expect(waitForPrompt(terminal, after: "writes"))
    #expect(terminal.modes == before)
  }

  @Test func continuedInTheBackgroundItStopsAgain() throws {
    let terminal = try startShell()
    let before = terminal.modes
    try startProbe(in: terminal)
    terminal.send("\u{1A}")
    #expect(waitForPrompt(terminal, after: "Stopped"))
    terminal.send("bg\n")
    #expect(waitForJobs(terminal, toSay: "tty output"))
    #expect(terminal.modes == before)
    terminal.send("fg\n")
    #expect(terminal.wait { terminal.screen.isAlternate && terminal.screen.text.contains("size 80x24") })
    terminal.send("q")
    #expect(waitForPrompt(terminal, after: "writes"))
    #expect(terminal.modes == before)
  }

  /// The signal waits until the shell lets the program go on, in the background or in front.
  @Test(arguments: [("kill %1; kill -CONT %1", "Terminated"), ("kill %1; fg; echo status $?", "status 143")])
  func killedWhileStoppedItLeavesTheShellAlone(command: String, outcome: String) throws {
    let terminal = try startShell()
    let before = terminal.modes
    try startProbe(in: terminal)
    terminal.send("\u{1A}")
    #expect(waitForPrompt(terminal, after: "Stopped"))
    terminal.send(command + "\n")
    #expect(waitForJobs(terminal, toSay: outcome))
    #expect(terminal.modes == before)
    #expect(terminal.screen.isCursorVisible)
  }

  @Test func killedInTheBackgroundItTakesItsScreenAway() throws {
    let terminal = try startShell()
    try startProbe(in: terminal)
    // Stopped by SIGSTOP, it cannot leave the screen.
    terminal.send("S")
    #expect(terminal.wait { terminal.screen.text.contains("Stopped") })
    #expect(terminal.screen.isAlternate)
    terminal.send("kill %1; kill -CONT %1\n")
    #expect(waitForJobs(terminal, toSay: "Terminated"))
    #expect(terminal.screen.isCursorVisible)
  }

  @Test func stoppedAndContinuedFromOutsideItRedraws() throws {
    let terminal = try CursesTerminalTests.startProbe()
    terminal.signal(SIGSTOP)
    #expect(terminal.wait { terminal.isStopped })
    terminal.resize(columns: 60, rows: 20)
    terminal.signal(SIGCONT)
    #expect(terminal.waitForScreen("size 60x20"))
    terminal.signal(SIGSTOP)
    #expect(terminal.wait { terminal.isStopped })
    terminal.signal(SIGCONT)
    #expect(terminal.waitForScreen("redraw"))
    terminal.send("q")
    #expect(terminal.waitForExit() == .status(0))
    expectRestored(terminal)
  }

  /// Without a shell to continue it, the kernel does not stop a process group.
  @Test func controlZWithoutAShellOnlyRedraws() throws {
    let terminal = try CursesTerminalTests.startProbe()
    terminal.send("\u{1A}")
    #expect(terminal.waitForScreen("redraw"))
    #expect(terminal.screen.isAlternate)
    terminal.send("q")
    #expect(terminal.waitForExit() == .status(0))
    expectRestored(terminal)
  }
}
