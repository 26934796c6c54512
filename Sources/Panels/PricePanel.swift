import BullionAnalytics
import BullionMarket
import BullionMonitor
import Screen
import Widgets

/// One metal: the price as large as there is room for, its change, bid and ask, high and low, gains, and the chart.
package struct PricePanel {
  let context: PanelContext
  let instrument: Instrument
  let chart: PriceChartChoice
  private let metal: MetalReading
  /// Five-digit gold and two blanks.
  private static let priceWidth = 11
  /// What stands right of the figures needs so many columns.
  private static let factsWidth = 20

  package init(_ context: PanelContext, instrument: Instrument, chart: PriceChartChoice = PriceChartChoice())
  {
    self.context = context
    self.instrument = instrument
    self.chart = chart
    metal = context.readings[instrument]
  }

  private var accent: Theme.Role { instrument == .gold ? .gold : .silver }

  /// The room of the chart in the room of the panel, wide and high as it is there at least.
  package static func chartRoom(in rect: Rect) -> Rect {
    rect.inset(horizontal: 2, vertical: 1).droppingTop(4)
  }

  /// Draws as much as the room allows, the price first.
  package func draw(into frame: inout Frame, in rect: Rect) {
    let theme = context.theme
    // What is about RSI or falls frames the panel that shows these.
    let alarmed = ["price", "change", "gain", "feed"].contains {
      context.live.hasUnacknowledgedAlarm(onMetrics: $0, of: instrument)
    }
    var border = Border(
      title: title, note: note(atMost: rect.width - columnWidth(of: title) - 7),
      style: context.frameStyle(alarmed: alarmed), titleStyle: theme[accent].adding(.bold),
      noteStyle: metal.quality == .stale ? theme[.alarm] : theme[.label])
    let inner = border.inner(of: rect).inset(horizontal: 1)
    let height = Self.height(in: inner, of: frame)
    let reserved = Self.reserved(height)
    let isBeside = inner.width >= reserved + Self.factsWidth
    let isNarrow = !isBeside && inner.height < Self.tall
    if isNarrow, inner.height >= 5, metal.bid != nil {
      border.bottomNote = "bid \(price(metal.bid))  ask \(price(metal.ask))"
      border.noteStyle = metal.quality == .stale ? theme[.alarm] : theme[.label]
    }
    border.draw(into: &frame, in: rect)
    guard !inner.isEmpty else { return }
    guard inner.height >= 5, inner.width >= reserved else { return drawCompact(into: &frame, in: inner) }
    let digits = BigDigits(
      price(metal.mid), height: height, style: context.style(accent, quality: metal.quality).adding(.bold))
    let rows = height.rawValue
    _ = digits.draw(into: &frame, in: inner.top(rows))
    var rest = inner.droppingTop(rows)
    if isBeside, height != .one {
      let facts = inner.droppingLeft(reserved + 2).top(rows)
      drawFacts(into: &frame, in: facts)
      let gains = facts.droppingTop(4)
      if gains.height >= 4 { drawGainList(into: &frame, in: gains) }
    } else {
      let facts = rest.top(isNarrow ? 1 : inner.height < Self.tall ? 2 : 3)
      drawFacts(into: &frame, in: facts)
      rest = rest.droppingTop(facts.height)
    }
    if isBeside || inner.height >= Self.tall, rows < 8 || !isBeside {
      drawGains(into: &frame, in: rest.top(1))
      rest = rest.droppingTop(1)
    }
    drawChart(into: &frame, in: rest)
  }

  /// From so many rows on everything has a line of its own.
  private static let tall = 10

  /// The largest figures that leave the chart more room than they take; in ASCII no small ones, since these are hard
  /// to read.
  private static func height(in inner: Rect, of frame: Frame) -> BigDigits.Height {
    // A screen that is higher than it looks wide has rows to give.
    let isPortrait = 2 * frame.size.rows > frame.size.columns
    let rooms: [(BigDigits.Height, Int)] = [
      (.ten, 36), (.eight, 26), (.five, isPortrait ? 11 : 18), (.three, 5),
    ]
    let fitting = rooms.first { height, rows in
      inner.height >= rows && inner.width >= reserved(height) && !(frame.glyphs == .ascii && height == .three)
    }
    return fitting?.0 ?? .one
  }

  /// The room of five-digit gold for both metals, so that nothing jumps at 10,000 and the panels agree.
  private static func reserved(_ height: BigDigits.Height) -> Int {
    BigDigits.width(of: "88,888.88", height: height)
  }

  private func price(_ price: Price?) -> String { Wording.price(price, of: instrument) }

  /// The venue's own symbol with what it stands for, unless it is spot.
  private var symbol: String {
    let shown = context.monitor.sources.first(where: \.isShown)?.symbols.first { $0.instrument == instrument }
    guard let shown, shown.kind != .spot else { return instrument.symbol }
    return "\(visible(shown.symbol)) \(shown.kind.rawValue)"
  }

  private var title: String { "\(instrument.name.capitalizedFirst)  \(symbol)" }

  /// What is to be known of the price, and where there is room what its change is against.
  private func note(atMost width: Int) -> String? {
    let state: String? =
      switch metal.quality {
      case .stale: "STALE \(Wording.age(metal.age))"
      case .closed: "closed"
      case .none: lastPrice ?? "no price yet"
      case .good: nil
      }
    guard metal.quality == .good || metal.quality == .closed, metal.change.percent != nil else {
      return state
    }
    let reference = metal.change.reference == "24 h" ? "in 24 h" : "vs \(metal.change.reference)"
    let words = state.map { ["\($0), change \(reference)", "\($0), \(reference)", $0] }
    return (words ?? ["change \(reference)", reference]).first { columnWidth(of: $0) <= width }
  }

  /// A price that was stored, with its own time: nobody is to take it for the present one.
  private var lastPrice: String? { Wording.lastPrice(metal, context) }

  private func drawFacts(into frame: inout Frame, in rect: Rect) {
    let theme = context.theme
    let change = metal.change
    let move = MoveText(absolute: change.absolute, of: instrument, percent: change.percent)
    let style = context.style(of: move, quality: metal.quality)
    let label = theme[.label]
    let value = context.style(.text, quality: metal.quality)
    var rows: [[TextLine.Span]] = []
    rows.append([
      .init("\(move.glyph) ", style: style, priority: 10),
      .init("\(move.absolute)  \(move.percent)", style: style, priority: 9),
    ])
    if metal.quality == .none {
      // Without a chart its room says it.
      let words = metal.mid == nil ? "" : WaitingText(context).lines.first ?? "waiting for prices"
      rows = [[.init(words, style: theme[.warning], priority: 10)]]
    }
    func fact(_ name: String, _ price: Price?, priority: Int) -> TextLine.Span {
      // As wide for both metals, so that both show the same.
      .init(
        [("\(name) ", label), (Wording.price(price, of: instrument).padded(to: Self.priceWidth), value)],
        priority: priority)
    }
    let bid = fact("bid", metal.bid, priority: 9)
    let ask = fact("ask", metal.ask, priority: 8)
    if rect.width >= 30 {
      rows.append([bid, ask, fact("spread", metal.spread, priority: 3)])
      rows.append([
        fact("high", metal.high, priority: 9), fact("low", metal.low, priority: 8),
        .init(metal.rangeSince.map { "since \($0.hourMinute)" } ?? "today", style: label, priority: 1),
      ])
    } else {
      rows += [[bid], [ask]]
    }
    for (offset, spans) in rows.enumerated() where offset < rect.height {
      TextLine(left: spans).draw(into: &frame, in: rect.droppingTop(offset).top(1))
    }
  }

  private func drawChart(into frame: inout Frame, in rect: Rect) {
    let waiting = WaitingText(context).lines
    guard waiting.isEmpty || metal.mid != nil else { return draw(waiting, into: &frame, in: rect) }
    let chart = PriceChart(context, instrument: instrument, choice: chart)
    rect.height >= 3 ? chart.draw(into: &frame, in: rect) : chart.drawSparkline(into: &frame, in: rect)
  }

  /// Lines in the middle of the room.
  private func draw(_ lines: [String], into frame: inout Frame, in rect: Rect) {
    let shown = lines.prefix(rect.height)
    let room = rect.droppingTop((rect.height - shown.count) / 2)
    for (row, line) in shown.enumerated() {
      let text = shortened(line, to: rect.width)
      frame.write(
        text, x: rect.x + (rect.width - columnWidth(of: text)) / 2, y: room.y + row, width: rect.width,
        style: row == 0 ? context.theme[.warning] : context.theme[.label])
    }
  }

  private func drawGains(into frame: inout Frame, in rect: Rect) {
    TextLine(left: gains).draw(into: &frame, in: rect)
  }

  private func drawGainList(into frame: inout Frame, in rect: Rect) {
    for (row, span) in gains.prefix(rect.height).enumerated() {
      TextLine(left: [span]).draw(into: &frame, in: rect.droppingTop(row).top(1))
    }
  }

  /// As wide for both metals, so that both show the same.
  private var gains: [TextLine.Span] {
    let label = context.theme[.label]
    let names: [(GainWindow, String, Int)] = [
      (.day, "24 h", 9), (.week, "week", 7), (.month, "month", 8), (.yearToDate, "year to date", 6),
    ]
    // The change above is against 24 hours ago where there is no close.
    let isTold = metal.change.reference == "24 h" && metal.change.percent != nil
    var spans = names.filter { !($0.0 == .day && isTold) }.map { window, name, priority in
      let gain = MoveText(of: instrument, percent: metal.gains[window], decimals: 1)
      return TextLine.Span(
        [
          ("\(metal.gainsSince[window].map { "since \($0.dayMonth)" } ?? name) ", label),
          (gain.percent.padded(to: 10), context.style(of: gain, quality: metal.quality)),
        ],
        priority: priority)
    }
    let average = metal.indicators.exponentialAverage.value.flatMap(Price.init(dollars:))
    let range = metal.indicators.averageTrueRange.value.flatMap(Price.init(dollars:))
    for (name, value, priority) in [
      ("EMA \(metal.indicators.exponentialAverage.period) ", average, 2),
      ("ATR \(metal.indicators.averageTrueRange.period) ", range, 1),
    ] {
      spans.append(
        .init(
          [(name, label), (price(value).padded(to: Self.priceWidth), context.theme[.text])],
          priority: priority))
    }
    return spans
  }

  /// Without room for large digits: price and change, bid and ask, and the chart below.
  private func drawCompact(into frame: inout Frame, in rect: Rect) {
    let price = context.style(accent, quality: metal.quality).adding(.bold)
    let move = MoveText(of: instrument, percent: metal.change.percent)
    TextLine(
      left: [
        .init(Wording.price(metal.mid, of: instrument), style: price, priority: 10),
        .init(
          " \(move.glyph)", style: context.style(of: move, quality: metal.quality), priority: 9),
      ],
      right: [
        .init(move.percent, style: context.style(of: move, quality: metal.quality), priority: 8)
      ]
    ).draw(into: &frame, in: rect.top(1))
    let label = context.theme[.label]
    let text = context.style(.text, quality: metal.quality)
    TextLine(
      left: [
        .init([("bid ", label), (Wording.price(metal.bid, of: instrument), text)], priority: 3),
        .init([("  ask ", label), (Wording.price(metal.ask, of: instrument), text)], priority: 2),
      ]
    ).draw(into: &frame, in: rect.droppingTop(1).top(1))
    drawChart(into: &frame, in: rect.droppingTop(2))
  }
}

extension String {
  /// `gold` as it stands at the beginning of a title.
  var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
