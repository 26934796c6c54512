import Screen
import Widgets

/// The list of keys, over everything else: those of the page first, then those that work everywhere.
package struct KeysPanel {
  /// A row of the list: a title, or a key and what it does.
  package enum Row: Sendable, Equatable {
    case title(String)
    case binding(key: String, meaning: String)
  }

  let context: PanelContext
  let rows: [Row]
  let query: String
  let firstRow: Int

  package init(_ context: PanelContext, rows: [Row], query: String, firstRow: Int) {
    self.context = context
    self.rows = rows
    self.query = query
    self.firstRow = firstRow
  }

  /// The rows of the list that a screen of this height shows at once.
  package static func room(in rect: Rect) -> Int { max(1, rect.height - 3) }

  package func draw(into frame: inout Frame, in rect: Rect) {
    let theme = context.theme
    let keys = rows.map { if case .binding(let key, _) = $0 { columnWidth(of: key) } else { 0 } }
    let words = rows.map { row in
      switch row {
      case .title(let text): columnWidth(of: text)
      case .binding(_, let meaning): columnWidth(of: meaning)
      }
    }
    let keyWidth = min(keys.max() ?? 0, rect.width / 3)
    let width = min(rect.width, max(keyWidth + (words.max() ?? 0) + 7, 44))
    let height = min(rect.height, max(rows.count, 1) + 3)
    let box = Rect(
      x: rect.x + (rect.width - width) / 2, y: rect.y + (rect.height - height) / 2, width: width,
      height: height)
    frame.fill(box, style: theme[.background])
    let inside = Self.room(in: rect)
    let first = min(max(firstRow, 0), max(0, rows.count - inside))
    let border = Border(
      title: "Keys", note: context.keys.showKeys.map { "\($0) or Esc closes" },
      bottomNote: rows.count > inside
        ? "\(first + 1) to \(min(rows.count, first + inside)) of \(rows.count)" : nil,
      style: theme[.accent], titleStyle: theme[.title], noteStyle: theme[.label])
    border.draw(into: &frame, in: box)
    let inner = border.inner(of: box).inset(horizontal: 1)
    TextLine(left: [
      .init(
        query.isEmpty
          ? [("type to search", theme[.label])]
          : [("search ", theme[.label]), (query, theme[.title]), ("█", theme[.accent])], priority: 1)
    ]).draw(into: &frame, in: inner.top(1))
    let list = inner.droppingTop(1)
    for (offset, row) in rows.dropFirst(first).prefix(list.height).enumerated() {
      draw(row, keyWidth: keyWidth, into: &frame, in: list.droppingTop(offset).top(1))
    }
    if rows.isEmpty {
      frame.write("no key for that", x: list.x, y: list.y, width: list.width, style: theme[.label])
    }
  }

  private func draw(_ row: Row, keyWidth: Int, into frame: inout Frame, in line: Rect) {
    let theme = context.theme
    switch row {
    case .title(let text):
      frame.write(text, x: line.x, y: line.y, width: line.width, style: theme[.accent])
    case .binding(let key, let meaning):
      frame.write(key, x: line.x, y: line.y, width: keyWidth, style: theme[.title])
      frame.write(
        meaning, x: line.x + keyWidth + 3, y: line.y, width: line.width - keyWidth - 3, style: theme[.text])
    }
  }
}
