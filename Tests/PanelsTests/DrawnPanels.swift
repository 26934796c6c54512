import BullionMonitor
import Screen

@testable import Panels

/// A context for one panel.
func context(
  _ monitor: Monitor, live: Monitor? = nil, theme: Theme = .monochrome, playback: Playback = Playback(),
  isFrozen: Bool = false, keys: KeyHints = KeyHints()
) -> PanelContext {
  PanelContext(
    monitor: monitor, live: live ?? monitor, theme: theme, playback: playback, isMuted: false,
    isFrozen: isFrozen, notice: nil, keys: keys)
}

/// What a panel draws in a room of its own, as text.
func picture(_ columns: Int, _ rows: Int, _ draw: (inout Frame, Rect) -> Void) -> String {
  var frame = Frame(size: Size(columns: columns, rows: rows), glyphs: .unicode)
  draw(&frame, frame.bounds)
  return frame.text
}
