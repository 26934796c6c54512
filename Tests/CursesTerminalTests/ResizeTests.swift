import TestSupport
import Testing

/// The picture follows the window.
@Suite(.serialized) struct ResizeTests {
  @Test func followsTheWindow() throws {
    let terminal = try startProbe()
    terminal.resize(columns: 97, rows: 31)
    #expect(terminal.waitForScreen("size 97x31"))
    terminal.resize(columns: 40, rows: 12)
    #expect(terminal.waitForScreen("size 40x12"))
    #expect(terminal.waitForScreen("resized 97x31, resized 40x12"))
    terminal.send("q")
    #expect(terminal.waitForExit() == .status(0))
    expectRestored(terminal)
  }

  @Test func aStormEndsAtTheLastSize() throws {
    let terminal = try startProbe()
    for step in 0..<200 {
      terminal.resize(columns: 1 + step * 37 % 180, rows: 1 + step * 23 % 60)
      if step % 10 == 0 { terminal.read() }
    }
    terminal.resize(columns: 101, rows: 33)
    #expect(terminal.waitForScreen("size 101x33"))
    // What a key changes afterwards lands in the right places.
    terminal.send("a")
    #expect(terminal.waitForScreen("keys character(\"a\")"))
    terminal.send("q")
    #expect(terminal.waitForExit() == .status(0))
    expectRestored(terminal)
  }

  @Test func survivesASingleCell() throws {
    let terminal = try startProbe(columns: 1, rows: 1)
    terminal.resize(columns: 80, rows: 24)
    #expect(terminal.waitForScreen("size 80x24"))
    terminal.resize(columns: 1, rows: 1)
    #expect(terminal.wait { terminal.screen.text == "…" })
    terminal.send("q")
    #expect(terminal.waitForExit() == .status(0))
    expectRestored(terminal)
  }

  @Test func aSizeOfZeroIsTheUsualOne() throws {
    let terminal = try startProbe(columns: 0, rows: 0)
    #expect(terminal.outputText.contains("size 80x24"))
  }

  @Test func staleSizesInTheEnvironmentDoNotMatter() throws {
    let terminal = try startProbe(
      environment: ["LINES": "5", "COLUMNS": "90000"], columns: 100, rows: 30)
    #expect(terminal.waitForScreen("size 100x30"))
    // The scrolling region, too, is that of the window.
    #expect(terminal.outputText.contains("\u{1B}[1;30r"))
  }
}
