import BullionAnalytics
import BullionMarket
import Testing

/// The examples of the documentation, run.
@Suite final class MomentumExamples: ExampleOutput {
  @Test func relativeStrengthIndex() throws {
    var strength = RelativeStrengthIndex(period: 4)
    for close in [5000.0, 5020, 5010, 5030, 5040] { strength.update(close) }
    if let value = strength.value { print(NumberText.fixed(value, decimals: 1)) }
    print(strength.isWarming)
    try check("Momentum/RelativeStrengthIndex")
  }

  @Test func movingAverageConvergenceDivergence() throws {
    var convergence = MovingAverageConvergenceDivergence(fast: 2, slow: 4, signal: 2)
    for close in [100.0, 101, 102, 103, 110] { convergence.update(close) }
    if let lines = convergence.value {
      print(NumberText.fixed(lines.line, decimals: 3), NumberText.fixed(lines.histogram, decimals: 3))
    }
    try check("Momentum/MovingAverageConvergenceDivergence")
  }

  @Test func calendarGain() throws {
    var gain = CalendarGain()
    gain.record(Price(ticks: 5_000_000_000), at: Timestamp(2026, 1, 22, 15, 0))
    gain.record(Price(ticks: 5_100_000_000), at: Timestamp(2026, 1, 23, 15, 0))
    if let move = gain.gain(over: .day) { print(move.percent) }
    try check("Momentum/CalendarGain")
  }

  @Test func priceSeries() throws {
    var series = PriceSeries(duration: 3_600_000)
    let noon = Timestamp(2026, 1, 23, 12, 0)
    for minute in Int64(0)..<5 {
      let price = Price(ticks: 5_000_000_000 + minute * 1_000_000)
      series.append(price, at: noon.advanced(bySeconds: 60 * minute))
    }
    if let point = series.last(atOrBefore: noon.advanced(bySeconds: 150)) { print(point.price.dollars) }
    try check("Momentum/PriceSeries")
  }
}
