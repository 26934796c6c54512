internal import CNcurses

/// Wakes `TerminalSession.wait` from any thread; harmless when nobody waits or the session is closed.
public struct WakeUpHandle: Sendable {
  init() {}

  public func signal() { bullion_wake() }
}
