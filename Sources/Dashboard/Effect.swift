import BullionAlarms
import BullionMonitor

/// What the dashboard wants done; the executable does it.
package enum Effect: Sendable, Equatable {
  case quit
  /// What the alarms of a live feed did is to be on the disk before anything else is heard of it.
  case keepAlarms([AlarmNotice])
  /// Where the indicators of a live feed stand, for the next start.
  case keepIndicators([IndicatorMemory])
  /// A page wants bars; the answer comes as `Event.bars`.
  case loadBars(BarsRequest)
  case ringBell
  case togglePause
  case faster
  case slower
  case skipToNextEvent
  case nextTheme
  /// Send the whole screen again.
  case repaint
}
