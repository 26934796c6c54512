/// Why no terminal session can be opened, with what to do about it.
package enum TerminalError: Error, Sendable, Equatable, CustomStringConvertible {
  case outputIsNotATerminal
  case inputIsNotATerminal
  case cannotOpen(path: String, reason: String)
  case terminalTypeMissing
  /// - Parameter tried: the stand-ins, which are not known here either.
  case terminalTypeUnknown(name: String, tried: [String])
  /// The terminal cannot move its cursor.
  case terminalTooSimple(name: String)
  case notInForeground
  case alreadyOpen
  case systemRefused(what: String, reason: String)

  package var description: String {
    switch self {
    case .outputIsNotATerminal:
      "standard output is not a terminal; run this in a terminal and without redirecting its output"
    case .inputIsNotATerminal:
      "standard input is not a terminal; run this in a terminal and without redirecting its input"
    case .cannotOpen(let path, let reason):
      "cannot open \(path): \(reason); run this in a terminal"
    case .terminalTypeMissing:
      "TERM is not set; name the terminal, for example with TERM=xterm-256color"
    case .terminalTypeUnknown(let name, let tried):
      "terminal type \(name) is not known here, nor is \(tried.joined(separator: " or ")); "
        + "install ncurses-base or set TERMINFO"
    case .terminalTooSimple(let name):
      "terminal type \(name) cannot move its cursor; set TERM to what the terminal really is, "
        + "for example TERM=xterm-256color"
    case .notInForeground:
      "this job may not use the terminal; start it in the foreground"
    case .alreadyOpen:
      "a terminal session is open already; close it first"
    case .systemRefused(let what, let reason):
      "cannot \(what): \(reason)"
    }
  }
}
