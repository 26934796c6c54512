import BullionMarket
import BullionMonitor
import Screen
import Widgets

/// What the alarms did, newest first.
package struct AlarmJournalPanel {
  let context: PanelContext
  let ids: Set<String>?

  /// - Parameter ids: of the rules whose lines are shown; nil for all.
  package init(_ context: PanelContext, of ids: Set<String>? = nil) {
    self.context = context
    self.ids = ids
  }

  package func draw(into frame: inout Frame, in rect: Rect) {
    let theme = context.theme
    let border = Border(
      title: "Journal", note: ids == nil ? nil : "of what is shown", style: theme[.border],
      titleStyle: theme[.title], noteStyle: theme[.label])
    border.draw(into: &frame, in: rect)
    drawRows(into: &frame, in: border.inner(of: rect).inset(horizontal: 1))
  }

  package func drawRows(into frame: inout Frame, in rect: Rect) {
    let theme = context.theme
    let entries = context.live.alarmLog.filter { entry in
      guard let ids else { return true }
      return entry.id.map(ids.contains) ?? true
    }
    guard !entries.isEmpty else {
      frame.write("nothing yet", x: rect.x, y: rect.y, width: rect.width, style: theme[.label])
      return
    }
    let lines = entries.suffix(max(0, rect.height)).reversed().map { (context.moment($0.time), $0) }
    let width = lines.map { columnWidth(of: $0.0) }.max() ?? 0
    for (row, line) in lines.enumerated() {
      TextLine(left: [
        .init(
          [
            (line.0.leftPadded(to: width), theme[.label]),
            ("  \(visible(line.1.text))", theme[line.1.isTest ? .warning : .text]),
          ], priority: 1)
      ]).draw(into: &frame, in: rect.droppingTop(row).top(1))
    }
  }
}
