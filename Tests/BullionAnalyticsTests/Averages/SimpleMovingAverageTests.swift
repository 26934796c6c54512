import BullionAnalytics
import TestRandomness
import Testing

@Suite struct SimpleMovingAverageTests {
  @Test func equalsItsDefinition() {
    compareAtEveryLength(SimpleMovingAverage.init, tolerance: 1e-14) {
      $0.prices($1)
    } definition: {
      $0.count < $1 ? nil : Naive.mean($0.suffix($1))
    }
  }

  @Test(arguments: [2650.1, 0.1, -7.3, 31.528, 1e90])
  func aConstantIsItsOwnMean(constant: Double) {
    for length in [1, 3, 7, 20, 250] {
      var average = SimpleMovingAverage(period: length)
      for _ in 0..<(3 * length) { average.update(constant) }
      #expect(average.value == constant)
    }
  }

  @Test func nothingDrifts() {
    var random = SplitMix64(seed: 1)
    var average = SimpleMovingAverage(period: 20)
    for price in random.prices(50_000) { average.update(price) }
    for _ in 0..<20 { average.update(2650.1) }
    #expect(average.value == 2650.1)
  }

  /// A running sum would keep what the rounding of a spike left behind.
  @Test(arguments: [1e9, 1e15, 1e30, 1e100])
  func forgetsASpike(spike: Double) {
    var random = SplitMix64(seed: 2)
    var fresh = SimpleMovingAverage(period: 20)
    var spiked = SimpleMovingAverage(period: 20)
    for level in [spike, spike.squareRoot(), 1 / spike, -spike / 3] { spiked.update(level) }
    for price in random.prices(20) {
      fresh.update(price)
      spiked.update(price)
    }
    #expect(fresh.value != nil && fresh.value == spiked.value)
  }
}
