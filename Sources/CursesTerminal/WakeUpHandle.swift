internal import CNcurses

/// Wakes `TerminalSession.wait` from any thread; harmless when nobody waits or the session is closed.
package struct WakeUpHandle: Sendable {
  init() {}

  package func signal() { bullion_wake() }
}
