import BullionMarket
import BullionMonitor
import Screen
import Widgets

/// The closes of the last one-minute bars of a metal, with the watched levels.
///
/// Closed hours take no room; minutes without a price while the market was open stay a gap.
struct PriceChart {
  private static let interval = BarInterval.oneMinute
  private static let longestGap: Int64 = 30
  let context: PanelContext
  let instrument: Instrument

  init(_ context: PanelContext, instrument: Instrument) {
    self.context = context
    self.instrument = instrument
  }

  private struct Samples {
    var times: [Timestamp?] = []
    var values: [Double?] = []
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
      levels: levels, labels: TimeAxis.labels(for: samples.times, atMost: max(1, rect.width / 12)),
      axisStyle: theme[.border], gridStyle: theme[.grid], labelStyle: theme[.label],
      format: {
        NumberText.fixed($0, decimals: $0.magnitude < 1000 ? max(decimals, 2) : decimals, grouping: true)
      })
    chart.draw(into: &frame, in: rect)
  }

  func drawSparkline(into frame: inout Frame, in rect: Rect) {
    guard !rect.isEmpty else { return }
    let role: Theme.Role = instrument == .gold ? .gold : .silver
    Sparkline(
      samples(rect.width).values, style: context.style(role, quality: context.readings[instrument].quality)
    )
    .draw(into: &frame, in: rect.bottom(1))
  }

  /// The newest samples, at most `count`; nil values are gaps.
  private func samples(_ count: Int) -> Samples {
    let track = context.monitor.bars(instrument, Self.interval)
    var bars = Array(track.closed.suffix(count))
    if let current = track.current { bars.append(current) }
    var samples = Samples()
    for (index, bar) in bars.enumerated() {
      if index > 0 {
        let missing = missingSamples(from: bars[index - 1], to: bar)
        samples.times += Array(repeating: nil, count: missing)
        samples.values += Array(repeating: nil, count: missing)
      }
      samples.times.append(bar.start)
      samples.values.append(bar.close.dollars)
    }
    let surplus = max(0, samples.values.count - count)
    samples.times.removeFirst(surplus)
    samples.values.removeFirst(surplus)
    return samples
  }

  private func missingSamples(from earlier: Bar, to later: Bar) -> Int {
    let length = Self.interval.milliseconds
    let steps = later.start.milliseconds(since: earlier.start) / length - 1
    guard steps > 0 else { return 0 }
    let end = earlier.start.advanced(byMilliseconds: length)
    let closedBetween = context.monitor.settings.calendar.nextBoundary(after: end) <= later.start
    return closedBetween ? 2 : Int(min(steps, Self.longestGap))
  }
}
