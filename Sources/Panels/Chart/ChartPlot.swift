import BullionMarket
import BullionMonitor
import Screen
import Widgets

/// The prices of a chart with their axis: grid, breaks, candles or lines, averages, levels, alarms, last price.
struct ChartPlot {
  let context: PanelContext
  let picture: ChartPicture
  let scale: PlotScale
  let plot: Rect
  let axisWidth: Int

  init(_ context: PanelContext, picture: ChartPicture, scale: PlotScale, plot: Rect, axisWidth: Int) {
    self.context = context
    self.picture = picture
    self.scale = scale
    self.plot = plot
    self.axisWidth = axisWidth
  }

  private var theme: Theme { context.theme }
  private var view: ChartView { picture.view }
  private var metal: Style {
    guard view.subject != .ratio else {
      return context.style(.accent, quality: context.readings.ratio.quality)
    }
    let metal = view.subject.instrument
    return context.style(metal == .silver ? .silver : .gold, quality: context.readings[metal].quality)
  }
  private var isPlain: Bool { theme[.up] == theme[.down] }

  func draw(lines: [ChartLine], into frame: inout Frame) {
    drawGrid(into: &frame)
    ChartBreaks(context, picture: picture).draw(into: &frame, in: plot)
    let bands = drawBandWash(into: &frame)
    if view.shownStyle == .area {
      LinePlot(plot: plot, scale: scale, glyphs: frame.glyphs)
        .wash(picture.points(), floor: plot.height, style: theme[.grid], into: &frame)
    }
    drawLevels(lines, into: &frame)
    if view.shownStyle == .candles {
      drawCandles(bands, into: &frame)
    } else {
      drawLines(bands, into: &frame)
      ChartBreaks(context, picture: picture).draw(into: &frame, in: plot, onlySources: true)
    }
    drawAlarms(into: &frame)
    drawLevelNames(lines, into: &frame)
    drawAxis(lines, into: &frame)
  }

  // MARK: Prices

  private func drawCandles(_ overlays: LinePlot, into frame: inout Frame) {
    var candles = CandlePlot(plot: plot, scale: scale, glyphs: frame.glyphs, isShaded: isPlain)
    let geometry = picture.geometry
    func draw(_ reach: ChartReach, x: Int, isUnfinished: Bool) {
      guard !reach.isEmpty else { return }
      let candle = CandlePlot.Candle(
        open: picture.onAxis(reach.first), high: picture.onAxis(reach.high), low: picture.onAxis(reach.low),
        close: picture.onAxis(reach.last))
      let isRise = reach.last >= reach.first
      let style = theme[isUnfinished ? (isRise ? .upFaint : .downFaint) : isRise ? .up : .down]
      candles.draw(candle, x: plot.x + x, width: geometry.bodyWidth, style: style, into: &frame)
    }
    if geometry.slotsPerColumn == 1 {
      for index in geometry.range where picture.series[index].isBar {
        draw(
          picture.series.span(index..<index + 1).bar, x: geometry.column(of: index),
          isUnfinished: picture.series[index].kind == .unfinished)
      }
    } else {
      for column in 0..<geometry.columns {
        draw(picture.series.span(geometry.slots(part: column)).bar, x: column, isUnfinished: false)
      }
    }
    // Averages go through wicks and never over bodies.
    overlays.draw(into: &frame) { x, y in candles.isBody(x: x, y: y) }
  }

  private func drawLines(_ overlays: LinePlot, into frame: inout Frame) {
    var line = LinePlot(plot: plot, scale: scale, glyphs: frame.glyphs)
    if view.subject == .both {
      line.stroke(picture.points(others: true), mark: "o", style: theme[.silver])
    }
    line.stroke(picture.points(), style: metal)
    overlays.draw(into: &frame)
    line.draw(into: &frame)
  }

