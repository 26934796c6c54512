import Screen

/// Where the parts of a line chart stand, and everything around its lines.
struct LineChartLayout {
  /// Where the lines go.
  let plot: Rect
  /// Right of the plot: one column of axis, then the labels; empty when there is no room.
  let valueAxis: Rect
  /// The line below the plot and the labels below that; empty when there is no room.
  private let axisLine: Rect
  private let labelLine: Rect
  private let scale: Scale?
  private let glyphs: Glyphs
  private let ticks: [(value: Double, text: String)]
  private let decimals: DecimalColumn

  /// The rows of the time axis: labels, and the line above them.
  private static func timeRows(of chart: LineChart, in area: Rect) -> (labels: Int, line: Int) {
    (chart.labels.isEmpty || area.height < 5 ? 0 : 1, area.height < 4 ? 0 : 1)
  }

  /// The rows of the lines themselves.
  static func plotRows(of chart: LineChart, in area: Rect) -> Int {
    let rows = timeRows(of: chart, in: area)
    return max(0, area.height - rows.labels - rows.line)
  }

  /// - Parameter ticks: the values of the axis; nil for round ones by the scale.
  init(_ chart: LineChart, scale: Scale?, ticks values: [Double]? = nil, area: Rect, glyphs: Glyphs) {
    let (labelRows, lineRows) = Self.timeRows(of: chart, in: area)
    let upper = area.droppingBottom(labelRows + lineRows)
    self.scale = scale
    self.glyphs = glyphs
    ticks =
      values?.map { ($0, chart.format($0)) }
      ?? scale.map { Self.ticks(of: $0, rows: upper.height, format: chart.format) } ?? []
    let lasts = chart.series.compactMap { $0.marksLast ? $0.lastValue.map(chart.lastFormat) : nil }
    decimals = DecimalColumn(ticks.map(\.text) + lasts)
    // Line, blank, label, blank; the chart itself keeps at least as much.
    let wanted = decimals.width == 0 ? 0 : decimals.width + 3
    let width = wanted <= area.width / 2 ? wanted : 0
    plot = upper.droppingRight(width)
    valueAxis = upper.right(width)
    axisLine = area.droppingBottom(labelRows).bottom(lineRows)
    labelLine = area.bottom(labelRows)
  }

  /// About every second row, at least two if there are rows for them, and no two with the same text.
  private static func ticks(
    of scale: Scale, rows: Int, format: (Double) -> String
  ) -> [(value: Double, text: String)] {
    func ticks(_ count: Int) -> [(value: Double, text: String)] {
      RoundTicks(lower: scale.lower, upper: scale.upper, atMost: count).values.map { ($0, format($0)) }
    }
    var count = min(max(rows / 2, 2), 7)
    var result = ticks(count)
    while result.count < 2, count < min(rows, 7) {
      count += 1
      result = ticks(count)
    }
    while count > 0, Set(result.map(\.text)).count < result.count {
      count -= 1
      result = ticks(count)
    }
    return result
  }

  /// The line below and the labels that find room, each below a mark.
  func drawTimeAxis(
    _ labels: [LineChart.Label], style: Style, labelStyle: Style, into frame: inout Frame
  ) {
    frame.fill(axisLine.left(plot.width), "─", style: style)
    if !axisLine.isEmpty, !valueAxis.isEmpty {
      frame.put("┘", x: valueAxis.x, y: axisLine.y, style: style)
    }
    guard !labelLine.isEmpty, plot.width > 0 else { return }
    var row = LabelRow(lower: labelLine.x, upper: labelLine.right)
    for label in labels where label.position >= 0 && label.position <= 1 {
      let x = plot.x + Int((label.position * Double(plot.width - 1)).rounded())
      guard let start = row.claim(label.text, centredOn: x) else { continue }
      frame.write(label.text, x: start, y: labelLine.y, style: labelStyle)
      frame.put(label.mark, x: x, y: axisLine.y, style: style)
    }
  }

  /// The row in which the dot of a value lies; nil outside the scale.
  private func row(of value: Double) -> Int? {
    scale.flatMap { $0.contains(value) ? nearestRow(to: value, on: $0) : nil }
  }

