import Screen

/// A grid of dots finer than the cells: 2 by 4 braille dots a cell, or one dot a cell in ASCII.
struct DotCanvas {
  let area: Rect
  let glyphs: Glyphs
  let dotsPerColumn: Int
  let dotsPerRow: Int
  /// Per cell: the braille pattern, or in ASCII the glyph.
  private var patterns: [UInt8]
  private var styles: [Style]

  /// - Parameter area: must lie on the frame that `draw` gets.
  init(area: Rect, glyphs: Glyphs) {
    self.area = area
    self.glyphs = glyphs
    dotsPerColumn = glyphs == .ascii ? 1 : 2
    dotsPerRow = glyphs.dotsPerRow
    patterns = Array(repeating: 0, count: area.width * area.height)
    styles = Array(repeating: Style(), count: patterns.count)
  }

  var width: Int { area.width * dotsPerColumn }
  var height: Int { area.height * dotsPerRow }

  /// Sets a dot counted from the top left; outside nothing happens.
  ///
  /// - Parameter mark: what stands for the dot in ASCII.
  mutating func set(x: Int, y: Int, mark: Unicode.Scalar, style: Style) {
    guard x >= 0, y >= 0, x < width, y < height else { return }
    let cell = y / dotsPerRow * area.width + x / dotsPerColumn
    patterns[cell] =
      glyphs == .ascii
      ? UInt8(truncatingIfNeeded: mark.value)
      : patterns[cell] | Self.bit(column: x % 2, row: y % 4)
    styles[cell] = style
  }

  /// Whether something is drawn in a cell, counted from the top left of the area.
  func isEmpty(column: Int, row: Int) -> Bool {
    guard column >= 0, row >= 0, column < area.width, row < area.height else { return true }
    return patterns[row * area.width + column] == 0
  }

  /// Whether a dot on the canvas is set.
  func isSet(x: Int, y: Int) -> Bool {
    let pattern = patterns[y / dotsPerRow * area.width + x / dotsPerColumn]
    return glyphs == .ascii ? pattern != 0 : pattern & Self.bit(column: x % 2, row: y % 4) != 0
  }

  /// Draws a straight line of dots; the ends are clipped to the canvas first, so that they may lie anywhere.
  ///
  /// - Parameter isSet: asked for each dot in turn, for broken lines.
  mutating func line(
    from start: (x: Int, y: Double), to end: (x: Int, y: Double), mark: Unicode.Scalar, style: Style,
    isSet: () -> Bool
  ) {
    guard let (first, last) = clipped(start, end) else { return }
    let dx = abs(last.x - first.x)
    let dy = abs(last.y - first.y)
    let steps = max(dx, dy)
    for step in 0...steps {
      // Rounded to the nearest whole dot along the longer side.
      let x = first.x + (last.x > first.x ? 1 : -1) * (steps == 0 ? 0 : (2 * step * dx + steps) / (2 * steps))
      let y = first.y + (last.y > first.y ? 1 : -1) * (steps == 0 ? 0 : (2 * step * dy + steps) / (2 * steps))
      if isSet() { set(x: x, y: y, mark: mark, style: style) }
    }
  }

  /// The part of a line inside the rows of the canvas, in whole dots; nil when there is none.
  private func clipped(
    _ start: (x: Int, y: Double), _ end: (x: Int, y: Double)
  ) -> (first: (x: Int, y: Int), last: (x: Int, y: Int))? {
    let lowest = -0.5
    let highest = Double(height) - 0.5
    guard start.y.isFinite, end.y.isFinite, height > 0, max(start.y, end.y) >= lowest,
      min(start.y, end.y) <= highest
    else { return nil }
    func moved(_ point: (x: Int, y: Double), towards other: (x: Int, y: Double)) -> (x: Int, y: Int) {
      let y = min(max(point.y, lowest), highest)
      let run = other.y - point.y
      let share = y == point.y || run == 0 ? 0 : (y - point.y) / run
      let x = Double(point.x) + Double(other.x - point.x) * min(max(share.isNaN ? 0 : share, 0), 1)
      return (Int(x.rounded()), min(max(Int(y.rounded()), 0), height - 1))
    }
    return (moved(start, towards: end), moved(end, towards: start))
  }

  /// Puts every cell that has a dot; the others keep what was there, as do those that are taken.
  func draw(into frame: inout Frame, except isTaken: (_ x: Int, _ y: Int) -> Bool = { _, _ in false }) {
    for row in 0..<area.height {
      for column in 0..<area.width {
        let pattern = patterns[row * area.width + column]
        guard pattern != 0, !isTaken(area.x + column, area.y + row) else { continue }
        let scalar =
          glyphs == .ascii
          ? Unicode.Scalar(pattern) : Unicode.Scalar(0x2800 + UInt32(pattern)) ?? " "
        frame.put(scalar, x: area.x + column, y: area.y + row, style: styles[row * area.width + column])
      }
    }
  }

  /// Braille numbers its dots 1 2 3 down the left, 4 5 6 down the right, and 7 8 along the bottom.
  private static func bit(column: Int, row: Int) -> UInt8 {
    row == 3 ? 0x40 << UInt8(column) : 1 << UInt8(row + 3 * column)
  }
}

extension Glyphs {
  /// The dots that stand above each other in one cell of a `DotCanvas`.
  var dotsPerRow: Int { self == .ascii ? 1 : 4 }
}