  /// - Returns: the averages and bands, to be drawn over the prices.
  private func drawBandWash(into frame: inout Frame) -> LinePlot {
    var lines = LinePlot(plot: plot, scale: scale, glyphs: frame.glyphs)
    guard let indicators = picture.indicators else { return lines }
    if view.overlays.hasBands {
      for band in [indicators.upper, indicators.lower, indicators.middle] {
        lines.stroke(picture.points(band, picture.onAxis), mark: "~", style: theme[.label])
      }
    }
    if view.overlays.hasAverages {
      lines.stroke(picture.points(indicators.simple, picture.onAxis), mark: "=", style: theme[.scaleHigh])
      lines.stroke(picture.points(indicators.exponential, picture.onAxis), mark: "-", style: theme[.accent])
    }
    return lines
  }

  // MARK: Lines across

  private func drawGrid(into frame: inout Frame) {
    for tick in scale.ticks.values {
      guard let row = scale.row(of: tick) else { continue }
      let step = frame.glyphs == .ascii ? 4 : 1
      for x in stride(from: plot.x, to: plot.right, by: step) {
        frame.put(frame.glyphs == .ascii ? "." : "┈", x: x, y: plot.y + row, style: theme[.grid])
      }
    }
  }

  private func drawLevels(_ lines: [ChartLine], into frame: inout Frame) {
    for line in lines {
      guard let row = scale.row(of: picture.onAxis(line.value)) else { continue }
      frame.fill(
        Rect(x: plot.x, y: plot.y + row, width: plot.width, height: 1), line.rule == nil ? "╌" : "━",
        style: line.style)
    }
  }

  private func drawLevelNames(_ lines: [ChartLine], into frame: inout Frame) {
    var taken: Set<Int> = []
    for line in lines {
      guard let row = scale.row(of: picture.onAxis(line.value)), taken.insert(row).inserted else { continue }
      // Half a name says less than the number alone.
      let fits = columnWidth(of: line.name) <= plot.width - picture.geometry.margin - 6
      let text = " \(fits ? line.name : NumberText.shortest(line.value, grouping: true)) "
      frame.write(text, x: plot.x + 1, y: plot.y + row, width: plot.width - 1, style: line.style)
    }
  }

  /// Where alarms were raised: at their price, or below everything.
  private func drawAlarms(into frame: inout Frame) {
    var clock = SessionClock(calendar: context.monitor.settings.calendar)
    for alarm in context.chartAlarms(view.subject) {
      guard let index = picture.series.place(at: view.interval.start(of: alarm.time, &clock)),
        picture.geometry.range.contains(index)
      else { continue }
      let x = plot.x + picture.geometry.column(of: index)
      let row = alarm.value.flatMap { scale.row(of: picture.onAxis($0)) } ?? plot.height - 1
      var style = theme[.alarm]
      style.attributes = .bold
      frame.put(alarm.value == nil ? "▴" : "◆", x: x, y: plot.y + row, style: style)
    }
  }

  // MARK: The axis

  private func drawAxis(_ lines: [ChartLine], into frame: inout Frame) {
    guard axisWidth > 1 else { return }
    frame.fill(Rect(x: plot.right, y: plot.y, width: 1, height: plot.height), "│", style: theme[.border])
    for tick in scale.ticks.values {
      guard let row = scale.row(of: tick) else { continue }
      frame.put("├", x: plot.right, y: plot.y + row, style: theme[.border])
      writeLabel(axisText(tick), row: row, style: theme[.label], into: &frame)
    }
    for line in lines {
      guard let row = scale.row(of: picture.onAxis(line.value)) else { continue }
      clearLabel(row, into: &frame)
      let text = ChartWords.value(line.value, view.subject)
      writeLabel(
        view.shownScale == .percent ? axisText(picture.onAxis(line.value)) : text, row: row,
        style: line.style, into: &frame)
    }
    drawLast(apartFrom: lines, into: &frame)
  }

  /// As many decimals as the steps need, the same for all.
  private func axisText(_ value: Double) -> String {
    guard view.shownScale == .percent else {
      return NumberText.fixed(value, decimals: scale.ticks.decimals, grouping: true)
    }
    return NumberText.fixed(value, decimals: scale.ticks.decimals, alwaysSigned: true) + " %"
  }

  private func clearLabel(_ row: Int, into frame: inout Frame) {
    frame.fill(
      Rect(x: plot.right + 1, y: plot.y + row, width: axisWidth - 1, height: 1), style: theme[.background])
  }

