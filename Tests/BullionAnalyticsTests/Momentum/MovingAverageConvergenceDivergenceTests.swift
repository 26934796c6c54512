import BullionAnalytics
import TestRandomness
import Testing

@Suite struct MovingAverageConvergenceDivergenceTests {
  /// Both averages are seeded so that they begin together; the signal is the average of the line.
  @Test func equalsItsDefinition() {
    var random = SplitMix64(seed: 4)
    let prices = random.prices(120)
    for (fast, slow, signal) in [(12, 26, 9), (1, 2, 1), (5, 5, 3), (26, 12, 9)] {
      let (short, long) = (min(fast, slow), max(fast, slow))
      let delayed = run(ExponentialMovingAverage(period: short), over: prices.dropFirst(long - short))
      let slows = run(ExponentialMovingAverage(period: long), over: prices)
      let line = zip(delayed.dropFirst(short - 1), slows.dropFirst(long - 1)).map { ($0 ?? 0) - ($1 ?? 0) }
      let signals = run(ExponentialMovingAverage(period: signal), over: line)
      let values = run(
        MovingAverageConvergenceDivergence(fast: fast, slow: slow, signal: signal), over: prices)
      #expect(values.firstIndex { $0 != nil } == long + signal - 2)
      for (row, value) in values.enumerated() where row >= long + signal - 2 {
        #expect(value?.line == line[row - long + 1] && value?.signal == signals[row - long + 1])
      }
    }
  }
}
