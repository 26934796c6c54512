import BullionMarket
import BullionMonitor
import Screen

/// A watched price line in words.
struct LevelText {
  /// `silver line 100`.
  let name: String
  /// `▲ above`; a dash before the first price.
  let side: String
  let role: Theme.Role
  /// ` since 23 Jan`; empty where it was never seen to cross, since the first price that was seen says nothing about
  /// the time before.
  let since: String
  /// `2 h 10 min`.
  let timeAbove: String

  init(_ level: LevelReading, _ context: PanelContext) {
    name = "\(level.name) \(NumberText.price(level.value, decimals: 0))"
    side = level.side.map { $0 == .above ? "▲ above" : "▼ below" } ?? Wording.dash
    role = level.side.map { $0 == .above ? .up : .down } ?? .label
    since =
      level.hasCrossed ? level.since.map { " since \(Self.moment($0, context.readings.time))" } ?? "" : ""
    timeAbove = NumberText.duration(milliseconds: Int64(level.secondsBeyond * 1000))
  }

  /// The time of day for a moment of today, else the date, with the year when it was another one.
  private static func moment(_ time: Timestamp, _ now: Timestamp?) -> String {
    guard let now else { return time.dayMonth }
    if time.date == now.date { return time.hourMinute }
    return time.date.year == now.date.year ? time.dayMonth : "\(time.dayMonth) \(time.date.year)"
  }
}
