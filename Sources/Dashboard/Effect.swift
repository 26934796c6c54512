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
  /// Live prices instead of the demo, or the demo instead of live prices.
  case switchFeed
  /// The rules are watched as changed from now on; the file that holds them is to follow, or the reader to be told why
  /// it cannot.
  case changeRule(AlarmRuleChange)
  /// Clicks and the wheel are to be listened to, or no more.
  case hearMouse(Bool)
  /// The reader wants to choose a theme; the names come as `Event.themes`.
  case listThemes
  /// The theme of a name is to be shown from now on; when it cannot be had, `Event.themeRefused` says why.
  case showTheme(String)
  /// Send the whole screen again.
  case repaint

  // What pages ask for and the dashboard does itself; nobody else sees it.

  /// What the operator wants done about an alarm.
  case operate(AlarmRequest)
  /// The alarm of a rule is to be announced as a test.
  case testAlarm(id: String)
  case show(PageName)
  /// A page is to take something over, in the words of what it remembers.
  case adjust(PageName, [String: String])
  /// A line for the reader, until the next key.
  case tell(String)

  /// Whether it does more than look, and so is not for a screen that is read only.
  var isDeed: Bool {
    switch self {
    case .quit, .changeRule, .operate, .testAlarm, .switchFeed: true
    case .keepAlarms, .keepIndicators, .loadBars, .ringBell, .togglePause, .faster, .slower, .skipToNextEvent,
      .hearMouse, .listThemes, .showTheme, .repaint, .show, .adjust, .tell:
      false
    }
  }
}
