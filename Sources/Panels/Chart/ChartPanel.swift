import BullionMarket
import BullionMonitor
import Screen
import Widgets

/// A chart of bars: prices, what is drawn over them, indicators below, and what the crosshair reads.
package struct ChartPanel {
  let context: PanelContext
  let series: ChartSeries
  let view: ChartView
  /// What is to be said of the history: that older bars are coming, or why there are none.
  let remark: String?

  package init(_ context: PanelContext, series: ChartSeries, view: ChartView, remark: String? = nil) {
    self.context = context
    self.series = series
    self.view = view
    self.remark = remark
  }

  package func draw(into frame: inout Frame, in rect: Rect) {
    let body = rect.intersection(frame.bounds)
    guard !body.isEmpty else { return }
    let lengths = context.monitor.settings.chartLengths
    let picture = ChartPicture(series, view, in: body, lengths: lengths, glyphs: frame.glyphs)
    let layout = ChartLayout(body, view: view)
    let readout = ChartReadout(context, picture: picture)
    readout.drawTitle(remark: series.lastBar == nil ? nil : remark, into: &frame, in: layout.title)
    let lines = context.chartLines(view.subject)
    guard series.lastBar != nil, layout.plot.width > 0,
      let scale = picture.scale(rows: layout.plot.height, near: lines.map(\.value))
    else {
      drawMissing(into: &frame, in: body.droppingTop(layout.title.height))
      return
    }
    readout.draw(into: &frame, in: layout.readout)
    let plot = ChartPlot(
      context, picture: picture, scale: scale, plot: layout.plot, axisWidth: layout.axisWidth)
    plot.draw(lines: lines, into: &frame)
    for (pane, rect) in layout.panes {
      ChartPaneDrawing(context, picture: picture, pane: pane, axisWidth: layout.axisWidth).draw(
        into: &frame, in: rect)
    }
    let axis = ChartTimeAxis(context, picture: picture, axisWidth: layout.axisWidth)
    axis.draw(line: layout.timeLine, labels: layout.timeLabels, into: &frame)
    axis.drawCrosshair(
      through: [layout.plot] + layout.panes.map { $0.rect.droppingTop(1).droppingRight(layout.axisWidth) },
      into: &frame)
    plot.drawCrosshair(into: &frame)
  }

  /// Decimals of the prices of a subject.
  package static func decimals(of subject: ChartSubject) -> Int { ChartWords.decimals(subject) }

  /// How much a price changes from row to row; 0 without a scale.
  package static func step(
    _ series: ChartSeries, _ view: ChartView, in body: Rect, lengths: ChartLengths
  ) -> Double {
    let picture = ChartPicture(series, view, in: body, lengths: lengths, glyphs: .unicode)
    let plot = ChartLayout(body, view: view).plot
    guard let scale = picture.scale(rows: plot.height, near: []) else { return 0 }
    let middle = Double(plot.height) / 2
    return picture.price(onAxis: scale.value(atDepth: middle))
      - picture.price(onAxis: scale.value(atDepth: middle + 1))
  }

  /// Says what is missing and how to get it, in the middle.
  private func drawMissing(into frame: inout Frame, in rect: Rect) {
    let waiting = WaitingText(context).lines
    let bars = view.interval.base == .oneDay ? "daily bars" : "bars of a minute"
    var lines = ["no \(bars) of \(ChartWords.shortName(view.subject).lowercased()) yet"]
    if let remark { lines.append(remark) }
    lines += waiting
    if context.readings.feed.mode == .live {
      lines.append("bullion import FILE brings a history; prices that come make bars from now on")
    }
    for (row, line) in lines.prefix(rect.height).enumerated() {
      let text = shortened(line, to: rect.width - 2)
      let y = rect.y + max(0, (rect.height - lines.count) / 2) + row
      let style = context.theme[row == 0 ? .text : .label]
      frame.write(text, x: rect.x + (rect.width - columnWidth(of: text)) / 2, y: y, style: style)
    }
  }
}
