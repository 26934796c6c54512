import BullionAlarms
import BullionMarket
import BullionMonitor
import Screen
import Widgets

/// The active alarms, the gravest and newest first; below them what has lately gone back to normal.
package struct AlarmPanel {
  let context: PanelContext

  package init(_ context: PanelContext) { self.context = context }

  package func draw(into frame: inout Frame, in rect: Rect) {
    let theme = context.theme
    let alarms = context.live.alarms
    let waiting = alarms.count(where: \.isWaiting)
    let border = Border(
      title: "Alarms", note: note(alarms),
      style: theme[.border], titleStyle: theme[.title],
      noteStyle: waiting > 0 ? theme[.warning] : theme[.label])
    border.draw(into: &frame, in: rect)
    let inner = border.inner(of: rect).inset(horizontal: 1)
    guard !inner.isEmpty else { return }
    guard !alarms.isEmpty else {
      frame.write(
        "no alarm; \(context.monitor.settings.rules.count) rules watch", x: inner.x, y: inner.y,
        width: inner.width, style: theme[.label])
      return drawLog(into: &frame, in: inner.droppingTop(2))
    }
    // Where there is room for a few alone, the banner has said the first.
    let banner = context.live.freshAlarms.first?.id
    let isShort = inner.height < 4 && alarms.count > inner.height
    let listed = isShort ? alarms.filter { $0.id != banner } : alarms
    let shown = listed.count > inner.height ? max(0, inner.height - 1) : listed.count
    // Times and dates below each other.
    let width = listed.prefix(shown).map { columnWidth(of: since($0)) }.max() ?? 0
    for (row, alarm) in listed.prefix(shown).enumerated() {
      drawLine(alarm, timeWidth: width, into: &frame, in: inner.droppingTop(row).top(1))
    }
    if shown < listed.count {
      frame.write(
        "… \(listed.count - shown) more", x: inner.x, y: inner.bottom - 1, width: inner.width,
        style: theme[.label])
    }
    drawLog(into: &frame, in: inner.droppingTop(shown + 1))
  }

  func note(_ alarms: [ActiveAlarm]) -> String {
    let waiting = alarms.count(where: \.isWaiting)
    let over = alarms.count { $0.state == .returned }
    let shelved = alarms.count { $0.shelvedUntil != nil }
    let facts = [
      waiting > 0 ? "\(waiting) to acknowledge" : "\(alarms.count - over) active",
      shelved > 0 ? "\(shelved) shelved" : "", over > 0 ? "\(over) over" : "",
    ]
    return facts.filter { !$0.isEmpty }.joined(separator: ", ")
  }

  /// The time of day, or the date of another day.
  private func since(_ alarm: ActiveAlarm) -> String {
    guard let today = context.live.now?.date, alarm.since.date != today else { return alarm.since.hourMinute }
    return alarm.since.date.year == today.year
      ? alarm.since.dayMonth : "\(alarm.since.dayMonth) \(alarm.since.date.year)"
  }

  /// One alarm: glyph for its state, since when, what is so, and the value now beside the one it was raised at.
  ///
  /// - Parameters:
  ///   - priority: whether its priority is written behind the glyph.
  ///   - timeWidth: columns of its time, at least.
  package func drawLine(
    _ alarm: ActiveAlarm, priority: Bool = false, timeWidth: Int = 0, into frame: inout Frame, in rect: Rect
  ) {
    let theme = context.theme
    let (glyph, style): (String, Style) =
      switch alarm.state {
      case _ where alarm.shelvedUntil != nil: ("z", theme[.label])
      case .unacknowledged: ("!", theme[.alarm])
      case .acknowledged: ("✓", theme[.acknowledged])
      case .returned: ("○", theme[.label])
      case .normal: (" ", theme[.label])
      }
    let text =
      alarm.isWaiting
      ? theme[.text].adding(.bold) : alarm.state == .returned ? theme[.label] : theme[.text]
    let words = AlarmWords(alarm, now: context.live.now)
    let badges = alarm.badges.filter { $0 != .shelved }.map { "  \($0.rawValue)" }.joined()
    TextLine(
      left: [
        .init(
          [
            (glyph, style), (priority ? " \(alarm.priority)" : "", theme[.label]),
            (" \(since(alarm).leftPadded(to: timeWidth))", theme[.label]),
            (" \(visible(words.statement))", text),
          ], priority: 10),
        .init(words.duration, style: text, priority: 5),
        .init(words.current, style: text, priority: 8),
        .init(words.raised, style: theme[.label], priority: 4),
        .init(words.shelving, style: theme[.label], priority: 7),
        .init(badges, style: theme[.warning], priority: 3),
      ]
    ).draw(into: &frame, in: rect)
  }

  /// The log goes so far back, in milliseconds; all of it is on the page of alarms.
  private static let lately = 3 * Timestamp.millisecondsPerDay

  /// What happened before, newest first, without the alarms that the list above shows as they stand.
  private func drawLog(into frame: inout Frame, in rect: Rect) {
    guard rect.height >= 2 else { return }
    let theme = context.theme
    let listed = Set(context.live.alarms.map(\.id))
    let entries = context.live.alarmLog.filter { entry in
      let isListed = entry.id.map(listed.contains) ?? false
      return !isListed && (context.live.now.map { $0.milliseconds(since: entry.time) < Self.lately } ?? true)
    }
    .suffix(rect.height - 1).reversed()
    guard !entries.isEmpty else { return }
    frame.write("Log", x: rect.x, y: rect.y, width: rect.width, style: theme[.label])
    for (row, entry) in entries.enumerated() {
      let text = "    \(context.moment(entry.time)) \(entry.text)"
      frame.write(
        shortened(text, to: rect.width), x: rect.x, y: rect.y + row + 1, style: theme[.label])
    }
  }
}
