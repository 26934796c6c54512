internal import CNcurses

/// What needs nothing of an open session.
extension TerminalSession {
  /// Until a deadline, for `bullion_poll`: -1 waits for ever.
  nonisolated static func nanoseconds(to deadline: ContinuousClock.Instant?) -> Int64 {
    guard let deadline else { return -1 }
    let left = ContinuousClock.now.duration(to: deadline).components
    guard left.seconds >= 0, left.attoseconds >= 0 else { return 0 }
    // Rounded up, so that the deadline has passed on return.
    return min(left.seconds, 1_000_000_000) * 1_000_000_000 + (left.attoseconds + 999_999_999) / 1_000_000_000
  }

  /// Ends the program by a signal's default action, so that a shell sees 130, 143 or 129. Call `close` first.
  package nonisolated static func dieOf(signal: Int32) -> Never {
    bullion_die_of(signal)
  }
}
