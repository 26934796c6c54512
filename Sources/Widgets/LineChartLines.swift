import Screen

/// The strokes of a line chart: samples to dots.
struct LineChartLines {
  let plot: Rect
  let scale: Scale
  let glyphs: Glyphs

  /// In ASCII each series has its own mark, since one glyph stands for a whole column.
  private static let marks: [Unicode.Scalar] = ["*", "o", "+", "x"]
  /// Dots of a broken line: a stroke and the gap behind it, and the stroke alone.
  private static let (period, stroke) = (8, 5)

  /// All series, the first one on top.
  func canvas(_ series: [LineChart.Series]) -> DotCanvas {
    var canvas = DotCanvas(area: plot, glyphs: glyphs)
    for (index, one) in series.enumerated().reversed() {
      stroke(one, mark: Self.marks[index % Self.marks.count], in: &canvas)
    }
    return canvas
  }

  private func stroke(_ series: LineChart.Series, mark: Unicode.Scalar, in canvas: inout DotCanvas) {
    // By the way along the line, so that steep parts have breaks of the same length as level ones.
    var dots = 0
    let isBroken = series.isBroken && glyphs != .ascii
    var ends: [(x: Int, y: Int)] = []
    for part in strokes(of: series.points, width: canvas.width, height: canvas.height) {
      canvas.line(from: part.from, to: part.to, mark: ".", style: series.style) {
        dots += 1
        return !isBroken || dots % Self.period < Self.stroke
      }
      if glyphs == .ascii, part.from == part.to, let y = row(part.to.y, height: canvas.height) {
        ends.append((part.to.x, y))
      }
    }
    // Over the connecting dots, so that every column shows its own last value.
    for (x, y) in ends { canvas.set(x: x, y: y, mark: mark, style: series.style) }
  }

  typealias Stroke = (from: (x: Int, y: Double), to: (x: Int, y: Double))

  /// The strokes through the samples in O(samples): one per column and unbroken run from its lowest to its
  /// highest sample, ending where the run leaves the column, and one from each column to the next.
  private func strokes(of points: [Double?], width: Int, height: Int) -> [Stroke] {
    var result: [Stroke] = []
    var run: (x: Int, low: Double, high: Double, last: Double)?
    func finish() {
      guard let run else { return }
      if run.low < run.high {
        result.append(((run.x, run.low), (run.x, run.high)))
      }
      result.append(((run.x, run.last), (run.x, run.last)))
    }
    for (index, point) in points.enumerated() {
      guard let point, point.isFinite else {
        finish()
        run = nil
        continue
      }
      let x = column(of: index, count: points.count, width: width)
      let y = scale.depth(of: point, height: height)
      if let open = run, open.x == x {
        run = (x, min(open.low, y), max(open.high, y), y)
      } else {
        finish()
        if let open = run { result.append(((open.x, open.last), (x, y))) }
        run = (x, y, y, y)
      }
    }
    finish()
    return result
  }

  /// The dot column of a sample: the first at the left edge, the last at the right; a lone sample at the right.
  private func column(of index: Int, count: Int, width: Int) -> Int {
    count > 1 ? (2 * index * (width - 1) + count - 1) / (2 * (count - 1)) : width - 1
  }

  private func row(_ y: Double, height: Int) -> Int? {
    let rounded = y.rounded()
    return rounded >= 0 && rounded < Double(height) ? Int(rounded) : nil
  }

  /// Every other dot below a line.
  func shading(below series: LineChart.Series, style: Style) -> DotCanvas {
    let outline = canvas([series])
    var shading = DotCanvas(area: plot, glyphs: glyphs)
    for x in 0..<shading.width {
      guard let top = (0..<shading.height).first(where: { outline.isSet(x: x, y: $0) }) else { continue }
      for y in top..<shading.height where glyphs == .ascii || (x + y) % 2 == 0 {
        shading.set(x: x, y: y, mark: ":", style: style)
      }
    }
    return shading
  }

  /// An arrow at the edge in every column that has data beyond the scale.
  func drawExceeding(_ series: [LineChart.Series], into frame: inout Frame) {
    for one in series {
      for (index, point) in one.points.enumerated() {
        guard let point, point.isFinite, !scale.contains(point) else { continue }
        let x = plot.x + column(of: index, count: one.points.count, width: plot.width)
        let isAbove = point > scale.upper
        frame.put(isAbove ? "▲" : "▼", x: x, y: isAbove ? plot.y : plot.bottom - 1, style: one.style)
      }
    }
  }
}
