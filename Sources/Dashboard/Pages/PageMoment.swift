import BullionMonitor
import Panels
import Screen

/// What a page may look at when a key is pressed.
package struct PageMoment: Sendable {
  package let monitor: Monitor
  /// The room between the header and the status line.
  package let body: Rect

  /// A context to measure with: how high a page is does not go by colours.
  var measure: PanelContext {
    PanelContext(
      monitor: monitor, live: monitor, theme: .monochrome, playback: Playback(), isMuted: false,
      isFrozen: false, notice: nil)
  }
}
