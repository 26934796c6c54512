import Glibc
import TestSupport
import Testing

/// Keys and other events, through ncurses and the kernel.
@Suite(.serialized) struct InputTests {
  @Test(arguments: [
    ("\u{1B}OA\u{1B}OB", "up down"), ("\u{1B}[A\u{1B}[B", "up down"),
    ("\u{1B}[5~\u{1B}[6~", "pageUp pageDown"),
    ("\u{1B}OH\u{1B}OF", "home end"), ("\u{1B}OP\u{1B}[24~", "function(1) function(12)"),
    ("\u{1B}[Z\t", "backTab tab"), ("\r\u{7F}", "enter backspace"), ("\u{1B}[3~", "delete"),
    ("é金", "character(\"é\") character(\"金\")"), ("\u{18}", "control(\"x\")"),
    ("\u{1B}a\u{1B}[I\u{1B}[99;5uz", "character(\"z\")"),
  ])
  func keysAreDecoded(typed: String, keys: String) throws {
    let terminal = try startProbe()
    terminal.send(typed)
    #expect(
      terminal.wait { terminal.screen.text(row: 1) == "keys \(keys)" }, "\(terminal.screen.text(row: 1))")
  }

  @Test func aLoneEscapeIsAKey() throws {
    let terminal = try startProbe()
    terminal.send("\u{1B}")
    #expect(terminal.waitForScreen("keys escape"))
    terminal.send("a")
    #expect(terminal.waitForScreen("keys escape character(\"a\")"))
  }

  @Test func aCharacterMayComeInPieces() throws {
    let terminal = try startProbe()
    terminal.send([0xE9, 0x87])
    // A key of its own in between would be a mistake, so there is only time to wait for.
    _ = terminal.wait(within: 0.1) { false }
    terminal.send([0x91])
    #expect(terminal.waitForScreen("keys character(\"金\")"))
  }

  @Test func noKeyIsLostInAFlood() throws {
    let terminal = try startProbe()
    terminal.send(String(repeating: "a", count: 3000) + "zyuv")
    #expect(
      terminal.waitForScreen("keys character(\"z\") character(\"y\") character(\"u\") character(\"v\")"))
  }

  @Test func watchedDescriptorsAreReported() throws {
    let terminal = try startProbe()
    terminal.send("r")
    #expect(terminal.waitForScreen("read 5, hung up"))
  }

  @Test func clicksAreReportedInTheirOrder() throws {
    let terminal = try startProbe(["--mouse"])
    terminal.send("a\u{1B}[<0;5;7M\u{1B}[<65;5;7Mb")
    #expect(terminal.waitForScreen("keys character(\"a\") press 4 6 wheelDown 4 6 character(\"b\")"))
  }
}
