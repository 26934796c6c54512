import Screen

/// A line of values in one row, each column a block from low to high.
package struct Sparkline: Sendable, Hashable {
  /// Evenly spaced; nil or not finite is a gap.
  package var points: [Double?]
  package var style: Style
  /// Forces the scale, such as to compare two lines; nil fits it to the data.
  package var range: ClosedRange<Double>?

  package init(_ points: [Double?], style: Style, range: ClosedRange<Double>? = nil) {
    self.points = points
    self.style = style
    self.range = range
  }

  private static let blocks: [Unicode.Scalar] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]
  private static let plain: [Unicode.Scalar] = ["_", ".", "-", "=", "^"]

  /// Draws in the first row of the part of `rect` that lies on the frame; gaps stay as they are.
  ///
  /// Of several samples in a column the one farthest from the middle of the scale is shown, so that spikes
  /// survive; fewer samples than columns are each drawn as wide as they are long.
  package func draw(into frame: inout Frame, in rect: Rect) {
    let line = rect.intersection(frame.bounds).top(1)
    let levels = frame.glyphs == .ascii ? Self.plain : Self.blocks
    let forced = range.flatMap { Scale(lower: $0.lowerBound, upper: $0.upperBound) }
    guard !line.isEmpty, !points.isEmpty,
      let scale = forced ?? Scale(covering: points.lazy.compactMap { $0 }, padding: 0)
    else { return }
    for column in 0..<line.width {
      let first = column * points.count / line.width
      let end = max(first + 1, (column + 1) * points.count / line.width)
      let values = points[first..<end].compactMap { $0 }.filter(\.isFinite)
      func distance(_ value: Double) -> Double { abs(scale.fraction(of: value) - 0.5) }
      guard let shown = values.max(by: { distance($0) < distance($1) }),
        let level = scale.place(of: shown, count: levels.count)
      else { continue }
      frame.put(levels[level], x: line.x + column, y: line.y, style: style)
    }
  }
}
