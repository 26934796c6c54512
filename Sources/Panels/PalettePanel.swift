import Screen
import Widgets

/// A list to choose from, narrowed down by what is typed.
package struct PalettePanel {
  let context: PanelContext
  let title: String
  let note: String
  let query: String
  let rows: [(words: String, keys: String)]
  let selected: Int
  let isAside: Bool

  /// - Parameters:
  ///   - title: what the list is of.
  ///   - note: how it is left.
  ///   - query: what was typed.
  ///   - rows: each with what stands at its right.
  ///   - selected: the row that is chosen; a row that there is not for none.
  ///   - isAside: whether it leaves as much of the page in sight as it can.
  package init(
    _ context: PanelContext, title: String, note: String, query: String,
    rows: [(words: String, keys: String)], selected: Int, isAside: Bool = false
  ) {
    self.context = context
    self.title = title
    self.note = note
    self.query = query
    self.rows = rows
    self.selected = selected
    self.isAside = isAside
  }

  package func draw(into frame: inout Frame, in rect: Rect) {
    let theme = context.theme
    let width = min(rect.width, isAside ? 48 : 72)
    // Beside the list at least half of a small screen stays in sight.
    let height = min(rect.height, isAside ? min(max(6, rect.height / 2), 18) : 18)
    let box = Rect(
      x: isAside ? rect.right - width : rect.x + (rect.width - width) / 2,
      y: isAside ? rect.bottom - height - 1 : rect.y + min(3, (rect.height - height) / 2), width: width,
      height: height)
    frame.fill(box, style: theme[.background])
    let border = Border(
      title: title, note: note, style: theme[.accent],
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
