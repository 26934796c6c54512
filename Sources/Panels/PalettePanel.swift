import Screen
import Widgets

/// Everything that can be asked for, narrowed down by what is typed.
package struct PalettePanel {
  let context: PanelContext
  let query: String
  let rows: [(words: String, keys: String)]
  let selected: Int

  package init(_ context: PanelContext, query: String, rows: [(words: String, keys: String)], selected: Int) {
    self.context = context
    self.query = query
    self.rows = rows
    self.selected = selected
  }

  package func draw(into frame: inout Frame, in rect: Rect) {
    let theme = context.theme
    let width = min(rect.width, 72)
    let height = min(rect.height, 18)
    let box = Rect(
      x: rect.x + (rect.width - width) / 2, y: rect.y + min(3, (rect.height - height) / 2), width: width,
      height: height)
    frame.fill(box, style: theme[.background])
    let border = Border(
      title: "What to do", note: "Enter does it, Esc closes", style: theme[.accent],
      titleStyle: theme[.title], noteStyle: theme[.label])
    border.draw(into: &frame, in: box)
    let inner = border.inner(of: box).inset(horizontal: 1)
    TextLine(left: [
      .init([("> ", theme[.accent]), (query, theme[.title]), ("█", theme[.accent])], priority: 1)
    ]).draw(into: &frame, in: inner.top(1))
    let list = inner.droppingTop(1)
    guard !rows.isEmpty else {
      frame.write("nothing of this name", x: list.x, y: list.y, width: list.width, style: theme[.label])
      return
    }
    let first = min(max(0, selected - list.height / 2), max(0, rows.count - list.height))
    for (offset, row) in rows.dropFirst(first).prefix(list.height).enumerated() {
      let isSelected = first + offset == selected
      TextLine(
        left: [
          .init(
            [
              (isSelected ? "▶ " : "  ", theme[.accent]),
              (row.words, isSelected ? theme[.title].adding(.bold) : theme[.text]),
            ], priority: 5)
        ], right: [.init("  \(row.keys)", style: theme[.label], priority: 3)]
      ).draw(into: &frame, in: list.droppingTop(offset).top(1))
    }
  }
}
