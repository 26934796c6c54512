import BullionMarket
import BullionMonitor
import Screen

/// What every panel draws from: one moment of the monitor, the colours, and how the replay is being played.
package struct PanelContext {
  package let monitor: Monitor
  /// The monitor as it is now, for what a frozen view must not hide: the alarms.
  package let live: Monitor
  package let readings: Readings
  package let theme: Theme
  package let playback: Playback
  package let isMuted: Bool
  package let isFrozen: Bool
  /// A line for the reader, until the next key; nil when there is none.
  package let notice: String?
  /// The keys that are named on the screen.
  package let keys: KeyHints

  package init(
    monitor: Monitor, live: Monitor, theme: Theme, playback: Playback, isMuted: Bool, isFrozen: Bool,
    notice: String?, keys: KeyHints = KeyHints()
  ) {
    self.keys = keys
    self.monitor = monitor
    self.live = live
    readings = monitor.readings
    self.theme = theme
    self.playback = playback
    self.isMuted = isMuted
    self.isFrozen = isFrozen
    self.notice = notice
  }

  /// A value's style: dimmed when the price it rests on is not fresh.
  func style(_ role: Theme.Role, quality: Quality) -> Style {
    quality == .stale || quality == .none ? theme[.stale] : theme[role]
  }

  /// The time of day, with the date in front when it was another day than the present one, and its year when it was
  /// another year.
  func moment(_ time: Timestamp) -> String {
    guard let today = live.now?.date, time.date != today else { return time.hourMinute }
    let year = time.date.year == today.year ? "" : "\(time.date.year) "
    return "\(time.dayMonth) \(year)\(time.hourMinute)"
  }

  /// Samples to be left out between two minutes: closed hours take hardly any room, and a long hole not all of it.
  func missingMinutes(from earlier: Timestamp, to later: Timestamp) -> Int {
    let length = BarInterval.oneMinute.milliseconds
    let steps = later.milliseconds(since: earlier) / length - 1
    guard steps > 0 else { return 0 }
    let end = earlier.advanced(byMilliseconds: length)
    let closedBetween = monitor.settings.calendar.nextBoundary(after: end) <= later
    return closedBetween ? 2 : Int(min(steps, Self.longestGap))
  }

  /// The source that is shown from the later of two minutes on; nil when it is that of the earlier one.
  func sourceChanged(after earlier: Timestamp, until later: Timestamp) -> String? {
    let length = BarInterval.oneMinute.milliseconds
    return monitor.switches.last {
      $0.from != nil && $0.time >= earlier.advanced(byMilliseconds: length)
        && $0.time < later.advanced(byMilliseconds: length)
    }?.to
  }

  private static let longestGap: Int64 = 30

  /// A role's style on the header and the status line, which without colours are told apart by reverse video.
  func barStyle(_ role: Theme.Role) -> Style {
    let bar = theme[.status]
    let style = theme[role]
    return Style(
      foreground: style.foreground, background: bar.background,
      attributes: style.attributes.subtracting(.dim).union(bar.attributes))
  }

  /// The frame of a panel: an alarm that nobody has acknowledged changes it.
  func frameStyle(alarmed: Bool) -> Style {
    guard alarmed else { return theme[.border] }
    var style = theme[.alarm]
    style.attributes = .bold
    return style
  }

  /// Up, down or unchanged, by the sign that is written; dimmed when the price it rests on is not fresh.
  func style(of move: MoveText, quality: Quality) -> Style {
    guard move.percent != Wording.dash else { return theme[.label] }
    return style(move.sign > 0 ? .up : move.sign < 0 ? .down : .unchanged, quality: quality)
  }
}

/// How a demo or a replay is being played.
package struct Playback: Sendable, Equatable {
  package var isPaused: Bool
  /// 1 is the pace the feed itself has chosen.
  package var speed: Double
  /// False for feeds that cannot be paused or sped up.
  package var isControllable: Bool
  /// Whether the feed tells a story with events to skip to.
  package var hasEvents: Bool
  /// How often the replay has begun, from 1.
  package var round: Int
  /// Seconds of data in a second at speed 1, now; nil where the feed keeps no pace of its own.
  package var tempo: Double?
  /// Whether it cannot be played faster, or slower.
  package var isFastest = false
  package var isSlowest = false

  package init(
    isPaused: Bool = false, speed: Double = 1, isControllable: Bool = false, hasEvents: Bool = false,
    round: Int = 1, tempo: Double? = nil
  ) {
    self.tempo = tempo
    self.hasEvents = hasEvents
    self.isPaused = isPaused
    self.speed = speed
    self.isControllable = isControllable
    self.round = round
  }
}