  /// The same, with values outside at the edge.
  private func nearestRow(to value: Double, on scale: Scale) -> Int {
    let height = plot.height * glyphs.dotsPerRow
    let depth = min(max(scale.depth(of: value, height: height), 0), Double(height - 1))
    return plot.y + Int(depth.rounded()) / glyphs.dotsPerRow
  }

  /// Ticks with their grid lines and labels.
  func drawValueAxis(gridStyle: Style, axisStyle: Style, labelStyle: Style, into frame: inout Frame) {
    frame.fill(valueAxis.left(1), "│", style: axisStyle)
    for tick in ticks {
      guard let y = row(of: tick.value) else { continue }
      // A full row of points would pass for a line of data.
      let spacing = glyphs == .ascii ? 4 : 1
      for x in stride(from: plot.x, to: plot.right, by: spacing) {
        frame.put(glyphs == .ascii ? "." : "┈", x: x, y: y, style: gridStyle)
      }
      guard !valueAxis.isEmpty else { continue }
      frame.put("├", x: valueAxis.x, y: y, style: axisStyle)
      writeLabel(tick.text, y: y, style: labelStyle, into: &frame)
    }
  }

  private func writeLabel(_ text: String, y: Int, style: Style, into frame: inout Frame) {
    let indent = 2 + decimals.indent(of: text)
    frame.write(text, x: valueAxis.x + indent, y: y, width: valueAxis.width - indent, style: style)
  }

  func drawLevelLines(_ levels: [LineChart.Level], into frame: inout Frame) {
    for level in levels {
      guard let y = row(of: level.value) else { continue }
      frame.fill(Rect(x: plot.x, y: y, width: plot.width, height: 1), "╌", style: level.style)
    }
  }

  /// Names stand at the left end, or at the right where they hide less of the lines.
  func drawLevelNames(
    _ levels: [LineChart.Level], outside: Bool, around canvas: DotCanvas, into frame: inout Frame
  ) {
    var rows: [Int: LabelRow] = [:]
    for level in levels {
      let isAbove = (scale?.upper ?? .infinity) < level.value
      let isBelow = (scale?.lower ?? -.infinity) > level.value
      guard !level.name.isEmpty, outside || !(isAbove || isBelow), !level.value.isNaN else { continue }
      let y = row(of: level.value) ?? (isAbove ? plot.y : plot.bottom - 1)
      let text = shortened(
        isAbove ? "▲ \(level.name)" : isBelow ? "▼ \(level.name)" : level.name, to: plot.width - 2)
      let width = columnWidth(of: text)
      guard width > 0 else { continue }
      let left = plot.x + 1
      let right = plot.right - 1 - width
      func hidden(_ start: Int) -> Int {
        (start..<start + width).count { !canvas.isEmpty(column: $0 - plot.x, row: y - plot.y) }
      }
      let places = hidden(right) < hidden(left) ? [right, left] : [left, right]
      var taken = rows[y] ?? LabelRow(lower: plot.x, upper: plot.right)
      guard let x = places.first(where: { taken.claim($0..<$0 + width) }) else { continue }
      rows[y] = taken
      frame.put(" ", x: x - 1, y: y, style: level.style)
      frame.put(" ", x: frame.write(text, x: x, y: y, style: level.style), y: y, style: level.style)
    }
  }

  /// The last value of each series at the axis in reverse video, over a tick label in the same row.
  ///
  /// Where two would share a row, the earlier series keeps it.
  func drawLastValues(
    _ series: [LineChart.Series], format: (Double) -> String, into frame: inout Frame
  ) {
    guard let scale, !valueAxis.isEmpty else { return }
    var taken: Set<Int> = []
    for one in series where one.marksLast {
      guard let last = one.lastValue else { continue }
      let y = nearestRow(to: last, on: scale)
      guard taken.insert(y).inserted else { continue }
      let style = one.style.adding(.reverse)
      let text = format(last)
      let label = Rect(x: valueAxis.x, y: y, width: valueAxis.width, height: 1)
      frame.fill(label, style: style)
      frame.put(
        last > scale.upper ? "▲" : last < scale.lower ? "▼" : "◀", x: label.x, y: y, style: one.style)
      writeLabel(text, y: y, style: style, into: &frame)
    }
  }
}

extension LineChart.Series {
  /// The last finite value.
  var lastValue: Double? { points.last { $0?.isFinite ?? false } ?? nil }
}
