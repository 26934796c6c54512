import Testing

@testable import Widgets

@Suite struct PriceTicksTests {
  /// The values that Lightweight Charts' own code gives, ported, with at least three rows a label.
  @Test(arguments: [
    (4920.3, 5012.8, [25.0, 20, 10]), (2620, 5597, [1000, 400, 250]), (96.2, 104.9, [2.5, 2, 1]),
    (64, 121.66, [20, 10, 5]), (44.1, 110.2, [20, 10, 5]), (4990.1, 4993.4, [1, 0.5, 0.5]),
  ]) func stepsAreThoseOfTheGoldenTable(lower: Double, upper: Double, steps: [Double]) {
    for (rows, step) in zip([12.0, 24, 40], steps) {
      #expect(PriceTicks.step(lower: lower, upper: upper, rows: rows) == step, "\(rows) rows")
    }
  }

  @Test func ticksAreWholeMultiplesInsideTheRange() {
    let ticks = PriceTicks(lower: 4990.1, upper: 4993.4, rows: 24)
    #expect(ticks.values == [4990.5, 4991, 4991.5, 4992, 4992.5, 4993])
    #expect(ticks.decimals == 1)
    #expect(PriceTicks(lower: 96.2, upper: 104.9, rows: 12).decimals == 1)
    #expect(PriceTicks(lower: 4920.3, upper: 5012.8, rows: 12).values == [4925, 4950, 4975, 5000])
    #expect(PriceTicks(lower: -0.25, upper: 0.35, rows: 20).values.contains(0))
    #expect(PriceTicks(lower: 0.101, upper: 0.109, rows: 20).decimals == 3)
  }

  @Test func labelsKeepTheirDistanceWhateverTheRange() {
    for rows in 6...60 {
      for scale in [0.001, 0.7, 3, 41, 999, 123_456.0] {
        let ticks = PriceTicks(lower: 4000, upper: 4000 + scale, rows: Double(rows))
        #expect(!ticks.values.isEmpty && ticks.values.count <= rows / 3 + 1, "\(rows) \(scale)")
        #expect(ticks.step * Double(rows) / scale >= 3 - 1e-6, "\(rows) \(scale)")
        #expect(ticks.values.allSatisfy { $0 >= 4000 - 1e-6 && $0 <= 4000 + scale + 1e-6 })
      }
    }
  }

  @Test func aLogarithmicAxisChoosesItsStepsAsItGoesDown() {
    let rows = 40.0
    func row(_ value: Double) -> Double {
      // Ten to a thousand over the height.
      var (low, high, target) = (0.0, 2.0, value / 10)
      while target >= 10 { (target, low) = (target / 10, low + 1) }
      high = low + (target - 1) / 9
      return rows * (1 - high / 2)
    }
    let ticks = PriceTicks(lower: 10, upper: 1000, rows: rows, row: row)
    #expect(ticks.values.count >= 4 && ticks.values == ticks.values.sorted())
    #expect(zip(ticks.values, ticks.values.dropFirst()).allSatisfy { row($0) - row($1) >= 3 - 1e-9 })
    #expect(ticks.values.contains { $0 < 100 } && ticks.values.contains { $0 > 500 })
  }

  @Test func nothingFiniteHasNoTicks() {
    for (lower, upper) in [(1.0, 1.0), (2, 1), (.nan, 1), (0, .infinity)] {
      #expect(PriceTicks(lower: lower, upper: upper, rows: 20).values.isEmpty)
    }
    #expect(PriceTicks(lower: 0, upper: 1, rows: 0).values.isEmpty)
  }
}
