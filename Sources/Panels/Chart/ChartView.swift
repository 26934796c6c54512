import BullionMarket
import BullionMonitor
import Screen

/// What is chosen about a chart: what it shows, how, and where it looks.
package struct ChartView: Sendable, Equatable {
  package enum Style: String, Sendable, CaseIterable {
    case candles, line, area
  }

  package enum Scale: String, Sendable, CaseIterable {
    case linear, logarithmic, percent
  }

  /// What is drawn over the prices.
  package enum Overlays: String, Sendable, CaseIterable {
    case none, averages, bands, all

    var hasAverages: Bool { self == .averages || self == .all }
    var hasBands: Bool { self == .bands || self == .all }
  }

  /// An indicator below the prices. Where rows are few, the last one goes first.
  package enum Pane: String, Sendable, CaseIterable {
    case relativeStrength, convergence, drawdown, trueRange, ratio
  }

  /// A bar and a price.
  package struct Crosshair: Sendable, Equatable {
    package var time: Timestamp
    /// Nil stands at the close.
    package var price: Double?

    package init(time: Timestamp, price: Double? = nil) {
      self.time = time
      self.price = price
    }
  }

  package static let zooms = -22...3

  package var subject = ChartSubject.gold
  package var interval = ChartInterval.fifteenMinutes
  package var style = Style.candles
  package var scale = Scale.linear
  package var overlays = Overlays.averages
  /// How many panes are wanted.
  package var paneCount = 2
  /// From 0 up, columns of a bar less one; below, the bars of a column are two to the power of it.
  package var zoom = 1
  /// The start of the last slot that is shown; nil follows the newest.
  package var end: Timestamp?
  package var crosshair: Crosshair?
  /// Where measuring began.
  package var anchor: Timestamp?

  package init() {}

  /// The style that is drawn: the ratio has no candles, and two metals have lines alone.
  package var shownStyle: Style { subject == .both || style == .candles && !hasCandles ? .line : style }
  package var hasCandles: Bool { subject == .gold || subject == .silver }
  /// Two metals have nothing but percent in common.
  package var shownScale: Scale { subject == .both ? .percent : scale }

  /// How many panes find room below the prices.
  package func shownPanes(in body: Rect) -> Int { ChartLayout(body, view: self).panes.count }

  /// What the page makes of its room. The same for drawing and for moving.
  package func geometry(of series: ChartSeries, in body: Rect) -> ChartGeometry {
    let columns = max(1, body.width - ChartLayout.axisWidth(body))
    return ChartGeometry(
      count: series.count, end: end.flatMap { series.place(at: $0) }.map { $0 + 1 } ?? series.count,
      columns: columns, zoom: zoom)
  }
}

/// Which slots stand in which columns.
package struct ChartGeometry: Sendable, Equatable {
  package let columns: Int
  /// Columns of one slot, at least one.
  package let slotWidth: Int
  /// Slots of one column, at least one.
  package let slotsPerColumn: Int
  /// The slots that are shown.
  package let range: Range<Int>
  /// The slot that would stand at the left edge; may be before the first.
  private let origin: Int
  /// Columns right of the newest slot.
  package let margin: Int
  /// Of several columns a slot, where the first one shown begins.
  private let firstColumn: Int

  /// - Parameters:
  ///   - count: of all slots.
  ///   - end: behind the last slot that is shown.
  package init(count: Int, end: Int, columns: Int, zoom: Int) {
    let end = min(max(end, 0), count)
    self.columns = columns
    margin = end == count && columns > 12 ? max(3, columns / 14) : 0
    let room = columns - margin
    slotWidth = zoom >= 0 ? zoom + 1 : 1
    slotsPerColumn = zoom >= 0 ? 1 : 1 << min(-zoom, 30)
    if zoom >= 0 {
      origin = end - room / slotWidth
      let lower = max(0, origin)
      range = lower..<max(lower, end)
      firstColumn = room - (end - lower) * slotWidth
    } else {
      // Columns keep their slots while the chart moves.
      let upper = (end + slotsPerColumn - 1) / slotsPerColumn * slotsPerColumn
      origin = upper - room * slotsPerColumn
      range = max(0, origin)..<max(0, end)
      firstColumn = 0
    }
  }

  /// Columns of a candle's body.
  package var bodyWidth: Int { slotWidth == 4 ? 3 : slotWidth == 3 ? 2 : 1 }

  /// The column of a slot, of a candle that of its wick.
  package func column(of index: Int) -> Int {
    slotsPerColumn > 1
      ? (index - origin) / slotsPerColumn
      : firstColumn + (index - range.lowerBound) * slotWidth + (slotWidth == 4 ? 1 : 0)
  }

  /// The slots of a part of a column; empty outside of those that are shown.
  ///
  /// - Parameters:
  ///   - part: counted from the left edge in parts.
  ///   - parts: of a column; at most as many as it has slots.
  package func slots(part: Int, of parts: Int = 1) -> Range<Int> {
    let size = max(1, slotsPerColumn / parts)
    let lower = origin + part * size
    return max(lower, range.lowerBound)..<max(lower, range.lowerBound, min(lower + size, range.upperBound))
  }

  /// The slot in a column, or the nearest; nil without any.
  package func slot(at column: Int) -> Int? {
    guard !range.isEmpty else { return nil }
    let index =
      slotsPerColumn > 1
      ? slots(part: column).upperBound - 1 : range.lowerBound + (column - firstColumn) / slotWidth
    return min(max(index, range.lowerBound), range.upperBound - 1)
  }
}

/// How a chart divides its room.
struct ChartLayout {
  let title: Rect
  let readout: Rect
  /// Prices, without the axis.
  let plot: Rect
  let panes: [(pane: ChartView.Pane, rect: Rect)]
  /// The line and the labels below everything; empty without room.
  let timeLine: Rect
  let timeLabels: Rect
  let axisWidth: Int

  static let paneHeight = 5
  private static let fewestPriceRows = 12

  static func axisWidth(_ body: Rect) -> Int { body.width < 28 ? 0 : body.width < 70 ? 10 : 11 }

  init(_ body: Rect, view: ChartView) {
    axisWidth = Self.axisWidth(body)
    let height = body.height
    title = body.top(height >= 5 ? 1 : 0)
    readout = body.droppingTop(title.height).top(height >= 9 ? 1 : 0)
    let timeRows = height >= 9 ? 2 : height >= 7 ? 1 : 0
    timeLabels = body.bottom(timeRows > 0 ? 1 : 0)
    timeLine = body.droppingBottom(timeLabels.height).bottom(timeRows > 1 ? 1 : 0)
    let rest = body.droppingTop(title.height + readout.height).droppingBottom(timeRows)
    let shown = ChartView.Pane.allCases.filter { $0 != .ratio || view.subject != .ratio }
    let room = max(0, (rest.height - Self.fewestPriceRows) / Self.paneHeight)
    let count = min(view.subject == .both ? 0 : view.paneCount, room, shown.count)
    let upper = rest.droppingBottom(count * Self.paneHeight)
    plot = upper.droppingRight(axisWidth)
    panes = shown.prefix(count).enumerated().map { index, pane in
      let top = rest.droppingTop(upper.height + index * Self.paneHeight).top(Self.paneHeight)
      return (pane, top)
    }
  }
}
