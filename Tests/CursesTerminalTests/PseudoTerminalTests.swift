import TestSupport
import Testing

@Suite struct PseudoTerminalTests {
  @Test func halfAFrameIsNotLookedAt() throws {
    let terminal = try PseudoTerminal(columns: 20, rows: 2)
    try terminal.start(
      "/bin/sh", ["-c", #"printf '\033[?2026htop '; sleep 0.3; printf 'foot\033[?2026l'; sleep 5"#])
    #expect(terminal.waitForScreen("top"))
    #expect(terminal.screen.text.contains("top foot"))
  }

  @Test func aFrameThatNeverEndsIsLookedAtAllTheSame() throws {
    let terminal = try PseudoTerminal(columns: 20, rows: 2)
    try terminal.start("/bin/sh", ["-c", #"printf '\033[?2026htop'; sleep 20"#])
    #expect(terminal.waitForScreen("top", within: 10))
  }
}
