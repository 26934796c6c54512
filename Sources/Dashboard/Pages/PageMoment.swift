import BullionMonitor
import Screen

/// What a page may look at when a key is pressed.
public struct PageMoment: Sendable {
  public let monitor: Monitor
  /// The room between the header and the status line.
  public let body: Rect
}
