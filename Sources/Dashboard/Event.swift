import BullionAlarms
import BullionMarket
import BullionMonitor
import Panels
import Screen

/// What the dashboard is told; nothing else changes its state.
package enum Event: Sendable {
  /// News of the feed, in order.
  case feed([FeedEvent])
  /// Bars that a page has asked for.
  case bars(BarsAnswer)
  case key(Key)
  case click(Click)
  /// The terminal has this room now.
  case resized(Size)
  /// So many milliseconds have passed since the start; for walls, at least once a second.
  case passed(Int64)
  /// What an operator asks for from outside.
  case request(AlarmRequest)
  /// Settings whose alarm rules are to be watched from now on.
  case rules(MonitorSettings)
  /// How the replay is being played now.
  case playback(Playback)
  /// The names of all themes, and of the one that is shown.
  case themes([String], shown: String)
  /// A theme that cannot be had, and why; the one before is shown still.
  case themeRefused(String, reason: String)
  /// Something for the reader that is not an alarm: an unknown TERM, a theme that could not be read.
  case notice(String)
}
