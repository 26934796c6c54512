import Screen

/// Lines on a value axis in the dots of a canvas. A point is a stretch of numbers that share one column of dots: from
/// its first to its last, reaching to its lowest and highest, so that no extreme is lost.
package struct LinePlot {
  /// The numbers of one column of dots.
  package struct Point: Sendable {
    /// Of dots, from the left edge.
    package var x: Int
    package var first: Double
    package var low: Double
    package var high: Double
    package var last: Double

    package init(x: Int, first: Double, low: Double, high: Double, last: Double) {
      (self.x, self.first, self.low, self.high, self.last) = (x, first, low, high, last)
    }

    /// One number.
    package init(x: Int, _ value: Double) {
      self.init(x: x, first: value, low: value, high: value, last: value)
    }
  }

  private var canvas: DotCanvas
  private let scale: PlotScale

  /// - Parameter plot: as many rows as the scale has; must lie on the frame.
  package init(plot: Rect, scale: PlotScale, glyphs: Glyphs) {
    canvas = DotCanvas(area: plot, glyphs: glyphs)
    self.scale = scale
  }

  /// Columns of dots in a column of cells.
  package static func dotsPerColumn(_ glyphs: Glyphs) -> Int { glyphs == .ascii ? 1 : 2 }

  private func y(_ value: Double) -> Double { scale.depth(of: value) * Double(canvas.dotsPerRow) - 0.5 }

  /// Draws a line from point to point.
  ///
  /// - Parameters:
  ///   - points: from left to right; nil interrupts the line.
  ///   - mark: what stands for it in ASCII.
  package mutating func stroke(_ points: [Point?], mark: Unicode.Scalar = "*", style: Style) {
    var previous: Point?
    for point in points {
      guard let point, point.low.isFinite, point.high.isFinite else {
        previous = nil
        continue
      }
      if let previous {
        canvas.line(
          from: (previous.x, y(previous.last)), to: (point.x, y(point.first)), mark: mark, style: style
        ) { true }
      }
      canvas.line(from: (point.x, y(point.high)), to: (point.x, y(point.low)), mark: mark, style: style) {
        true
      }
      previous = point
    }
  }

  /// Fills what lies below a line with shades that fade with the distance: dark near it, light further down.
  ///
  /// - Parameter floor: the depth at which it ends, in rows.
  package func wash(_ points: [Point?], floor: Int, style: Style, into frame: inout Frame) {
    var tops: [Int?] = Array(repeating: nil, count: canvas.area.width)
    func lower(_ x: Int, _ depth: Double) {
      let column = x / canvas.dotsPerColumn
      guard x >= 0, tops.indices.contains(column), depth.isFinite else { return }
      let row = Int(min(max(depth, -1), Double(scale.rows)))
      tops[column] = max(tops[column] ?? row, row)
    }
    var previous: Point?
    for point in points {
      if let point, let previous, point.x > previous.x {
        let (from, to) = (scale.depth(of: previous.last), scale.depth(of: point.first))
        for x in previous.x...point.x {
          lower(x, from + (to - from) * Double(x - previous.x) / Double(point.x - previous.x))
        }
      }
      if let point { lower(point.x, scale.depth(of: point.low)) }
      previous = point
    }
    for (column, top) in tops.enumerated() {
      guard let top else { continue }
      for row in max(0, top + 1)..<max(top + 1, min(floor, scale.rows), 0) {
        let shade: Unicode.Scalar = row - top <= 2 ? "▒" : "░"
        frame.put(shade, x: canvas.area.x + column, y: canvas.area.y + row, style: style)
      }
    }
  }

  /// Puts the dots, but not where something stands that must stay.
  package func draw(into frame: inout Frame, except isTaken: (_ x: Int, _ y: Int) -> Bool = { _, _ in false })
  {
    canvas.draw(into: &frame, except: isTaken)
  }

  /// Whether a dot is set, counted from the top left.
  func isSet(x: Int, y: Int) -> Bool { canvas.isSet(x: x, y: y) }
  var dots: (width: Int, height: Int) { (canvas.width, canvas.height) }
}
