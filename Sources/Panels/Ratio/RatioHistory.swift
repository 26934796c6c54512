import BullionMarket
import BullionMonitor
import Screen
import Widgets

/// The ratio of daily closes over about a year, ending with the present value; of minutes while there are few days.
///
/// What is missing is a gap with a mark on the axis: a line over it would tell of a fall that nobody saw.
struct RatioHistory {
  private static let fewestDays = 20
  let context: PanelContext
  /// The days of a longer history; nil takes those of the monitor.
  private let days: [RatioPoint]?
  private let levels: [LineChart.Level]

  init(_ context: PanelContext, days: [RatioPoint]? = nil, levels: [LineChart.Level] = []) {
    self.context = context
    self.days = days
    self.levels = levels
  }

  func draw(into frame: inout Frame, in rect: Rect) {
    let theme = context.theme
    let days = days?[...] ?? context.monitor.ratios(.oneDay).suffix(context.monitor.settings.ratioWindow)
    let showsDays = self.days != nil || days.count >= Self.fewestDays
    let room = 2 * max(1, rect.width)
    var samples =
      showsDays
      ? Self.samples(Array(days)) { from, to in
        DailyHole.lies(between: from, and: to) ? max(3, min(Self.days(from, to), days.count / 6)) : 0
      }
      : Self.samples(Array(context.monitor.ratios(.oneMinute).suffix(room))) { from, to in
        max(
          context.missingMinutes(from: from, to: to),
          context.sourceChanged(after: from, until: to) == nil ? 0 : 2)
      }.suffix(room)
    if let now = context.readings.ratio.value { samples.append(now, at: context.readings.time) }
    guard rect.height >= 3, !samples.values.isEmpty else { return }
    let labels =
      showsDays
      ? TimeAxis.monthLabels(for: samples.times, atMost: max(1, rect.width / 8))
      : TimeAxis.labels(for: samples.times, atMost: max(1, rect.width / 12))
    let chart = LineChart(
      [
        LineChart.Series(
          samples.values, style: context.style(.accent, quality: context.readings.ratio.quality),
          marksLast: context.readings.ratio.value != nil)
      ],
      levels: levels, labels: samples.labels + labels, alignsTicks: true, axisStyle: theme[.border],
      gridStyle: theme[.grid],
      labelStyle: theme[.label], format: { NumberText.fixed($0, decimals: showsDays ? 1 : 2) },
      lastFormat: { NumberText.fixed($0, decimals: 2) })
    chart.draw(into: &frame, in: rect)
  }

  /// - Parameter missing: how many samples are left out between two neighbours.
  private static func samples(
    _ points: [RatioPoint], missing: (Timestamp, Timestamp) -> Int
  ) -> ChartSamples {
    var samples = ChartSamples()
    var earlier: RatioPoint?
    for point in points {
      if let earlier {
        let gap = missing(earlier.start, point.start)
        samples.appendGap(of: gap, mark: gap > 2 ? "gap" : nil)
      }
      samples.append(point.value, at: point.start)
      earlier = point
    }
    return samples
  }

  /// Trading days between two moments, roughly.
  private static func days(_ from: Timestamp, _ to: Timestamp) -> Int {
    Int(to.milliseconds(since: from) / Timestamp.millisecondsPerDay * 5 / 7)
  }
}
