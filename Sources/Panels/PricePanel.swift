import BullionAnalytics
import BullionMarket
import BullionMonitor
import Screen
import Widgets

/// One metal: the price large, its change, bid and ask, high and low, gains, and the chart of the last hours.
package struct PricePanel {
  let context: PanelContext
  let instrument: Instrument
  private let metal: MetalReading
  /// Five-digit gold and two blanks.
  private static let priceWidth = 11

  package init(_ context: PanelContext, instrument: Instrument) {
    self.context = context
    self.instrument = instrument
    metal = context.readings[instrument]
  }

  private var accent: Theme.Role { instrument == .gold ? .gold : .silver }

  /// Draws as much as the room allows, the price first.
  package func draw(into frame: inout Frame, in rect: Rect) {
    let theme = context.theme
    let alarmed = context.live.hasUnacknowledgedAlarm(of: instrument)
    let border = Border(
      title: title, note: note(atMost: rect.width - columnWidth(of: title) - 7),
      style: context.frameStyle(alarmed: alarmed), titleStyle: theme[accent].adding(.bold),
      noteStyle: metal.quality == .stale ? theme[.alarm] : theme[.label])
    border.draw(into: &frame, in: rect)
    let inner = border.inner(of: rect).inset(horizontal: 1)
    guard !inner.isEmpty else { return }
    let digits = BigDigits(
      Wording.price(metal.mid, of: instrument), height: inner.height >= 24 ? .five : .three,
      style: context.style(accent, quality: metal.quality).adding(.bold))
    // The room of five-digit gold for both metals, so that nothing jumps at 10,000 and the panels agree.
    let reserved = BigDigits.width(of: "88,888.88", height: digits.height)
    guard inner.height >= 5, inner.width >= reserved else {
      return drawCompact(into: &frame, in: inner)
    }
    guard inner.width >= reserved + 18 else { return drawNarrow(digits, into: &frame, in: inner) }
    let digitRows = digits.height.rawValue
    _ = digits.draw(into: &frame, in: inner.top(digitRows))
    let facts = inner.droppingLeft(reserved + 2).top(digitRows)
    drawFacts(into: &frame, in: facts)
    drawGains(into: &frame, in: inner.droppingTop(digitRows).top(1))
    drawChart(into: &frame, in: inner.droppingTop(digitRows + 1))
  }

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

  /// Large digits, and below them the change and bid and ask, each on a line of its own.
  private func drawNarrow(_ digits: BigDigits, into frame: inout Frame, in rect: Rect) {
    _ = digits.draw(into: &frame, in: rect.top(3))
    let facts = rect.droppingTop(3)
    drawFacts(into: &frame, in: facts.top(2))
    drawChart(into: &frame, in: facts.droppingTop(2))
  }

  private func drawChart(into frame: inout Frame, in rect: Rect) {
    let waiting = WaitingText(context).lines
    guard waiting.isEmpty || metal.mid != nil else { return draw(waiting, into: &frame, in: rect) }
    let chart = PriceChart(context, instrument: instrument)
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
    let label = context.theme[.label]
    let names: [(GainWindow, String, Int)] = [
      (.day, "24 h", 9), (.week, "week", 7), (.month, "month", 8), (.yearToDate, "year to date", 6),
    ]
    var spans = names.map { window, name, priority in
      let gain = MoveText(of: instrument, percent: metal.gains[window], decimals: 1)
      return TextLine.Span(
        [
          ("\(metal.gainsSince[window].map { "since \($0.dayMonth)" } ?? name) ", label),
          ("\(gain.percent)   ", context.style(of: gain, quality: metal.quality)),
        ],
        priority: priority)
    }
    let average = metal.exponentialAverage.flatMap(Price.init(dollars:))
    let range = metal.averageTrueRange.flatMap(Price.init(dollars:))
    spans.append(
      .init(
        [
          ("EMA \(metal.exponentialAveragePeriod) ", label),
          ("\(Wording.price(average, of: instrument))   ", context.theme[.text]),
        ],
        priority: 2))
    spans.append(
      .init(
        [
          ("ATR \(metal.averageTrueRangePeriod) ", label),
          (Wording.price(range, of: instrument), context.theme[.text]),
        ], priority: 1))
    TextLine(left: spans).draw(into: &frame, in: rect)
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
