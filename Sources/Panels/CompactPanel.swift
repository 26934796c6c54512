import BullionMarket
import BullionMonitor
import Screen
import Widgets

/// Prices, ratio, RSI and the newest alarm in a few lines without frames, for the smallest screens.
package struct CompactPanel {
  let context: PanelContext

  package init(_ context: PanelContext) { self.context = context }

  package func draw(into frame: inout Frame, in rect: Rect) {
    var rest = rect
    func take(_ rows: Int) -> Rect {
      let taken = rest.top(rows)
      rest = rest.droppingTop(rows)
      return taken
    }
    for instrument in Instrument.allCases { drawPrice(of: instrument, into: &frame, in: take(1)) }
    if rect.height >= 9 {
      let charts = take(2)
      for (half, instrument) in zip(
        charts.columns(.share(1), .fixed(2), .share(1)).enumerated().filter { $0.offset != 1 },
        Instrument.allCases)
      {
        let part = half.element
        frame.write(
          "\(instrument.name) 1m", x: part.x, y: part.y, width: part.width, style: context.theme[.label])
        PriceChart(context, instrument: instrument).drawSparkline(into: &frame, in: part)
      }
    }
    drawRatio(into: &frame, in: take(rect.height >= 9 ? 2 : 1))
    for instrument in Instrument.allCases { drawStrength(of: instrument, into: &frame, in: take(1)) }
    drawAlarm(into: &frame, in: rest)
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
          style: context.style(.title, quality: metal.quality), priority: 10),
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

  private func drawAlarm(into frame: inout Frame, in rect: Rect) {
    guard !rect.isEmpty else { return }
    guard let alarm = context.live.alarms.first else {
      frame.write("no alarm", x: rect.x, y: rect.y, width: rect.width, style: context.theme[.label])
      return
    }
    for (row, alarm) in ([alarm] + context.live.alarms.dropFirst()).prefix(rect.height).enumerated() {
      AlarmPanel(context).drawLine(alarm, into: &frame, in: rect.droppingTop(row).top(1))
    }
  }
}
