import Screen

/// Lines over evenly spaced samples, with a value axis at the right and labels below.
///
/// Drawn in braille dots, in ASCII with one glyph a column. Every sample counts: where several share a column
/// the stroke reaches from the lowest to the highest of them. A missing or non-finite sample is a gap.
package struct LineChart {
  package struct Series: Sendable {
    /// One per sample, the first at the left edge and the last at the right; nil is a gap.
    package var points: [Double?]
    package var style: Style
    /// Drawn with gaps between short strokes, so that lines differ without colour.
    package var isBroken: Bool
    /// Whether the last value stands at the axis.
    package var marksLast: Bool

    package init(_ points: [Double?], style: Style, isBroken: Bool = false, marksLast: Bool = true) {
      self.points = points
      self.style = style
      self.isBroken = isBroken
      self.marksLast = marksLast
    }
  }

  /// A named horizontal line.
  package struct Level: Sendable, Hashable {
    package var value: Double
    package var name: String
    package var style: Style

    package init(_ value: Double, name: String, style: Style) {
      self.value = value
      self.name = name
      self.style = style
    }
  }

  /// A text below the chart.
  package struct Label: Sendable, Hashable {
    /// 0 at the first sample, 1 at the last.
    package var position: Double
    package var text: String
    /// Stands on the axis above the text.
    package var mark: Unicode.Scalar

    package init(_ position: Double, _ text: String, mark: Unicode.Scalar = "┴") {
      self.position = position
      self.text = text
      self.mark = mark
    }
  }

  /// The first lies above the others, and its mark goes before theirs.
  package var series: [Series]
  package var levels: [Level]
  /// Whether a level outside the scale is named at the edge with an arrow.
  package var showsOutsideLevels: Bool
  /// Earlier ones go first where room is short.
  package var labels: [Label]
  /// Forces the scale; nil fits it to the data. Columns with data beyond it carry an arrow at the edge.
  package var range: ClosedRange<Double>?
  /// Whether the round numbers of the axis stand in the middle of rows, so that equal steps are drawn equal; without a
  /// forced scale only.
  package var alignsTicks: Bool
  /// Shades the room below the first series.
  package var fillStyle: Style?
  package var axisStyle: Style
  package var gridStyle: Style
  package var labelStyle: Style
  package var format: (Double) -> String
  /// How the last values are written, where they need more decimals than the ticks.
  package var lastFormat: (Double) -> String

  package init(
    _ series: [Series], levels: [Level] = [], showsOutsideLevels: Bool = false, labels: [Label] = [],
    range: ClosedRange<Double>? = nil, alignsTicks: Bool = false, fillStyle: Style? = nil,
    axisStyle: Style = Style(),
    gridStyle: Style = Style(), labelStyle: Style = Style(), format: @escaping (Double) -> String,
    lastFormat: ((Double) -> String)? = nil
  ) {
    self.lastFormat = lastFormat ?? format
    self.series = series
    self.levels = levels
    self.showsOutsideLevels = showsOutsideLevels
    self.labels = labels
    self.range = range
    self.alignsTicks = alignsTicks
    self.fillStyle = fillStyle
    self.axisStyle = axisStyle
    self.gridStyle = gridStyle
    self.labelStyle = labelStyle
    self.format = format
  }

  /// The scale of the value axis: the forced range, or all finite data with some air; nil without either.
  package var scale: Scale? {
    range.flatMap { Scale(lower: $0.lowerBound, upper: $0.upperBound) }
      ?? Scale(covering: series.lazy.flatMap { $0.points.lazy.compactMap { $0 } })
  }

  /// The scale that is a little wider, so that its ticks fall into the middle of rows.
  private func aligned(rows: Int, glyphs: Glyphs) -> (scale: Scale, ticks: [Double])? {
    // In a few rows the room that this takes is missed.
    guard alignsTicks, range == nil, rows >= 6, let scale,
      let plot = PlotScale(lower: scale.lower, upper: scale.upper, rows: rows)
    else { return nil }
    // The scale of this chart begins and ends in the middle of a dot.
    let edge = 0.5 / Double(glyphs.dotsPerRow)
    let lower = plot.value(atDepth: Double(rows) - edge)
    return Scale(lower: lower, upper: plot.value(atDepth: edge)).map { ($0, plot.ticks.values) }
  }

  /// Draws the chart in the part of `rect` that lies on the frame; without data only the time axis.
  ///
  /// Labels, axis line and value axis give way, in this order, when room is short.
  ///
  /// - Returns: the scale it used.
  @discardableResult
  package func draw(into frame: inout Frame, in rect: Rect) -> Scale? {
    let area = rect.intersection(frame.bounds)
    let aligned = aligned(rows: LineChartLayout.plotRows(of: self, in: area), glyphs: frame.glyphs)
    let scale = aligned?.scale ?? scale
    guard !area.isEmpty else { return scale }
    let layout = LineChartLayout(self, scale: scale, ticks: aligned?.ticks, area: area, glyphs: frame.glyphs)
    layout.drawTimeAxis(labels, style: axisStyle, labelStyle: labelStyle, into: &frame)
    guard let scale, !layout.plot.isEmpty else { return scale }
    layout.drawValueAxis(gridStyle: gridStyle, axisStyle: axisStyle, labelStyle: labelStyle, into: &frame)
    let lines = LineChartLines(plot: layout.plot, scale: scale, glyphs: frame.glyphs)
    let canvas = lines.canvas(series)
    if let fillStyle, let first = series.first {
      lines.shading(below: first, style: fillStyle).draw(into: &frame)
    }
    layout.drawLevelLines(levels, into: &frame)
    canvas.draw(into: &frame)
    lines.drawExceeding(series, into: &frame)
    layout.drawLevelNames(levels, outside: showsOutsideLevels, around: canvas, into: &frame)
    layout.drawLastValues(series, format: lastFormat, into: &frame)
    return scale
  }
}
