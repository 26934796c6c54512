import BullionAnalytics
import BullionMarket
import BullionMonitor
import Screen
import Widgets

/// The gold-silver ratio: its value, a needle on the banded scale, where it stands in the last year, its history.
public struct RatioPanel {
  let context: PanelContext
  private let ratio: RatioReading

  public init(_ context: PanelContext) {
    self.context = context
    ratio = context.readings.ratio
  }

  public func draw(into frame: inout Frame, in rect: Rect) {
    let theme = context.theme
    let alarmed = context.live.hasUnacknowledgedAlarm(onMetrics: "ratio")
    let isWide = rect.width >= 50
    let border = Border(
      title: "Gold / silver ratio", note: isWide ? ratio.band?.label : nil,
      style: context.frameStyle(alarmed: alarmed),
      titleStyle: theme[.title], noteStyle: theme[.label])
    border.draw(into: &frame, in: rect)
    let inner = border.inner(of: rect).inset(horizontal: 1)
    guard !inner.isEmpty else { return }
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

  var gauge: Gauge { RatioPanel.gauge(of: ratio, context) }

  static func gauge(of ratio: RatioReading, _ context: PanelContext) -> Gauge {
    let theme = context.theme
    let limits = context.monitor.settings.ratioBands.values
    let styles = [
      theme[.scaleLow], theme[.scaleLow], theme[.scaleMiddle], theme[.scaleMiddle], theme[.scaleHigh],
    ]
    var bands = zip(limits, zip(RatioBand.allCases, styles)).map { limit, band in
      Gauge.Band(upTo: limit, name: band.0.label, style: band.1)
    }
    bands.append(Gauge.Band(upTo: 120, name: RatioBand.extremeHigh.label, style: theme[.scaleHigh]))
    return Gauge(
      lower: 30, upper: 120, bands: bands, value: ratio.value, ticks: limits, showsValue: false,
      needleStyle: context.style(.title, quality: ratio.quality), labelStyle: theme[.label],
      format: { NumberText.fixed($0, decimals: 0) })
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
        [("   1 year: rank ", label), (Wording.percent(ratio.percentile, decimals: 0), text)], priority: 7),
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
    let rank = "  1-year rank \(Wording.percent(ratio.percentile, decimals: 0))"
    TextLine(
      left: [value, .init("  \(ratio.band?.label ?? "")", style: context.theme[.label], priority: 3)],
      right: [.init(rank, style: context.theme[.label], priority: 2)]
    )
    .draw(into: &frame, in: rect.top(1))
    gauge.draw(into: &frame, in: rect.droppingTop(1).top(min(3, rect.height - 1)))
    if rect.height > 5 { RatioHistory(context).draw(into: &frame, in: rect.droppingTop(4)) }
  }
}

/// The ratio of daily closes over about a year, ending with the present value; of minutes while there are few days.
struct RatioHistory {
  private static let fewestDays = 20
  let context: PanelContext

  init(_ context: PanelContext) { self.context = context }

  func draw(into frame: inout Frame, in rect: Rect) {
    let theme = context.theme
    let days = context.monitor.ratios(.oneDay).suffix(context.monitor.settings.ratioWindow)
    let showsDays = days.count >= Self.fewestDays
    let points = showsDays ? Array(days) : context.monitor.ratios(.oneMinute).suffix(2 * max(1, rect.width))
    var values: [Double?] = points.map(\.value)
    if let now = context.readings.ratio.value { values.append(now) }
    guard rect.height >= 3, !values.isEmpty else { return }
    let chart = LineChart(
      [LineChart.Series(values, style: context.style(.accent, quality: context.readings.ratio.quality))],
      labels: showsDays
        ? TimeAxis.monthLabels(for: points.map(\.start), atMost: max(1, rect.width / 8))
        : TimeAxis.labels(for: points.map(\.start), atMost: max(1, rect.width / 12)),
      axisStyle: theme[.border], gridStyle: theme[.grid], labelStyle: theme[.label],
      format: { NumberText.fixed($0, decimals: showsDays ? 1 : 2) })
    chart.draw(into: &frame, in: rect)
  }
}

extension RatioBand {
  /// The band in words.
  var label: String {
    switch self {
    case .extremeLow: "extremely low"
    case .low: "low"
    case .belowAverage: "below average"
    case .middle: "middle"
    case .high: "high"
    case .extremeHigh: "extremely high"
    }
  }
}
