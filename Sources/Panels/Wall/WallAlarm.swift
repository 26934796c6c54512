import BullionAlarms
import BullionMonitor
import Screen
import Widgets

/// The gravest alarm as the largest thing on a wall.
struct WallAlarm {
  let context: PanelContext
  let alarm: ActiveAlarm
  let count: Int

  init(_ context: PanelContext, alarm: ActiveAlarm, count: Int) {
    self.context = context
    self.alarm = alarm
    self.count = count
  }

  func draw(into frame: inout Frame, in rect: Rect) {
    let style = context.theme[.alarm]
    frame.fill(rect, style: style)
    let inner = rect.inset(horizontal: 1)
    let words = AlarmWords(alarm, now: context.live.now)
    let more = count > 1 ? "  (1 of \(count))" : ""
    TextLine(left: [
      .init(
        "! ALARM \(context.moment(alarm.since))  \(words.statement)", style: style.adding(.bold), priority: 9),
      .init("\(words.duration)\(words.current)", style: style, priority: 7),
      .init(more, style: style, priority: 5),
    ]).draw(into: &frame, in: inner.bottom(1))
    // What it says in large letters: all of it, what it is about, or that there is one.
    let room = inner.droppingBottom(1)
    let texts = [words.statement, "\(Self.subject(words.statement))", "ALARM"]
    let size = Size(columns: room.width, rows: room.height)
    let scales = texts.map { BlockText.scale(of: $0, in: size, glyphs: frame.glyphs) }
    // A word that is twice as large says more across a room than a sentence.
    let wanted = max(1, (scales.max() ?? 0) / 3)
    guard let best = scales.indices.first(where: { scales[$0] >= wanted }), scales[best] > 0 else { return }
    let rows = BlockText.rows(scale: scales[best], glyphs: frame.glyphs)
    BlockText(texts[best], style: style).draw(
      scale: scales[best], into: &frame, in: room.droppingTop(max(0, (room.height - rows) / 2)))
  }

  /// `silver 100` of `silver above 100`: the first word and the last number.
  private static func subject(_ statement: String) -> String {
    let words = statement.split(separator: " ")
    guard let first = words.first, let last = words.last, words.count > 2 else { return statement }
    return "\(first) \(last)"
  }
}
