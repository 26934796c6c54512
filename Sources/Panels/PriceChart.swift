import BullionMarket
import BullionMonitor
import Screen
import Widgets

/// The closes of the last one-minute bars of a metal, with the watched levels.
///
/// Closed hours take no room; minutes without a price while the market was open stay a gap.
struct PriceChart {
  private static let interval = BarInterval.oneMinute
  /// Samples that are left out where the source changes: a column and a half, so that it shows in braille.
  private static let switchGap = 3
  let context: PanelContext
  let instrument: Instrument

  init(_ context: PanelContext, instrument: Instrument) {
    self.context = context
    self.instrument = instrument
  }

  func draw(into frame: inout Frame, in rect: Rect) {
    let theme = context.theme
    let samples = self.samples(2 * max(1, rect.width - 9))
    let role: Theme.Role = instrument == .gold ? .gold : .silver
    var levels = context.monitor.settings.levels.filter { $0.instrument == instrument }.map {
      LineChart.Level(
        $0.value.dollars, name: NumberText.price($0.value, decimals: 0), style: theme[.warning])
    }
    if context.readings[instrument].change.reference == "previous close",
      let reference = context.monitor.previousClose(instrument)
    {
      levels.append(LineChart.Level(reference.dollars, name: "previous close", style: theme[.label]))
    }
    let decimals = instrument == .gold ? 0 : 1
    let chart = LineChart(
      [
        LineChart.Series(
          samples.values, style: context.style(role, quality: context.readings[instrument].quality))
      ],
      levels: levels,
      labels: samples.labels + TimeAxis.labels(for: samples.times, atMost: max(1, rect.width / 12)),
      axisStyle: theme[.border], gridStyle: theme[.grid], labelStyle: theme[.label],
      format: {
        NumberText.fixed($0, decimals: $0.magnitude < 1000 ? max(decimals, 2) : decimals, grouping: true)
      }, lastFormat: { lastText($0, apartFrom: levels) })
    chart.draw(into: &frame, in: rect)
  }

  /// The last price as it stands at the axis, never written like a level that it has not reached.
  private func lastText(_ value: Double, apartFrom levels: [LineChart.Level]) -> String {
    let others = levels.map(\.value).filter { $0 != value }
    for decimals in instrument.displayDecimals..<Price.decimals {
      func text(_ number: Double) -> String { NumberText.fixed(number, decimals: decimals, grouping: true) }
      if !others.contains(where: { text($0) == text(value) }) { return text(value) }
    }
    return NumberText.fixed(value, decimals: Price.decimals, grouping: true)
  }

  func drawSparkline(into frame: inout Frame, in rect: Rect) {
    guard !rect.isEmpty else { return }
    let role: Theme.Role = instrument == .gold ? .gold : .silver
    Sparkline(
      samples(rect.width).values, style: context.style(role, quality: context.readings[instrument].quality)
    )
    .draw(into: &frame, in: rect.bottom(1))
  }

  /// The newest samples, at most `count`: a gap where minutes are missing, and where another source is shown from
  /// then on, since the step between two sources is no move of the price.
  private func samples(_ count: Int) -> ChartSamples {
    let track = context.monitor.bars(instrument, Self.interval)
    var bars = Array(track.closed.suffix(count))
    if let current = track.current { bars.append(current) }
    var samples = ChartSamples()
    var earlier: Bar?
    for bar in bars {
      if let earlier {
        let source = context.sourceChanged(after: earlier.start, until: bar.start)
        let missing = context.missingMinutes(from: earlier.start, to: bar.start)
        samples.appendGap(
          of: max(missing, source == nil ? 0 : Self.switchGap), mark: source.map { "→ \(visible($0))" })
      }
      samples.append(bar.close.dollars, at: bar.start)
      earlier = bar
    }
    return samples.suffix(count)
  }
}
