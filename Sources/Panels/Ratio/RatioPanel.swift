import BullionAnalytics
import BullionMarket
import BullionMonitor
import Screen
import Widgets

/// The gold-silver ratio: its value, a needle on the banded scale, where it stands in the last year, its history.
package struct RatioPanel {
  let context: PanelContext
  private let ratio: RatioReading

  package init(_ context: PanelContext) {
    self.context = context
    ratio = context.readings.ratio
  }

  package func draw(into frame: inout Frame, in rect: Rect) {
    let theme = context.theme
    let alarmed = context.live.hasUnacknowledgedAlarm(onMetrics: "ratio")
    let isWide = rect.width >= 50
    let border = Border(
      title: "Gold / silver ratio", note: isWide ? standing.text : nil,
      style: context.frameStyle(alarmed: alarmed),
      titleStyle: theme[.title], noteStyle: theme[.label])
    border.draw(into: &frame, in: rect)
    let inner = border.inner(of: rect).inset(horizontal: 1)
    guard !inner.isEmpty else { return }
    guard ratio.value != nil else { return drawNothing(into: &frame, in: inner) }
    let digits = BigDigits(
      Wording.number(ratio.value, decimals: 2), height: .three,
      style: context.style(.title, quality: ratio.quality))
    let reserved = BigDigits.width(of: "188.88", height: digits.height)
    guard inner.height >= 6, inner.width >= reserved + 30 else {
      return drawCompact(into: &frame, in: inner)
    }
    _ = digits.draw(into: &frame, in: inner.top(3))
    gauge.draw(into: &frame, in: inner.top(3).droppingLeft(reserved + 2))
    drawFacts(into: &frame, in: inner.droppingTop(3).top(1))
    RatioHistory(context).draw(into: &frame, in: inner.droppingTop(4))
  }

  private var standing: RatioStanding { RatioStanding(ratio, context) }

  var gauge: Gauge { RatioPanel.gauge(of: ratio, context) }

  static func gauge(of ratio: RatioReading, _ context: PanelContext) -> Gauge {
    let theme = context.theme
    let limits = context.monitor.settings.ratioBands.values
    let styles = [
      theme[.scaleLow], theme[.scaleLow], theme[.scaleMiddle], theme[.scaleMiddle], theme[.scaleHigh],
    ]
    // The ticks below name the limits.
    var bands = zip(limits, styles).map { Gauge.Band(upTo: $0, name: "", style: $1) }
    bands.append(Gauge.Band(upTo: 120, name: "", style: theme[.scaleHigh]))
    return Gauge(
      lower: 30, upper: 120, bands: bands, value: ratio.value, ticks: limits, showsValue: false,
      needleStyle: context.style(.title, quality: ratio.quality), labelStyle: theme[.label],
      format: { NumberText.fixed($0, decimals: 0) })
  }

  /// Why there is no ratio, and its history.
  private func drawNothing(into frame: inout Frame, in rect: Rect) {
    frame.write(
      "\(Wording.dash)  \(reason)", x: rect.x, y: rect.y, width: rect.width, style: context.theme[.label])
    if rect.height > 4 { RatioHistory(context).draw(into: &frame, in: rect.droppingTop(2)) }
  }

  var reason: String {
    for (quality, words) in [(Quality.none, "no price of"), (.stale, "no fresh price of")] {
      let metals = Instrument.allCases.filter { context.readings[$0].quality == quality }
      if !metals.isEmpty { return "\(words) \(metals.map(\.name).joined(separator: " and "))" }
    }
    return "the two prices are not of one source and one moment"
  }

  private func drawFacts(into frame: inout Frame, in rect: Rect) {
    let label = context.theme[.label]
    let text = context.style(.text, quality: ratio.quality)
    var spans: [TextLine.Span] = [
      .init(
        [
          ("bid ", label), (Wording.number(ratio.bid, decimals: 2), text), ("  ask ", label),
          (Wording.number(ratio.ask, decimals: 2), text),
        ], priority: 8),
      .init(
        [
          ("   \(standing.window): rank ", label),
          (Wording.percent(ratio.percentile, decimals: 0), text),
        ], priority: 7),
      .init([("  z ", label), (Wording.number(ratio.zscore, decimals: 2), text)], priority: 6),
    ]
    if let skew = ratio.skew, skew > 2 {
      spans.append(
        .init("   legs \(Wording.age(skew)) apart", style: context.theme[.warning], priority: 9))
    }
    TextLine(left: spans).draw(into: &frame, in: rect)
  }

  private func drawCompact(into frame: inout Frame, in rect: Rect) {
    let value = TextLine.Span(
      Wording.number(ratio.value, decimals: 2), style: context.style(.title, quality: ratio.quality),
      priority: 10)
    let rank = "  rank \(Wording.percent(ratio.percentile, decimals: 0)) of \(standing.window)"
    TextLine(
      left: [
        value, .init("  \(standing.limits)", style: context.theme[.label], priority: 4),
        .init(standing.rank.map { ", \($0)" } ?? "", style: context.theme[.label], priority: 3),
      ],
      right: [.init(rank, style: context.theme[.label], priority: 2)]
    )
    .draw(into: &frame, in: rect.top(1))
    gauge.draw(into: &frame, in: rect.droppingTop(1).top(min(3, rect.height - 1)))
    if rect.height > 5 { RatioHistory(context).draw(into: &frame, in: rect.droppingTop(4)) }
  }
}