  private func writeLabel(
    _ text: String, blanks: Int = 2, row: Int, style: Style, into frame: inout Frame
  ) {
    let shown = shortened(text, to: axisWidth - blanks)
    frame.write(shown, endingBefore: plot.right + axisWidth, y: plot.y + row, style: style)
  }

  /// The last price: a dashed line right of the last bar and a tag, at the edge with an arrow when it is outside.
  private func drawLast(apartFrom lines: [ChartLine], into frame: inout Frame) {
    guard let last = picture.series.lastBar else { return }
    let slot = picture.series[last]
    var tags = [
      (value: picture.onAxis(slot.close), text: lastText(slot.close, apartFrom: lines), style: tagStyle)
    ]
    if view.shownScale == .percent {
      tags[0].text = percentText(tags[0].value)
      if view.subject == .both, let base = picture.base, slot.other.isFinite {
        tags[0].style = theme[.gold]
        let silver = (slot.other / base.other - 1) * 100
        tags.append((silver, percentText(silver), theme[.silver]))
      }
    }
    var taken: Set<Int> = []
    for tag in tags {
      let depth = scale.depth(of: tag.value)
      guard depth.isFinite else { continue }
      var row = min(max(Int(depth.rounded(.down)), 0), scale.rows - 1)
      if taken.contains(row) { row = row + 1 < scale.rows ? row + 1 : row - 1 }
      taken.insert(row)
      let isOutside = depth < 0 || depth >= Double(scale.rows)
      if !isOutside, picture.geometry.range.contains(last) {
        let from = plot.x + picture.geometry.column(of: last) + picture.geometry.bodyWidth
        frame.fill(Rect(x: from, y: plot.y + row, width: plot.right - from, height: 1), "╌", style: tag.style)
      }
      let style = tag.style.adding(.reverse)
      frame.fill(
        Rect(x: plot.right + 1, y: plot.y + row, width: axisWidth - 1, height: 1), style: style)
      frame.put(depth < 0 ? "▲" : isOutside ? "▼" : "◀", x: plot.right, y: plot.y + row, style: tag.style)
      // Of the blank beside it there is room for a decimal more.
      writeLabel(tag.text, blanks: 1, row: row, style: style, into: &frame)
    }
  }

  /// The last price, never written like a line that it has not reached.
  private func lastText(_ value: Double, apartFrom lines: [ChartLine]) -> String {
    let others = lines.map(\.value).filter { $0 != value }
    for decimals in ChartWords.decimals(view.subject)..<Price.decimals {
      func text(_ number: Double) -> String { NumberText.fixed(number, decimals: decimals, grouping: true) }
      if !others.contains(where: { text($0) == text(value) }) { return text(value) }
    }
    return NumberText.fixed(value, decimals: Price.decimals, grouping: true)
  }

  private func percentText(_ value: Double) -> String {
    NumberText.fixed(value, decimals: 2, alwaysSigned: true) + " %"
  }

  private var tagStyle: Style {
    guard view.hasCandles else { return theme[.accent] }
    let quality = context.readings[view.subject.instrument].quality
    guard let last = picture.series.lastBar else { return theme[.text] }
    let slot = picture.series[last]
    return context.style(slot.close >= slot.open ? .up : .down, quality: quality)
  }

  /// The line at the crosshair's price, and the price at the axis.
  func drawCrosshair(into frame: inout Frame) {
    guard let price = picture.crosshairPrice, let row = scale.row(of: picture.onAxis(price)) else { return }
    let y = plot.y + row
    for x in plot.x..<plot.right where frame[x, y].character == " " || frame[x, y].character == "┈" {
      frame.put("┄", x: x, y: y, style: theme[.text])
    }
    guard axisWidth > 1 else { return }
    var style = theme[.title]
    style.attributes.insert(.reverse)
    frame.fill(Rect(x: plot.right + 1, y: y, width: axisWidth - 1, height: 1), style: style)
    let text =
      view.shownScale == .percent
      ? percentText(picture.onAxis(price)) : ChartWords.value(price, view.subject)
    writeLabel(text, row: row, style: style, into: &frame)
  }
}
