import BullionMarket
import Testing
import Widgets

@testable import Panels

private func days(_ dates: [(Int, Int, Int)]) -> [Timestamp?] { dates.map { Timestamp($0.0, $0.1, $0.2) } }

@Test func monthsAreNamedWhereTheyBegin() {
  let labels = TimeAxis.monthLabels(
    for: days([(2025, 11, 20), (2025, 12, 1), (2025, 12, 15), (2026, 1, 2), (2026, 2, 3)]), atMost: 9)
  #expect(labels.map(\.text) == ["Dec", "2026", "Feb"])
  #expect(labels.map(\.position) == [0.25, 0.75, 1])
}

@Test("A month behind a hole names its year: the axis must not look as if it went on")
func monthsOfAnotherYearNameIt() {
  let times =
    days([(2025, 10, 20), (2025, 11, 3)]) + [nil, nil, nil] + days([(2026, 10, 5), (2026, 11, 2)])
  let labels = TimeAxis.monthLabels(for: times, atMost: 9)
  #expect(labels.map(\.text) == ["Nov", "Oct 2026", "Nov"])
  // Where every second is left out, the year is that of the label before.
  #expect(TimeAxis.monthLabels(for: times, atMost: 2).map(\.text) == ["Nov", "Nov 2026"])
}

@Test func samplesKeepTheirMarksAndLoseTheOldest() {
  var samples = ChartSamples()
  let now = Timestamp(2026, 1, 23)
  samples.append(1, at: now)
  samples.appendGap(of: 3, mark: "→ b")
  samples.append(2, at: now)
  #expect(samples.values == [1, nil, nil, nil, 2])
  #expect(samples.labels == [LineChart.Label(0.5, "→ b", mark: "╪")])
  #expect(samples.suffix(4).values == [nil, nil, nil, 2])
  #expect(samples.suffix(4).labels.map(\.position) == [1 / 3.0])
  #expect(samples.suffix(2).labels.isEmpty)
}
