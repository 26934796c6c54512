import TestSupport
import Testing

/// A probe on a terminal, drawn and ready for keys.
func startProbe(
  _ arguments: [String] = [], environment: [String: String?] = [:], columns: Int = 80, rows: Int = 24
) throws -> PseudoTerminal {
  let terminal = try PseudoTerminal(columns: columns, rows: rows)
  try terminal.start(BuiltProduct.path(of: "terminal-probe"), arguments, environment: environment)
  try #require(terminal.wait { terminal.screen.updates > 0 }, "the probe draws")
  return terminal
}

/// The probe's path, quoted for a shell.
var quotedProbe: String { "'\(BuiltProduct.path(of: "terminal-probe"))'" }

/// The terminal is as it was found: modes, screen and cursor.
func expectRestored(_ terminal: PseudoTerminal, sourceLocation: SourceLocation = #_sourceLocation) {
  #expect(terminal.modes == terminal.initialModes, sourceLocation: sourceLocation)
  #expect(!terminal.screen.isAlternate, sourceLocation: sourceLocation)
  #expect(!terminal.screen.hearsMouse, sourceLocation: sourceLocation)
  #expect(terminal.screen.isCursorVisible, sourceLocation: sourceLocation)
}
