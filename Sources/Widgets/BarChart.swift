import Screen

/// Labelled horizontal bars with their values, the longest as wide as there is room.
package struct BarChart {
  package struct Row: Sendable, Hashable {
    package var label: String
    /// Nil draws no bar: `text` stands in its place. Negative values have no length.
    package var value: Double?
    /// The value as text, or why there is none.
    package var text: String
    /// A second text at the right, such as a share.
    package var note: String
    package var style: Style

    package init(label: String, value: Double?, text: String, note: String = "", style: Style = Style()) {
      self.label = label
      self.value = value
      self.text = text
      self.note = note
      self.style = style
    }
  }

  package var rows: [Row]
  /// Lines from one row to the next, at least 1; of more, the bar takes all but one.
  package var pitch: Int
  package var labelStyle: Style
  package var textStyle: Style
  /// Says in the last of several lines how many rows found no room; nil leaves them out silently.
  package var more: ((Int) -> String)?

  package init(
    rows: [Row], pitch: Int = 1, labelStyle: Style = Style(), textStyle: Style = Style(),
    more: ((Int) -> String)? = nil
  ) {
    self.rows = rows
    self.pitch = max(1, pitch)
    self.labelStyle = labelStyle
    self.textStyle = textStyle
    self.more = more
  }

  /// Draws one row a `pitch` in the part of `rect` that lies on the frame.
  ///
  /// All values count for the length of the bars, shown or not. In a narrow room first the notes give way,
  /// then the bars.
  ///
  /// - Returns: how many rows it drew.
  @discardableResult
  package func draw(into frame: inout Frame, in rect: Rect) -> Int {
    let area = rect.intersection(frame.bounds)
    guard !area.isEmpty else { return 0 }
    let places = (area.height + pitch - 1) / pitch
    let saysMore = rows.count > places && places > 1 && more != nil
    let shown = rows.prefix(saysMore ? places - 1 : places)
    let layout = BarChartLayout(rows: Array(shown), area: area)
    let largest = rows.reduce(0) { max($0, $1.length) }
    for (offset, row) in shown.enumerated() {
      let line = area.droppingTop(offset * pitch).top(1)
      frame.write(
        shortened(row.label, to: layout.label.width), x: layout.label.x, y: line.y, style: labelStyle)
      write(row.note, endingIn: layout.note, y: line.y, into: &frame)
      guard row.value?.isFinite ?? false else {
        let room = layout.bar.width + layout.text.width + (layout.bar.width > 0 ? 1 : 0)
        let x = layout.bar.width > 0 ? layout.bar.x : layout.text.x
        frame.write(shortened(row.text, to: room), x: x, y: line.y, style: textStyle)
        continue
      }
      write(row.text, endingIn: layout.text, y: line.y, into: &frame)
      let share = largest > 0 ? row.length / largest : 0
      for part in 0..<min(max(1, pitch - 1), area.bottom - line.y) {
        let bar = layout.bar.droppingTop(offset * pitch + part).top(1)
        drawBar(share, in: bar, style: row.style, into: &frame)
      }
    }
    if saysMore, let more {
      let text = shortened(more(rows.count - shown.count), to: area.width)
      frame.write(text, x: area.x, y: area.bottom - 1, style: labelStyle)
    }
    return shown.count
  }

  private func write(_ text: String, endingIn column: Rect, y: Int, into frame: inout Frame) {
    let shown = shortened(text, to: column.width)
    frame.write(shown, endingBefore: column.right, y: y, style: textStyle)
  }

  private func drawBar(_ share: Double, in bar: Rect, style: Style, into frame: inout Frame) {
    let eighths = Int((share * Double(bar.width * 8)).rounded())
    // Something is never nothing.
    let length = frame.glyphs == .ascii ? (eighths + 4) / 8 * 8 : eighths
    let drawn = share > 0 ? max(length, frame.glyphs == .ascii ? 8 : 1) : 0
    frame.fill(bar.left(drawn / 8), "█", style: style)
    let ends: [Unicode.Scalar] = ["▏", "▎", "▍", "▌", "▋", "▊", "▉"]
    if drawn % 8 > 0, drawn / 8 < bar.width {
      frame.put(ends[drawn % 8 - 1], x: bar.x + drawn / 8, y: bar.y, style: style)
    }
  }
}

extension BarChart.Row {
  fileprivate var length: Double { value.map { $0.isFinite ? max($0, 0) : 0 } ?? 0 }
}

/// The columns of a bar chart from left to right, two blanks between texts and one beside the bars.
private struct BarChartLayout {
  let label: Rect
  let bar: Rect
  let text: Rect
  let note: Rect

  init(rows: [BarChart.Row], area: Rect) {
    func widest(_ texts: some Sequence<String>) -> Int { texts.reduce(0) { max($0, columnWidth(of: $1)) } }
    let values = widest(rows.lazy.filter { $0.value != nil }.map(\.text))
    let notes = widest(rows.lazy.map(\.note))
    let labels = min(widest(rows.lazy.map(\.label)), max(area.width - values - 1, area.width / 3))
    func bars(without noteColumns: Int) -> Int { area.width - labels - 1 - values - 1 - noteColumns }
    let noteColumns = notes > 0 && bars(without: notes + 2) >= 6 ? notes + 2 : 0
    let barColumns = bars(without: noteColumns)
    label = area.left(labels)
    note = area.right(max(0, noteColumns - 2))
    let middle = area.droppingLeft(labels + 1).droppingRight(noteColumns)
    text = middle.right(values)
    bar = barColumns >= 4 ? middle.droppingRight(values + 1) : middle.left(0)
  }
}
