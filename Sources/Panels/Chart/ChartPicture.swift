import BullionMarket
import BullionMonitor
import Screen
import Widgets

/// One chart at one moment: what is drawn, in numbers.
struct ChartPicture {
  let series: ChartSeries
  let view: ChartView
  let geometry: ChartGeometry
  /// Nil where so many bars are shown that no line of them could be told from the prices.
  let indicators: ChartIndicators?
  /// What the prices are divided by on a percent axis: the first close that is shown, of the other metal too.
  let base: (main: Double, other: Double)?
  private let dots: Int

  private static let mostIndicatorBars = 20_000

  /// - Parameter lengths: of the indicators; nil where none is drawn.
  init(_ series: ChartSeries, _ view: ChartView, in body: Rect, lengths: ChartLengths?, glyphs: Glyphs) {
    self.series = series
    self.view = view
    geometry = view.geometry(of: series, in: body)
    dots = LinePlot.dotsPerColumn(glyphs)
    let range = geometry.range
    indicators =
      range.count <= Self.mostIndicatorBars && view.subject != .both
      ? lengths.map { ChartIndicators(series, in: range, subject: view.subject, lengths: $0) } : nil
    var base: (main: Double, other: Double)?
    if view.shownScale == .percent {
      let needsOther = view.subject == .both
      for index in range where base == nil {
        let slot = series[index]
        guard slot.isBar, slot.close > 0, !needsOther || slot.other > 0 else { continue }
        base = (slot.close, slot.other)
      }
    }
    self.base = base
  }

  /// A price as the axis counts it.
  func onAxis(_ value: Double) -> Double { base.map { (value / $0.main - 1) * 100 } ?? value }
  /// The price that a value of the axis stands for.
  func price(onAxis value: Double) -> Double { base.map { (value / 100 + 1) * $0.main } ?? value }

  /// The points of a line of prices.
  func points(others: Bool = false) -> [LinePlot.Point?] {
    let divisor = others ? base?.other : base?.main
    func point(_ x: Int, _ span: ChartSpan) -> LinePlot.Point? {
      let reach = others ? span.others : span.closes
      guard !reach.isEmpty else { return nil }
      func moved(_ value: Double) -> Double { divisor.map { (value / $0 - 1) * 100 } ?? value }
      return LinePlot.Point(
        x: x, first: moved(reach.first), low: moved(reach.low), high: moved(reach.high),
        last: moved(reach.last))
    }
    var result: [LinePlot.Point?] = []
    forEachStretch { x, slots in
      if let point = point(x, series.span(slots)) {
        result.append(point)
      } else if [.gap, .sourceChange].contains(series[slots.lowerBound].kind) {
        result.append(nil)
      }
    }
    return result
  }

  /// The points of a line of numbers, one a slot of the range; NaN is passed over, so that breaks are bridged.
  func points(_ values: [Double], _ change: (Double) -> Double = { $0 }) -> [LinePlot.Point?] {
    var result: [LinePlot.Point?] = []
    forEachStretch { x, slots in
      var point: LinePlot.Point?
      for index in slots {
        let value = values[index - geometry.range.lowerBound]
        guard value.isFinite else { continue }
        let moved = change(value)
        if let known = point {
          point = LinePlot.Point(
            x: x, first: known.first, low: min(known.low, moved), high: max(known.high, moved), last: moved)
        } else {
          point = LinePlot.Point(x: x, moved)
        }
      }
      if let point {
        result.append(point)
      } else if series[slots.lowerBound].kind == .gap {
        result.append(nil)
      }
    }
    return result
  }

  /// The columns of dots from left to right and the slots that share them.
  private func forEachStretch(_ body: (_ x: Int, _ slots: Range<Int>) -> Void) {
    if geometry.slotsPerColumn == 1 {
      for index in geometry.range { body(geometry.column(of: index) * dots, index..<index + 1) }
    } else {
      for part in 0..<geometry.columns * dots {
        let slots = geometry.slots(part: part, of: dots)
        if !slots.isEmpty { body(part, slots) }
      }
    }
  }

  /// Lowest and highest of what is drawn over the axis, without air; nil without a price.
  var extent: (low: Double, high: Double)? {
    let span = series.span(geometry.range)
    var reach = view.shownStyle == .candles ? span.bar : span.closes
    if view.subject == .both, let base {
      let others = span.others
      reach.low = min(onAxis(reach.low), (others.low / base.other - 1) * 100)
      reach.high = max(onAxis(reach.high), (others.high / base.other - 1) * 100)
    } else {
      (reach.low, reach.high) = (onAxis(reach.low), onAxis(reach.high))
    }
    guard reach.low.isFinite, reach.high.isFinite else { return nil }
    return (reach.low, reach.high)
  }

  /// The scale of the prices: with some air, and with the lines that lie near.
  func scale(rows: Int, near lines: [Double]) -> PlotScale? {
    guard var (low, high) = extent else { return nil }
    if high - low <= high.magnitude * 1e-9 {
      let air = max(high.magnitude * 0.001, 1e-6)
      (low, high) = (low - air, high + air)
    }
    let height = high - low
    if view.overlays.hasBands, let indicators {
      for value in indicators.upper where value.isFinite {
        high = max(high, min(onAxis(value), high + height / 4))
      }
      for value in indicators.lower where value.isFinite {
        low = min(low, max(onAxis(value), low - height / 4))
      }
    }
    // A line that the price is about to reach is to be seen.
    for line in lines.map(onAxis) where line > low - height / 5 && line < high + height / 5 {
      (low, high) = (min(low, line), max(high, line))
    }
    let air = (high - low) * 0.04
    let kind: PlotScale.Kind =
      view.shownScale == .logarithmic && view.subject != .both ? .logarithmic : .linear
    return PlotScale(
      lower: kind == .logarithmic && low > 0 ? max(low - air, low / 2) : low - air, upper: high + air,
      rows: rows, kind: kind)
  }

  /// The bar under the crosshair, else the last one that is shown; nil without any.
  var readBar: Int? {
    if let crosshair = view.crosshair, let place = series.place(at: crosshair.time) {
      return series.bar(near: place)
    }
    return series.bar(near: geometry.range.upperBound - 1)
  }

  /// The price at which the crosshair stands; nil without one.
  var crosshairPrice: Double? {
    guard let crosshair = view.crosshair, let readBar else { return nil }
    return crosshair.price ?? series[readBar].close
  }

  /// The bar before a bar.
  func bar(before index: Int) -> Int? {
    guard index > 0, let place = series.bar(near: index - 1), place < index else { return nil }
    return place
  }
}
