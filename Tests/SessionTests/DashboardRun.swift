import Foundation
import Glibc
import TestSupport
import Testing

/// The dashboard on a terminal, showing prices of both metals.
func startDashboard(
  _ arguments: [String] = [], environment: [String: String?] = [:], columns: Int = 120, rows: Int = 40,
  sourceLocation: SourceLocation = #_sourceLocation
) throws -> PseudoTerminal {
  let terminal = try PseudoTerminal(columns: columns, rows: rows)
  try terminal.start(BuiltProduct.path(of: "bullion"), arguments, environment: environment)
  let shows = terminal.wait { showsPrices(terminal) }
  try #require(shows, "no prices: \(terminal.screen.text)", sourceLocation: sourceLocation)
  return terminal
}

/// Thousands of dollars with cents and tens of dollars with three decimals: a price of gold and one of silver.
func showsPrices(_ terminal: PseudoTerminal) -> Bool {
  let text = terminal.screen.text
  return text.contains(/\d,\d\d\d\.\d\d/) && text.contains(/\d\d\.\d\d\d/)
}

/// Leaves with `q`; the terminal has to be as it was found.
func quit(_ terminal: PseudoTerminal, sourceLocation: SourceLocation = #_sourceLocation) {
  terminal.send("q")
  #expect(terminal.waitForExit() == .status(0), sourceLocation: sourceLocation)
  expectRestored(terminal, sourceLocation: sourceLocation)
}

func expectRestored(_ terminal: PseudoTerminal, sourceLocation: SourceLocation = #_sourceLocation) {
  #expect(terminal.modes == terminal.initialModes, sourceLocation: sourceLocation)
  #expect(!terminal.screen.isAlternate, sourceLocation: sourceLocation)
  #expect(terminal.screen.isCursorVisible, sourceLocation: sourceLocation)
}

/// Sends keys and waits for what they do.
func press(
  _ keys: String, on terminal: PseudoTerminal, sourceLocation: SourceLocation = #_sourceLocation,
  until condition: () -> Bool
) {
  terminal.send(keys)
  let happened = terminal.wait(until: condition)
  #expect(happened, "after \(keys): \(terminal.screen.text)", sourceLocation: sourceLocation)
}

/// The program's path, quoted for a shell.
var quotedBullion: String { "'\(BuiltProduct.path(of: "bullion"))'" }

/// A pipe with a name, into which the test writes quotes.
final class NamedPipe {
  let path: String
  private var descriptor: Int32

  init() throws {
    path = FileManager.default.temporaryDirectory.appendingPathComponent("quotes-\(UUID().uuidString)").path
    let isMade = mkfifo(path, 0o600) == 0
    // Both ways: opening does not wait for a reader, and a reader that leaves does not kill the test.
    descriptor = open(path, O_RDWR | O_CLOEXEC)
    let isOpen = isMade && descriptor >= 0
    try #require(isOpen, "no named pipe at \(path)")
  }

  deinit {
    end()
    unlink(path)
  }

  func send(_ text: String) {
    let bytes = Array(text.utf8)
    _ = write(descriptor, bytes, bytes.count)
  }

  /// Ends the reader's input once it has read everything.
  func end() {
    if descriptor >= 0 { close(descriptor) }
    descriptor = -1
  }
}
