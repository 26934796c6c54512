internal import CNcurses
import Glibc
import Screen

/// The descriptors of the terminal: one to read from, and one of our own to write to without blocking.
struct TerminalDevice {
  let input: Int32
  let output: Int32
  private let inputIsOurs: Bool

  /// - Parameter inputPath: nil for standard input.
  init(inputPath: String?) throws(TerminalError) {
    guard isatty(STDOUT_FILENO) == 1 else { throw .outputIsNotATerminal }
    if let path = inputPath {
      input = open(path, O_RDONLY | O_NOCTTY | O_CLOEXEC)
      guard input >= 0 else { throw .cannotOpen(path: path, reason: systemReason()) }
    } else {
      input = STDIN_FILENO
    }
    inputIsOurs = inputPath != nil
    guard isatty(input) == 1 else {
      if inputIsOurs { Glibc.close(input) }
      throw .inputIsNotATerminal
    }
    output = bullion_reopen_for_output(STDOUT_FILENO)
    guard output >= 0 else {
      let reason = systemReason()
      if inputIsOurs { Glibc.close(input) }
      throw .cannotOpen(path: "the terminal", reason: reason)
    }
  }

  /// The size of the window; where the terminal does not say, the usual 80x24.
  var windowSize: Size {
    var columns: Int32 = 0
    var rows: Int32 = 0
    guard bullion_window_size(output, &columns, &rows) == 0, columns > 0, rows > 0 else {
      return Size(columns: 80, rows: 24)
    }
    return Size(columns: min(Int(columns), Self.largest.columns), rows: min(Int(rows), Self.largest.rows))
  }

  /// Beyond this a size is taken for nonsense.
  private static let largest = Size(columns: 2000, rows: 1000)

  func openScreen(_ terminal: String, isDirect: Bool, size: Size) -> Bool {
    bullion_open_screen(
      terminal, isDirect ? 1 : 0, Int32(size.columns), Int32(size.rows), input, output) == 0
  }

  func close() {
    if inputIsOurs { Glibc.close(input) }
    Glibc.close(output)
  }
}

/// What the last failed system call complained about.
func systemReason() -> String { String(cString: strerror(errno)) }

/// A variable of the environment; nil when it is not set or empty.
func environmentVariable(_ name: String) -> String? {
  guard let value = getenv(name), value.pointee != 0 else { return nil }
  return String(cString: value)
}
