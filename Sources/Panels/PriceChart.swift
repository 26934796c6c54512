import BullionMarket
import BullionMonitor
import Screen
import Widgets

/// What the reader has chosen of the charts beside the prices; nil goes by the room.
package struct PriceChartChoice: Sendable, Equatable {
  package var interval: ChartInterval?
  package var style: ChartView.Style?

  package init() {}
}

/// The newest bars of a metal in a part of a page, drawn as the chart page draws them: an area, and candles where these
/// have room.
package struct PriceChart {
  /// The lengths of bars that a monitor keeps.
  package static let intervals = BarInterval.allCases.map(ChartInterval.init)
  /// The least room of candles, in cells of the plot.
  private static let candleRoom = Size(columns: 88, rows: 12)
  /// An area shows at least so much of the past, in milliseconds, and candles more: they are looked at for longer.
  private static let shortestSpan: [ChartView.Style: Int64] = [.candles: 7_200_000, .area: 2_700_000]

  let context: PanelContext
  let instrument: Instrument
  let choice: PriceChartChoice

  init(_ context: PanelContext, instrument: Instrument, choice: PriceChartChoice = PriceChartChoice()) {
    self.context = context
    self.instrument = instrument
    self.choice = choice
  }

  // MARK: What is shown

  /// The view of a chart with so much room.
  package static func view(_ instrument: Instrument, _ choice: PriceChartChoice, in rect: Rect) -> ChartView {
    let plot = Self.plot(of: rect)
    var view = ChartView()
    view.subject = instrument == .gold ? .gold : .silver
    view.overlays = .none
    let hasRoom = plot.width >= candleRoom.columns && plot.height >= candleRoom.rows
    view.style = choice.style ?? (hasRoom ? .candles : .area)
    view.zoom = view.style == .candles ? 1 : -1
    let bars = view.style == .candles ? plot.width / 2 : plot.width * 2
    let span = shortestSpan[view.style == .candles ? .candles : .area] ?? 0
    view.interval =
      choice.interval ?? intervals.first { Int64(bars) * $0.milliseconds >= span } ?? .oneDay
    return view
  }

  /// The room of the prices: the axes stand at the right and below.
  private static func plot(of rect: Rect) -> Rect {
    rect.droppingRight(ChartLayout.axisWidth(rect)).droppingBottom(timeRows(of: rect))
  }

  private static func timeRows(of rect: Rect) -> Int { rect.height >= 8 ? 2 : rect.height >= 4 ? 1 : 0 }

  /// The newest bars, at most so many, and what stands between them.
  func series(_ interval: ChartInterval, count: Int) -> ChartSeries {
    let monitor = context.monitor
    let kept = BarInterval.allCases.first { ChartInterval($0) == interval } ?? interval.base
    let track = monitor.bars(instrument, kept)
    var bars = Array(track.closed.suffix(count))
    if let current = track.current { bars.append(current) }
    var maker = ChartSlotMaker(
      instrument == .gold ? .gold : .silver, interval, calendar: monitor.settings.calendar,
      changes: monitor.switches.filter { $0.from != nil }.map(\.time))
    maker.add(gold: instrument == .gold ? bars : [], silver: instrument == .silver ? bars : [])
    maker.finish(at: monitor.hasEnded ? nil : monitor.now)
    return ChartSeries([BarPyramid(maker.slots)])
  }

  /// - Parameter warmUp: bars before those that are shown, for indicators; 0 without these.
  func picture(_ view: ChartView, in rect: Rect, warmUp: Int = 0, glyphs: Glyphs) -> ChartPicture {
    let bars = series(view.interval, count: 2 * rect.width + warmUp)
    let lengths = warmUp > 0 ? context.monitor.settings.chartLengths : nil
    return ChartPicture(bars, view, in: rect, lengths: lengths, glyphs: glyphs)
  }

  // MARK: Drawing

  func draw(into frame: inout Frame, in rect: Rect) {
    let rect = rect.intersection(frame.bounds)
    let view = Self.view(instrument, choice, in: rect)
    let plot = Self.plot(of: rect)
    let axisWidth = ChartLayout.axisWidth(rect)
    let picture = picture(view, in: rect, glyphs: frame.glyphs)
    let lines = context.chartLines(view.subject)
    guard picture.series.lastBar != nil, plot.width > 0,
      let scale = picture.scale(rows: plot.height, near: lines.map(\.value))
    else { return }
    ChartPlot(context, picture: picture, scale: scale, plot: plot, axisWidth: axisWidth)
      .draw(lines: lines, into: &frame)
    let rows = Self.timeRows(of: rect)
    let labels = rect.bottom(min(rows, 1))
    ChartTimeAxis(context, picture: picture, axisWidth: axisWidth)
      .draw(line: rect.droppingBottom(1).bottom(max(0, rows - 1)), labels: labels, into: &frame)
    if axisWidth > 0, !labels.isEmpty {
      frame.write(
        view.interval.rawValue, endingBefore: labels.right, y: labels.y, style: context.theme[.label])
    }
  }

  /// The bars of a chart of one row.
  var rowInterval: ChartInterval { choice.interval ?? .oneMinute }

  /// The closes of the newest bars in one row.
  func drawSparkline(into frame: inout Frame, in rect: Rect) {
    guard !rect.isEmpty else { return }
    let series = series(rowInterval, count: rect.width)
    var closes: [Double?] = []
    series.forEach(in: max(0, series.count - rect.width)..<series.count) { _, slot in
      closes.append(slot.isBar ? slot.close : nil)
    }
    let role: Theme.Role = instrument == .gold ? .gold : .silver
    Sparkline(closes, style: context.style(role, quality: context.readings[instrument].quality))
      .draw(into: &frame, in: rect.bottom(1))
  }
}
