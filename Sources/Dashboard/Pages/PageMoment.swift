import BullionMonitor
import Screen

/// What a page may look at when a key is pressed.
package struct PageMoment: Sendable {
  package let monitor: Monitor
  /// The room between the header and the status line.
  package let body: Rect
}
