import BullionMarket
import Screen
import Widgets

/// A small form over a page: a line for each thing to be filled in, and what the keys do.
package struct FormPanel {
  package struct Row: Sendable, Equatable {
    let label: String
    let value: String
    let isFocused: Bool

    package init(label: String, value: String, isFocused: Bool) {
      (self.label, self.value, self.isFocused) = (label, value, isFocused)
    }
  }

  let context: PanelContext
  let title: String
  let rows: [Row]
  let hint: String

  package init(_ context: PanelContext, title: String, rows: [Row], hint: String) {
    self.context = context
    self.title = title
    self.rows = rows
    self.hint = hint
  }

  /// In the middle of the upper part, so that what it is about stays in sight below.
  package func draw(into frame: inout Frame, in rect: Rect) {
    let theme = context.theme
    let width = min(rect.width, max(columnWidth(of: hint) + 4, 40))
    let height = min(rect.height, rows.count + 3)
    let box = Rect(
      x: rect.x + (rect.width - width) / 2, y: rect.y + min(2, rect.height - height), width: width,
      height: height)
    frame.fill(box, style: theme[.background])
    let border = Border(title: title, style: theme[.accent], titleStyle: theme[.title])
    border.draw(into: &frame, in: box)
    let inner = border.inner(of: box).inset(horizontal: 1)
    let labelWidth = (rows.map { columnWidth(of: $0.label) }.max() ?? 0) + 2
    // In a low box the line that is being filled in stays.
    let focus = rows.firstIndex(where: \.isFocused) ?? 0
    let first = max(0, min(focus - (inner.height - 2), rows.count - (inner.height - 1)))
    for (line, row) in rows.dropFirst(first).prefix(max(1, inner.height - 1)).enumerated() {
      let y = inner.y + line
      frame.write(row.label, x: inner.x + 2, y: y, width: labelWidth, style: theme[.label])
      if row.isFocused { frame.put("▸", x: inner.x, y: y, style: theme[.accent]) }
      let text = visible(row.value) + (row.isFocused ? "▏" : "")
      frame.write(
        text, x: inner.x + labelWidth + 2, y: y, width: inner.width - labelWidth - 2,
        style: theme[row.isFocused ? .title : .text])
    }
    if inner.height > 1 {
      frame.write(hint, x: inner.x, y: inner.bottom - 1, width: inner.width, style: theme[.label])
    }
  }
}
