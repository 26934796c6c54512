import BullionAlarms
import BullionMonitor
import Screen
import Widgets

/// One line under the header: the gravest alarm that nobody has acknowledged.
package struct BannerPanel {
  let context: PanelContext

  package init(_ context: PanelContext) { self.context = context }

  package func draw(into frame: inout Frame, in rect: Rect) {
    guard !rect.isEmpty else { return }
    let theme = context.theme
    let waiting = context.live.freshAlarms
    guard let first = waiting.first else {
      let old = context.live.alarms.filter(\.isWaiting)
      if let gravest = old.first { return drawOld(gravest, count: old.count, into: &frame, in: rect) }
      return
    }
    let style = theme[.alarm]
    frame.fill(rect.top(1), style: style)
    let words = AlarmWords(first, now: context.live.now)
    // The mark and the statement stand or fall together: a line of words alone reads like a caption.
    let mark = (" ! ALARM ", style)
    let statement = (" \(words.statement)", style)
    let time = (" \(context.moment(first.since)) ", style)
    let width = [mark, time, statement].reduce(columnWidth(of: words.current)) { $0 + columnWidth(of: $1.0) }
    let alarm = width <= rect.width ? [mark, time, statement] : [mark, statement]
    let count = waiting.count > 1 ? "  (1 of \(waiting.count))" : ""
    TextLine(
      left: [
        .init(alarm, priority: 10), .init(words.duration, style: style, priority: 6),
        .init(words.current, style: style, priority: 8),
        .init(words.raised, style: style, priority: 4), .init(count, style: style, priority: 4),
      ],
      right: [
        .init(context.keys.acknowledge.map { " \($0) acknowledges " } ?? "", style: style, priority: 3)
      ]
    ).draw(into: &frame, in: rect)
  }

  /// What has waited for long is said in a quiet line: red is for news.
  private func drawOld(_ alarm: ActiveAlarm, count: Int, into frame: inout Frame, in rect: Rect) {
    let theme = context.theme
    let words = AlarmWords(alarm, now: context.live.now)
    let others = count > 1 ? ", and \(count - 1) more" : ""
    TextLine(
      left: [
        .init([(" ! ", theme[.warning]), (words.statement, theme[.text])], priority: 10),
        .init(words.duration, style: theme[.text], priority: 6),
        .init(words.current, style: theme[.text], priority: 7),
        .init("\(others) to acknowledge", style: theme[.label], priority: 5),
      ],
      right: [
        .init(
          context.keys.showAlarms.map { " \($0) shows the alarms " } ?? "", style: theme[.label], priority: 3)
      ]
    ).draw(into: &frame, in: rect)
  }
}
