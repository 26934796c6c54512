import BullionMarket
import BullionMonitor
import Screen
import Widgets

/// Prices, ratio, RSI and the newest alarms in a few lines without frames, for the smallest screens.
package struct CompactPanel {
  let context: PanelContext
  let chart: PriceChartChoice

  package init(_ context: PanelContext, chart: PriceChartChoice = PriceChartChoice()) {
    self.context = context
    self.chart = chart
  }

  package func draw(into frame: inout Frame, in rect: Rect) {
    var rest = rect
    func take(_ rows: Int) -> Rect {
      let taken = rest.top(rows)
      rest = rest.droppingTop(rows)
      return taken
    }
    let isRoomy = rect.height >= 14 && rect.width >= 46
    for instrument in Instrument.allCases {
      drawPrice(of: instrument, into: &frame, in: take(1))
      if isRoomy { drawDetails(of: instrument, into: &frame, in: take(1)) }
    }
    if isRoomy {
      drawCharts(into: &frame, in: take(max(4, rect.height - 13)))
    } else if rect.height >= 8 {
      drawSparklines(into: &frame, in: take(2))
    }
    drawRatio(into: &frame, in: take(isRoomy ? 3 : rect.height >= 9 ? 2 : 1))
    for instrument in Instrument.allCases { drawStrength(of: instrument, into: &frame, in: take(1)) }
    if isRoomy { MomentumPanel(context).drawPairLine(into: &frame, in: take(1), withBeta: true) }
    drawAlarms(into: &frame, in: rest)
  }

  private func drawPrice(of instrument: Instrument, into frame: inout Frame, in rect: Rect) {
    let theme = context.theme
    let metal = context.readings[instrument]
    let move = MoveText(of: instrument, percent: metal.change.percent)
    TextLine(
      left: [
        .init(
          instrument.name.capitalizedFirst.padded(to: 8), style: theme[instrument == .gold ? .gold : .silver],
          priority: 9),
        .init(
          Wording.price(metal.mid, of: instrument).leftPadded(to: 10),
          style: context.style(.title, quality: metal.quality).adding(.bold), priority: 10),
        .init(
          metal.quality == .none ? "" : " \(move.glyph)",
          style: context.style(of: move, quality: metal.quality), priority: 8),
        .init(
          Wording.lastPriceInShort(metal, context).map { "  \($0)" } ?? "", style: theme[.warning],
          priority: 9),
        .init(
          metal.quality == .stale ? " \(Wording.age(metal.age)) old" : "", style: theme[.alarm], priority: 7),
      ],
      right: [
        .init(
          metal.quality == .none ? "" : move.percent, style: context.style(of: move, quality: metal.quality),
          priority: 6)
      ]
    ).draw(into: &frame, in: rect)
  }

  /// Bid and ask, high and low.
  private func drawDetails(of instrument: Instrument, into frame: inout Frame, in rect: Rect) {
    let metal = context.readings[instrument]
    let facts = [
      ("bid", metal.bid, 9), ("ask", metal.ask, 8), ("high", metal.high, 5), ("low", metal.low, 4),
    ]
    TextLine(
      left: facts.map { name, price, priority in
        let text = Wording.price(price, of: instrument)
        return .init(
          [("  \(name) ", context.theme[.label]), (text, context.style(.text, quality: metal.quality))],
          priority: priority)
      }
    ).draw(into: &frame, in: rect)
  }

  private func halves(of rect: Rect) -> [(Instrument, Rect)] {
    let parts = rect.columns(.share(1), .fixed(2), .share(1))
    return [(.gold, parts[0]), (.silver, parts[2])]
  }

  private func drawCharts(into frame: inout Frame, in rect: Rect) {
    for (instrument, part) in halves(of: rect) {
      PriceChart(context, instrument: instrument, choice: chart).draw(into: &frame, in: part)
    }
  }

  /// A row each, and above it what it is and over what time.
  private func drawSparklines(into frame: inout Frame, in rect: Rect) {
    for (instrument, part) in halves(of: rect) {
      let line = PriceChart(context, instrument: instrument, choice: chart)
      let span = Wording.roughly(Double(line.rowInterval.milliseconds) / 1000 * Double(part.width))
      frame.write(
        "\(instrument.name), \(span)", x: part.x, y: part.y, width: part.width, style: context.theme[.label])
      line.drawSparkline(into: &frame, in: part)
    }
  }

  private func drawRatio(into frame: inout Frame, in rect: Rect) {
    let ratio = context.readings.ratio
    let standing = RatioStanding(ratio, context)
    TextLine(
      left: [
        .init("Ratio".padded(to: 8), style: context.theme[.text], priority: 9),
        .init(
          Wording.number(ratio.value, decimals: 2).leftPadded(to: 10),
          style: context.style(.title, quality: ratio.quality), priority: 10),
        .init("  \(standing.limits)", style: context.theme[.label], priority: 6),
        .init(standing.rank.map { ", \($0)" } ?? "", style: context.theme[.label], priority: 5),
      ]
    ).draw(into: &frame, in: rect.top(1))
    if rect.height > 1 {
      RatioPanel.gauge(of: ratio, context).draw(into: &frame, in: rect.droppingTop(1))
    }
  }

  private func drawStrength(of instrument: Instrument, into frame: inout Frame, in rect: Rect) {
    MomentumPanel(context).drawStrength(of: instrument, into: &frame, in: rect, height: 1)
  }

  /// The alarms behind the one that the banner shows, and how many there are where they find no room.
  private func drawAlarms(into frame: inout Frame, in rect: Rect) {
    guard !rect.isEmpty else { return }
    let all = context.live.alarms
    let banner = context.live.freshAlarms.first ?? all.first(where: \.isWaiting)
    let others = all.filter { $0.id != banner?.id }
    guard !others.isEmpty else {
      let words = all.isEmpty ? "no alarm" : "no other alarm"
      frame.write(words, x: rect.x, y: rect.y, width: rect.width, style: context.theme[.label])
      return
    }
    let shown = others.count > rect.height ? rect.height - 1 : others.count
    for (row, alarm) in others.prefix(shown).enumerated() {
      AlarmPanel(context).drawLine(alarm, into: &frame, in: rect.droppingTop(row).top(1))
    }
    guard shown < others.count else { return }
    let left = others.count - shown
    frame.write(
      "… \(left) more; \(AlarmPanel(context).note(all))", x: rect.x,
      y: rect.bottom - 1, width: rect.width, style: context.theme[.label])
  }
}
