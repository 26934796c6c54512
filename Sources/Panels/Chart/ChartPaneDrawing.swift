import BullionMarket
import BullionMonitor
import Screen
import Widgets

/// An indicator below the prices, with a line above that names it and its value.
struct ChartPaneDrawing {
  let context: PanelContext
  let picture: ChartPicture
  let pane: ChartView.Pane
  let axisWidth: Int
  /// Whose indicator it is, where that is not said above.
  let subject: String?

  init(
    _ context: PanelContext, picture: ChartPicture, pane: ChartView.Pane, axisWidth: Int,
    subject: String? = nil
  ) {
    self.subject = subject
    self.context = context
    self.picture = picture
    self.pane = pane
    self.axisWidth = axisWidth
  }

  private var theme: Theme { context.theme }

  func draw(into frame: inout Frame, in rect: Rect) {
    let title = rect.top(1)
    frame.fill(title.droppingRight(axisWidth), "─", style: theme[.border])
    if axisWidth > 0 { frame.put("┤", x: title.right - axisWidth, y: title.y, style: theme[.border]) }
    let readout = ChartReadout(context, picture: picture)
    let name =
      " " + (subject.map { "\($0) " } ?? "") + ChartWords.name(pane, context.monitor.settings.chartLengths)
      + "  "
    let x = frame.write(name, x: title.x + 2, y: title.y, width: title.width - 4, style: theme[.label])
    // Where the metal is named, its value stands above.
    let value = subject == nil ? readout.value(of: pane) + " " : ""
    frame.write(value, x: x - 1, y: title.y, width: max(0, title.right - axisWidth - x), style: theme[.text])
    let plot = rect.droppingTop(1).droppingRight(axisWidth)
    guard let indicators = picture.indicators else {
      frame.write("zoom in for it", x: plot.x + 2, y: plot.y, width: plot.width - 2, style: theme[.label])
      return
    }
    guard let scale = scale(indicators, rows: plot.height) else { return }
    ChartBreaks(context, picture: picture).draw(into: &frame, in: plot)
    drawMarks(scale, in: plot, into: &frame)
    if pane == .convergence { drawHistogram(indicators.histogram, scale, in: plot, into: &frame) }
    var line = LinePlot(plot: plot, scale: scale, glyphs: frame.glyphs)
    if pane == .convergence {
      line.stroke(picture.points(indicators.signal), mark: "-", style: theme[.scaleHigh])
    }
    line.stroke(picture.points(values(indicators)), style: theme[.accent])
    line.draw(into: &frame)
    drawAxis(scale, in: plot, into: &frame)
  }

  private func values(_ indicators: ChartIndicators) -> [Double] {
    switch pane {
    case .relativeStrength: indicators.relativeStrength
    case .convergence: indicators.convergence
    case .drawdown: indicators.drawdown
    case .trueRange: indicators.trueRange
    case .ratio: indicators.ratio
    }
  }

  private func scale(_ indicators: ChartIndicators, rows: Int) -> PlotScale? {
    if pane == .relativeStrength { return PlotScale(lower: 0, upper: 100, rows: rows) }
    var all = values(indicators)
    if pane == .convergence { all += indicators.signal + indicators.histogram + [0] }
    if pane == .drawdown { all.append(0) }
    let known = all.filter(\.isFinite)
    guard let low = known.min(), let high = known.max() else { return nil }
    let air = max((high - low) * 0.08, high.magnitude * 1e-6, 1e-6)
    return PlotScale(lower: low - air, upper: high + (pane == .drawdown ? 0 : air), rows: rows)
  }

  /// The marks of overbought and oversold with the room beyond them shaded, or the line of zero.
  private func drawMarks(_ scale: PlotScale, in plot: Rect, into frame: inout Frame) {
    if pane == .relativeStrength {
      for row in 0..<plot.height {
        let middle = scale.value(atDepth: Double(row) + 0.5)
        guard middle >= context.monitor.settings.overbought || middle <= context.monitor.settings.oversold
        else { continue }
        frame.fill(Rect(x: plot.x, y: plot.y + row, width: plot.width, height: 1), "░", style: theme[.grid])
      }
      return
    }
    if pane == .convergence || pane == .drawdown, let row = scale.row(of: 0) {
      frame.fill(Rect(x: plot.x, y: plot.y + row, width: plot.width, height: 1), "┈", style: theme[.grid])
    }
  }

  /// Columns from zero, exact to half a row.
  private func drawHistogram(_ values: [Double], _ scale: PlotScale, in plot: Rect, into frame: inout Frame) {
    let geometry = picture.geometry
    for column in 0..<geometry.columns {
      let slots = geometry.slotsPerColumn > 1 ? geometry.slots(part: column) : column..<column
      let place =
        geometry.slotsPerColumn > 1 ? slots.last : geometry.range.first { geometry.column(of: $0) == column }
      guard let place, values[place - geometry.range.lowerBound].isFinite else { continue }
      let value = values[place - geometry.range.lowerBound]
      let ends = [scale.depth(of: value), scale.depth(of: 0)].map { Int(($0 * 2).rounded()) }.sorted()
      for row in max(0, ends[0] / 2)..<max(ends[0] / 2, min(plot.height, (ends[1] + 1) / 2), 0) {
        let upper = ends[0] <= 2 * row && ends[1] > 2 * row
        let lower = ends[0] <= 2 * row + 1 && ends[1] > 2 * row + 1
        guard upper || lower else { continue }
        frame.put(
          upper && lower ? "█" : upper ? "▀" : "▄", x: plot.x + column, y: plot.y + row,
          style: theme[value >= 0 ? .upFaint : .downFaint])
      }
    }
  }

  private func drawAxis(_ scale: PlotScale, in plot: Rect, into frame: inout Frame) {
    guard axisWidth > 1 else { return }
    frame.fill(Rect(x: plot.right, y: plot.y, width: 1, height: plot.height), "│", style: theme[.border])
    let settings = context.monitor.settings
    let marks = pane == .relativeStrength ? [settings.oversold, settings.overbought] : scale.ticks.values
    let decimals = pane == .relativeStrength ? 0 : scale.ticks.decimals
    for mark in marks {
      guard let row = scale.row(of: mark) else { continue }
      let text = NumberText.fixed(mark, decimals: decimals, grouping: true) + (pane == .drawdown ? " %" : "")
      frame.put("├", x: plot.right, y: plot.y + row, style: theme[.border])
      frame.write(
        shortened(text, to: axisWidth - 2), endingBefore: plot.right + axisWidth, y: plot.y + row,
        style: theme[.label])
    }
  }
}
