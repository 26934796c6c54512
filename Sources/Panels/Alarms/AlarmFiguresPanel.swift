import BullionMarket
import BullionMonitor
import Screen
import Widgets

/// What a control room wants to know of its alarms: how many lately, which stand, which come and go, which are worst.
package struct AlarmFiguresPanel {
  let context: PanelContext

  package init(_ context: PanelContext) { self.context = context }

  package func draw(into frame: inout Frame, in rect: Rect) {
    let theme = context.theme
    let figures = context.live.alarmFigures
    let border = Border(
      title: "Alarm load", note: figures.isFlood ? "FLOOD: only priority 1 sounds" : nil,
      style: theme[.border],
      titleStyle: theme[.title], noteStyle: theme[.warning])
    border.draw(into: &frame, in: rect)
    drawRows(into: &frame, in: border.inner(of: rect).inset(horizontal: 1))
  }

  package func drawRows(into frame: inout Frame, in rect: Rect) {
    let theme = context.theme
    let figures = context.live.alarmFigures
    let window = NumberText.duration(milliseconds: AlarmFigures.window)
    let isMuch = figures.lately > AlarmFigures.acceptable
    let lines: [[(String, Style)]] = [
      [
        ("raised    ", theme[.label]), ("\(figures.lately)", theme[isMuch ? .warning : .text].adding(.bold)),
        (" in the last \(window)", theme[.text]),
        (", \(AlarmFigures.acceptable) is what one can take in", theme[.label]),
      ],
      [
        ("          ", theme[.label]), ("at most \(figures.busiest)", theme[.text]),
        (" in \(window), \(figures.total) in all since the start", theme[.label]),
      ],
      [
        ("standing  ", theme[.label]), ("\(figures.standing)", theme[.text]),
        (" for more than 24 h", theme[.label]),
      ],
      [
        ("comes and goes  ", theme[.label]),
        (
          figures.chattering.isEmpty ? "none" : figures.chattering.joined(separator: ", "),
          theme[figures.chattering.isEmpty ? .text : .warning]
        ),
      ],
      figures.worst.isEmpty ? [] : [("most often", theme[.label])],
    ]
    for (row, line) in lines.prefix(rect.height).enumerated() where !line.isEmpty {
      TextLine(left: line.map { .init([$0], priority: 1) }).draw(
        into: &frame, in: rect.droppingTop(row).top(1))
    }
    drawWorst(figures, into: &frame, in: rect.droppingTop(lines.count))
  }

  /// In two columns where ten rows are too many.
  private func drawWorst(_ figures: AlarmFigures, into frame: inout Frame, in rect: Rect) {
    guard !rect.isEmpty else { return }
    let theme = context.theme
    let widest = figures.worst.map { columnWidth(of: $0.id) }.max() ?? 0
    let columnCount = max(1, min(3, rect.width / max(1, widest + 9)))
    for (place, count) in figures.worst.prefix(rect.height * columnCount).enumerated() {
      let column = place / rect.height
      let width = rect.width / columnCount
      let line = rect.droppingLeft(column * width).left(width).droppingTop(place % rect.height).top(1)
      TextLine(left: [
        .init(
          [("\(count.raised)".leftPadded(to: 4), theme[.text]), ("  \(visible(count.id))", theme[.label])],
          priority: 1)
      ]).draw(into: &frame, in: line)
    }
  }
}
