import Glibc
import Screen

/// What the terminal or the system has to say.
package enum TerminalEvent: Sendable, Equatable {
  case key(Key)
  /// Only while the mouse is listened to.
  case click(Click)
  /// The screen has another size now; what it shows is lost.
  case resized(Size)
  /// The same size, but what the screen shows is lost: after Ctrl-Z and `fg`, for one.
  case redraw
  /// A watched descriptor has something to read; the end of the file counts.
  case readable(Int32)
  /// A watched descriptor is closed, broken or invalid and has nothing left to read. Stop watching it, or the
  /// next wait returns at once.
  case hungUp(Int32)
  /// The program is to end. Close the session, then die of `ending.signal`.
  case ended(Ending)
}

/// Why a program is to end.
package enum Ending: Sendable, Hashable {
  /// Ctrl-C.
  case interrupt
  /// Ctrl-\.
  case quit
  case terminate
  case hangup
  /// The terminal is gone: the window was closed, the connection was lost.
  case terminalClosed

  /// The signal to die of, so that a shell sees the reason.
  package var signal: Int32 {
    switch self {
    case .interrupt: SIGINT
    case .quit: SIGQUIT
    case .terminate: SIGTERM
    case .hangup, .terminalClosed: SIGHUP
    }
  }
}
