import BullionAnalytics
import TestRandomness
import Testing

@Suite struct StandardDeviationTests {
  @Test func populationEqualsItsDefinition() {
    compareAtEveryLength({ StandardDeviation(period: $0) }, tolerance: 1e-9) {
      $0.prices($1)
    } definition: {
      $0.count < $1 ? nil : Naive.deviation($0.suffix($1))
    }
  }

  @Test func sampleEqualsItsDefinition() {
    compareAtEveryLength({ StandardDeviation(period: $0, kind: .sample) }, tolerance: 1e-9) {
      $0.prices($1)
    } definition: {
      $0.count < $1 || $1 < 2 ? nil : Naive.deviation($0.suffix($1), lessOne: true)
    }
  }

  /// A spike leaves nothing behind once it is out of the window.
  @Test func forgetsASpike() {
    var random = SplitMix64(seed: 6)
    let prices = random.prices(20)
    var fresh = StandardDeviation(period: 20)
    var spiked = StandardDeviation(period: 20)
    spiked.update(1e90)
    for price in prices {
      fresh.update(price)
      spiked.update(price)
    }
    #expect(fresh.value != nil && fresh.value == spiked.value)
  }

  /// The mean of such a window has no room for a fraction; what it lacks is made good.
  @Test func levelsWhereTheMeanIsRounded() throws {
    let steps = (0..<20).map { Double($0 * $0 % 7) }
    let low = try #require(run(StandardDeviation(period: 20), over: steps).last ?? nil)
    let high = try #require(run(StandardDeviation(period: 20), over: steps.map { $0 + 0x1p52 }).last ?? nil)
    #expect(abs(high / low - 1) < 1e-14)
  }

  @Test(arguments: [2650.1, 0.1, 1e90, 0])
  func aConstantDoesNotDeviate(constant: Double) {
    var deviation = StandardDeviation(period: 17)
    for _ in 0..<17 { deviation.update(constant) }
    #expect(deviation.value == 0)
  }
}
