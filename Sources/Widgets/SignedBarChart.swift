import Screen

/// Labelled horizontal bars to both sides of a common zero, with their values at the right.
package struct SignedBarChart {
  package struct Row: Sendable, Hashable {
    package var label: String
    package var value: Double
    /// The value as text.
    package var text: String
    /// A second text at the right; gives way first.
    package var note: String
    /// Drawn in a lighter shade, such as a forecast.
    package var isPale: Bool
    package var style: Style

    package init(
      label: String, value: Double, text: String, note: String = "", isPale: Bool = false,
      style: Style = Style()
    ) {
      self.label = label
      self.value = value
      self.text = text
      self.note = note
      self.isPale = isPale
      self.style = style
    }
  }

  package var rows: [Row]
  /// Lines from one row to the next, at least 1; of more, the bar takes all but one.
  package var pitch: Int
  package var labelStyle: Style
  package var textStyle: Style
  package var axisStyle: Style

  package init(
    rows: [Row], pitch: Int = 1, labelStyle: Style = Style(), textStyle: Style = Style(),
    axisStyle: Style = Style()
  ) {
    self.rows = rows
    self.pitch = max(1, pitch)
    self.labelStyle = labelStyle
    self.textStyle = textStyle
    self.axisStyle = axisStyle
  }

  /// The smaller side gets at least this share of the width, so that zero is seen to be one.
  private static let leastSide = 0.15

  /// Draws in the part of `rect` that lies on the frame; bars that are not finite have no length.
  package func draw(into frame: inout Frame, in rect: Rect) {
    let area = rect.intersection(frame.bounds)
    guard !area.isEmpty else { return }
    let labels = width(\.label)
    let texts = width(\.text)
    let notes = width(\.note)
    let fixed = labels + 1 + 1 + texts
    let showsNotes = notes > 0 && area.width - fixed - 2 - notes >= 12
    let right = showsNotes ? notes + 2 : 0
    let bars = area.droppingLeft(labels + 1).droppingRight(right + texts + 1)
    for (offset, row) in rows.enumerated() where offset * pitch < area.height {
      let line = area.droppingTop(offset * pitch)
      frame.write(shortened(row.label, to: labels), x: area.x, y: line.y, style: labelStyle)
      let textEnd = area.droppingRight(right).right
      frame.write(
        shortened(row.text, to: max(0, textEnd - area.x - labels - 1)), endingBefore: textEnd, y: line.y,
        style: textStyle)
      if showsNotes { frame.write(row.note, endingBefore: area.right, y: line.y, style: labelStyle) }
      if bars.width >= 8 {
        let height = min(max(1, pitch - 1), line.height)
        drawBar(row, in: Rect(x: bars.x, y: line.y, width: bars.width, height: height), into: &frame)
      }
    }
    guard bars.width >= 8 else { return }
    let height = min(area.height, rows.count * pitch)
    frame.fill(Rect(x: bars.x + zero(bars.width), y: area.y, width: 1, height: height), "│", style: axisStyle)
  }

  private func width(_ text: (Row) -> String) -> Int { rows.reduce(0) { max($0, columnWidth(of: text($1))) } }

  /// How far the bars reach below and above zero.
  private var reach: (below: Double, above: Double) {
    let values = rows.map(\.value).filter(\.isFinite)
    let below = max(0, 0 - (values.min() ?? 0))
    let above = max(0, values.max() ?? 0)
    let least = Self.leastSide * max(below, above)
    return (max(below, least), max(above, least))
  }

  /// The column of zero.
  private func zero(_ width: Int) -> Int {
    let (below, above) = reach
    guard below + above > 0 else { return width / 2 }
    return min(max(Int((Double(width - 1) * below / (below + above)).rounded()), 1), max(1, width - 2))
  }

  private func drawBar(_ row: Row, in bar: Rect, into frame: inout Frame) {
    guard row.value.isFinite, row.value != 0 else { return }
    let zero = zero(bar.width)
    let (below, above) = reach
    let glyph: Unicode.Scalar = row.isPale ? "▒" : "█"
    if row.value < 0 {
      let halves = frame.glyphs == .ascii || row.isPale ? 2 : 1
      let length = max(1, Int((-row.value / below * Double(zero * 2)).rounded())) / halves * halves
      let whole = max(length / 2, row.isPale || halves == 2 ? 1 : 0)
      frame.fill(bar.left(zero).right(whole), glyph, style: row.style)
      if length % 2 == 1, whole < zero { frame.fill(bar.left(zero - whole).right(1), "▐", style: row.style) }
    } else {
      let room = bar.width - zero - 1
      let halves = frame.glyphs == .ascii || row.isPale ? 2 : 1
      let length = max(1, Int((row.value / above * Double(room * 2)).rounded())) / halves * halves
      let whole = max(length / 2, row.isPale || halves == 2 ? 1 : 0)
      let side = bar.droppingLeft(zero + 1)
      frame.fill(side.left(whole), glyph, style: row.style)
      if length % 2 == 1, whole < room { frame.fill(side.droppingLeft(whole).left(1), "▌", style: row.style) }
    }
  }
}
