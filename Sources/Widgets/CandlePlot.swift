import Screen

/// Candles on a value axis, exact to an eighth of a row where the characters allow it.
///
/// A body end is a block of eighths, at the lower end a reversed one; a wick is exact to half a row. In ASCII, and
/// where rises and falls do not differ by colour, rising bodies are shaded and falling ones solid.
package struct CandlePlot {
  /// The prices of one candle.
  package struct Candle: Sendable {
    package var open: Double
    package var high: Double
    package var low: Double
    package var close: Double

    package init(open: Double, high: Double, low: Double, close: Double) {
      (self.open, self.high, self.low, self.close) = (open, high, low, close)
    }
  }

  package let plot: Rect
  package let scale: PlotScale
  /// Whether rises and falls are told apart by their filling.
  private let isShaded: Bool
  private let isASCII: Bool
  private var bodies: [Bool]

  /// - Parameters:
  ///   - plot: as many rows as the scale has; must lie on the frame.
  ///   - isShaded: whether rises and falls do not differ by colour.
  package init(plot: Rect, scale: PlotScale, glyphs: Glyphs, isShaded: Bool) {
    self.plot = plot
    self.scale = scale
    isASCII = glyphs == .ascii
    self.isShaded = isShaded || isASCII
    bodies = Array(repeating: false, count: plot.width * plot.height)
  }

  /// Whether a candle's body stands in a cell: lines give way there.
  package func isBody(x: Int, y: Int) -> Bool {
    plot.contains(x: x, y: y) && bodies[(y - plot.y) * plot.width + x - plot.x]
  }

  /// Draws a candle.
  ///
  /// - Parameters:
  ///   - x: the column of its wick.
  ///   - width: columns of the body, 1 to 3; the second stands right of the wick, the third left.
  package mutating func draw(
    _ candle: Candle, x: Int, width: Int, style: Style, into frame: inout Frame
  ) {
    let limit = scale.rows * 8
    func eighths(_ value: Double) -> Int {
      let depth = scale.depth(of: value) * 8
      return depth.isNaN ? 0 : Int(min(max(depth.rounded(), -1), Double(limit + 1)))
    }
    let body = (eighths(max(candle.open, candle.close)), eighths(min(candle.open, candle.close)))
    let wick = (eighths(candle.high), eighths(candle.low))
    let isRising = candle.close >= candle.open
    let columns = (width > 2 ? x - 1 : x)...(width > 1 ? x + 1 : x)
    // A body without height is a line; its cell is where it lies.
    let lineRow = body.0 == body.1 ? min(max(body.0, 0), limit - 1) / 8 : nil
    let firstRow = max(0, min(wick.0 / 8, lineRow ?? .max))
    let lastRow = min(scale.rows - 1, max((wick.1 - 1) / 8, lineRow ?? 0))
    guard firstRow <= lastRow, wick.1 >= 0, wick.0 <= limit else { return }
    for row in firstRow...lastRow {
      let part = (min(max(body.0 - 8 * row, 0), 8), min(max(body.1 - 8 * row, 0), 8))
      let line = (min(max(wick.0 - 8 * row, 0), 8), min(max(wick.1 - 8 * row, 0), 8))
      if part.1 > part.0 {
        for column in columns { putBody(part, x: column, row: row, isRising, style, &frame) }
      } else if row == lineRow {
        putLine(line, at: body.0 - 8 * row, x: x, columns, row: row, style, &frame)
      } else if line.1 > line.0, plot.contains(x: x, y: plot.y + row) {
        frame.put(Self.wick(line), x: x, y: plot.y + row, style: style)
      }
    }
  }

  private static func wick(_ part: (Int, Int)) -> Unicode.Scalar {
    if part.1 - part.0 >= 5 { return "│" }
    return part.0 + part.1 <= 8 ? "╵" : "╷"
  }

  private mutating func mark(x: Int, row: Int) -> Bool {
    guard plot.contains(x: x, y: plot.y + row) else { return false }
    bodies[row * plot.width + x - plot.x] = true
    return true
  }

  /// A body that fills a cell from one eighth to another, counted from its top.
  private mutating func putBody(
    _ part: (Int, Int), x: Int, row: Int, _ isRising: Bool, _ style: Style, _ frame: inout Frame
  ) {
    guard mark(x: x, row: row) else { return }
    let y = plot.y + row
    if isShaded, part.1 - part.0 >= 3 || isASCII {
      frame.put(isRising ? "░" : "█", x: x, y: y, style: style)
    } else if part == (0, 8) {
      frame.put("█", x: x, y: y, style: style)
    } else if part.1 == 8 {
      frame.put(Self.blocks[8 - part.0 - 1], x: x, y: y, style: style)
    } else if part.0 == 0 {
      // The upper part of a cell is a lower block in reverse.
      if part.1 == 4 {
        frame.put("▀", x: x, y: y, style: style)
      } else {
        frame.put(Self.blocks[8 - part.1 - 1], x: x, y: y, style: style.adding(.reverse))
      }
    } else {
      frame.put(part.1 <= 5 ? "▀" : part.0 >= 3 ? "▄" : "━", x: x, y: y, style: style)
    }
  }

  private static let blocks: [Unicode.Scalar] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]

  /// A body without height, and the wick on both sides of it.
  private mutating func putLine(
    _ wick: (Int, Int), at eighth: Int, x: Int, _ columns: ClosedRange<Int>, row: Int, _ style: Style,
    _ frame: inout Frame
  ) {
    for column in columns where mark(x: column, row: row) {
      let isAbove = column == x && wick.0 < min(eighth, 6) - 1
      let isBelow = column == x && wick.1 > max(eighth, 2) + 1
      let scalar: Unicode.Scalar =
        switch (isAbove, isBelow) {
        case (true, true): "┼"
        case (true, false): "┴"
        case (false, true): "┬"
        default: "─"
        }
      frame.put(scalar, x: column, y: plot.y + row, style: style)
    }
  }
}
