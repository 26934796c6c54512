import BullionAnalytics
import BullionMarket
import BullionMonitor
import Screen
import Widgets

/// One metal: the price large, its change, bid and ask, high and low, gains, and the chart of the last hours.
public struct PricePanel {
  let context: PanelContext
  let instrument: Instrument
  private let metal: MetalReading

  public init(_ context: PanelContext, instrument: Instrument) {
    self.context = context
    self.instrument = instrument
    metal = context.readings[instrument]
  }

  private var accent: Theme.Role { instrument == .gold ? .gold : .silver }

  /// Draws as much as the room allows, the price first.
  public func draw(into frame: inout Frame, in rect: Rect) {
    let theme = context.theme
    let alarmed = context.live.hasUnacknowledgedAlarm(of: instrument)
    let border = Border(
      title: "\(instrument.name.capitalizedFirst)  \(symbol)", note: note,
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

  private var note: String? {
    switch metal.quality {
    case .stale: "STALE \(Wording.age(metal.age))"
    case .closed: "closed"
    case .none: "no price yet"
    case .good: nil
    }
  }

  private func drawFacts(into frame: inout Frame, in rect: Rect) {
    let theme = context.theme
    let change = metal.change
    let style = context.style(signOf: change.percent, quality: metal.quality)
    let label = theme[.label]
    let value = context.style(.text, quality: metal.quality)
    var rows: [[TextLine.Span]] = []
    rows.append([
      .init("\(Wording.glyph(signOf: change.percent)) ", style: style, priority: 10),
      .init(
        "\(Wording.signedPrice(change.absolute, of: instrument))  \(Wording.change(change.percent))",
        style: style, priority: 9),
      .init("  \(change.reference == "24 h" ? "in" : "from") \(change.reference)", style: label, priority: 1),
    ])
    func fact(_ name: String, _ price: Price?, priority: Int) -> TextLine.Span {
      .init([("\(name) ", label), ("\(Wording.price(price, of: instrument))  ", value)], priority: priority)
    }
    let bid = fact("bid", metal.bid, priority: 9)
    let ask = fact("ask", metal.ask, priority: 8)
    if rect.width >= 30 {
      rows.append([bid, ask, fact("spread", metal.spread, priority: 3)])
      rows.append([
        fact("high", metal.high, priority: 9), fact("low", metal.low, priority: 8),
        .init("today", style: label, priority: 1),
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
    let chart = PriceChart(context, instrument: instrument)
    rect.height >= 3 ? chart.draw(into: &frame, in: rect) : chart.drawSparkline(into: &frame, in: rect)
  }

  private func drawGains(into frame: inout Frame, in rect: Rect) {
    let label = context.theme[.label]
    let names: [(GainWindow, String, Int)] = [
      (.day, "24 h", 9), (.week, "week", 7), (.month, "month", 8), (.yearToDate, "year to date", 6),
    ]
    var spans = names.map { window, name, priority in
      let gain = metal.gains[window]
      return TextLine.Span(
        [
          ("\(name) ", label),
          ("\(Wording.change(gain, decimals: 1))   ", context.style(signOf: gain, quality: metal.quality)),
        ],
        priority: priority)
    }
    let average = metal.exponentialAverage.flatMap(Price.init(dollars:))
    let range = metal.averageTrueRange.flatMap(Price.init(dollars:))
    spans.append(
      .init(
        [("EMA 20 ", label), ("\(Wording.price(average, of: instrument))   ", context.theme[.text])],
        priority: 2))
    spans.append(
      .init([("ATR 14 ", label), (Wording.price(range, of: instrument), context.theme[.text])], priority: 1))
    TextLine(left: spans).draw(into: &frame, in: rect)
  }

  /// Without room for large digits: price and change, bid and ask, and the chart below.
  private func drawCompact(into frame: inout Frame, in rect: Rect) {
    let price = context.style(accent, quality: metal.quality).adding(.bold)
    let change = metal.change.percent
    TextLine(
      left: [
        .init(Wording.price(metal.mid, of: instrument), style: price, priority: 10),
        .init(
          " \(Wording.glyph(signOf: change))", style: context.style(signOf: change, quality: metal.quality),
          priority: 9),
      ],
      right: [
        .init(
          Wording.change(change), style: context.style(signOf: change, quality: metal.quality), priority: 8)
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
