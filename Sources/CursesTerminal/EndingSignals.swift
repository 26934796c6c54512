internal import CNcurses

/// Signals for a program without a screen: they are noted, and a descriptor becomes readable.
///
/// SIGTERM and SIGINT ask for the end, SIGHUP for reading the configuration anew. In a process it is this or a
/// `TerminalSession`; both hear by the same handler.
package struct EndingSignals {
  /// To be watched for reading.
  package let descriptor: Int32

  /// Nil when the system gives no descriptor.
  package init?() {
    descriptor = bullion_hear_endings()
    if descriptor < 0 { return nil }
  }

  /// What has arrived since the last call.
  package func take() -> (mustEnd: Bool, mustReread: Bool) {
    bullion_clear_wake()
    let signals = Signals(rawValue: bullion_take_signals())
    return (!signals.isDisjoint(with: [.terminate, .interrupt]), signals.contains(.hangup))
  }
}
