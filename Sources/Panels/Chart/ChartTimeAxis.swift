import BullionMarket
import BullionMonitor
import Screen
import Widgets

/// The time axis of a chart, and the vertical lines of the crosshair.
struct ChartTimeAxis {
  let context: PanelContext
  let picture: ChartPicture
  let axisWidth: Int

  init(_ context: PanelContext, picture: ChartPicture, axisWidth: Int) {
    self.context = context
    self.picture = picture
    self.axisWidth = axisWidth
  }

  private var geometry: ChartGeometry { picture.geometry }

  /// - Parameters:
  ///   - line: the row of the axis line; may be empty.
  ///   - labels: the row of the labels; may be empty.
  func draw(line: Rect, labels: Rect, into frame: inout Frame) {
    let theme = context.theme
    let width = geometry.columns
    frame.fill(line.left(width), "─", style: theme[.border])
    if !line.isEmpty, axisWidth > 0 { frame.put("┘", x: line.x + width, y: line.y, style: theme[.border]) }
    guard !labels.isEmpty else { return }
    let sources = sourceNames
    for tick in TimeTicks(
      times, showsTimes: picture.view.interval.isIntraday, areSpans: geometry.slotsPerColumn > 1,
      besides: sources.map(\.columns)
    ).ticks {
      let style = theme[tick.isStrong ? .text : .label]
      frame.write(
        tick.text, x: labels.x + tick.column - columnWidth(of: tick.text) / 2, y: labels.y, style: style)
      if !line.isEmpty { frame.put("┴", x: line.x + tick.column, y: line.y, style: theme[.border]) }
    }
    for source in sources {
      frame.write(
        source.text, x: labels.x + source.columns.lowerBound, y: labels.y, style: theme[.warning])
    }
    if !line.isEmpty { drawMarks(line, into: &frame) }
    if let index = picture.view.crosshair == nil ? nil : picture.readBar, geometry.range.contains(index) {
      let text = " \(ChartWords.shortTime(picture.series[index].start, picture.view.interval)) "
      let x = labels.x + geometry.column(of: index) - columnWidth(of: text) / 2
      var style = theme[.title]
      style.attributes.insert(.reverse)
      frame.write(
        text, x: min(max(x, labels.x), labels.x + max(0, width - columnWidth(of: text))), y: labels.y,
        style: style)
    }
  }

  /// What is not finished, and where another source begins.
  private func drawMarks(_ line: Rect, into frame: inout Frame) {
    for index in geometry.range.suffix(2) where picture.series[index].kind == .unfinished {
      frame.put("○", x: line.x + geometry.column(of: index), y: line.y, style: context.theme[.title])
    }
    guard geometry.range.count <= 20_000 else { return }
    picture.series.forEach(in: geometry.range) { index, slot in
      guard slot.kind == .sourceChange else { return }
      frame.put("╪", x: line.x + geometry.column(of: index), y: line.y, style: context.theme[.warning])
    }
  }

  /// The sources that are shown from a mark on, newest first; those without room are left out.
  private var sourceNames: [(text: String, columns: Range<Int>)] {
    guard geometry.range.count <= 20_000 else { return [] }
    let switches = context.monitor.switches.filter { $0.from != nil }
    var marks: [(column: Int, time: Timestamp)] = []
    picture.series.forEach(in: geometry.range) { index, slot in
      if slot.kind == .sourceChange { marks.append((geometry.column(of: index), slot.start)) }
    }
    var row = LabelRow(lower: 0, upper: geometry.columns)
    return marks.reversed().compactMap { mark in
      let end = mark.time.advanced(byMilliseconds: picture.view.interval.milliseconds)
      guard let name = switches.last(where: { $0.time < end })?.to else { return nil }
      let text = "→ \(visible(name))"
      return row.claim(text, centredOn: mark.column).map { (text, $0..<$0 + columnWidth(of: text)) }
    }
  }

  /// The first start in each column.
  private var times: [Timestamp?] {
    var times: [Timestamp?] = Array(repeating: nil, count: geometry.columns)
    if geometry.slotsPerColumn == 1 {
      for index in geometry.range where picture.series[index].isBar {
        let column = geometry.column(of: index)
        if times.indices.contains(column) { times[column] = picture.series[index].start }
      }
    } else {
      for column in times.indices {
        let slots = geometry.slots(part: column)
        if !slots.isEmpty { times[column] = picture.series[slots.lowerBound].start }
      }
    }
    return times
  }

  /// The line at the crosshair's bar, and where measuring began, through all plots.
  func drawCrosshair(through plots: [Rect], into frame: inout Frame) {
    guard picture.view.crosshair != nil, let index = picture.readBar else { return }
    let anchor = picture.view.anchor.flatMap { picture.series.place(at: $0) }
    for (place, style) in [(anchor, context.theme[.accent]), (index, context.theme[.text])] {
      guard let place, geometry.range.contains(place) else { continue }
      for plot in plots {
        let x = plot.x + geometry.column(of: place)
        guard x < plot.right else { continue }
        for y in plot.y..<plot.bottom {
          let old = frame[x, y].character
          if old == " " || "┈┆░▒".contains(old) { frame.put("┊", x: x, y: y, style: style) }
        }
      }
    }
  }
}
