internal import CNcurses
import Glibc
import Screen

/// What a session would find, without opening one: nothing is written to the terminal.
package struct TerminalCapabilities: Sendable, Equatable {
  /// The description that is used: `TERM`, or a relative of it.
  package var terminalType: String
  /// What the terminal can show, whatever `NO_COLOR` says.
  package var depth: ColorDepth
  /// As a session's.
  package var notices: [String]

  /// Looks the terminal up that the environment names.
  package init() throws(TerminalError) {
    let (choice, promised) = try TerminalChoice.ofEnvironment()
    terminalType = choice.name
    notices = choice.notices
    depth = promised && choice.depth == .twoFiftySix ? .direct : choice.depth
  }

  /// Whether the locale of the environment has text as UTF-8.
  package static func localeIsUTF8() -> Bool { bullion_set_locale() == 1 }

  /// The window of the terminal at a descriptor; nil where there is none, or it does not say.
  package static func windowSize(of descriptor: Int32) -> Size? {
    var columns: Int32 = 0
    var rows: Int32 = 0
    guard isatty(descriptor) == 1, bullion_window_size(descriptor, &columns, &rows) == 0, columns > 0,
      rows > 0
    else { return nil }
    return Size(columns: Int(columns), rows: Int(rows))
  }
}

/// Whether the system's clock follows a time server; nil when the system does not tell.
package func systemClockIsSynchronized() -> Bool? {
  switch bullion_clock_is_synchronized() {
  case 1: true
  case 0: false
  default: nil
  }
}
