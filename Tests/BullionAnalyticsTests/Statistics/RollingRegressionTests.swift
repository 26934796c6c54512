import BullionAnalytics
import TestRandomness
import Testing

@Suite struct RollingRegressionTests {
  @Test func equalsItsDefinition() throws {
    for length in 3...255 {
      var random = SplitMix64(seed: UInt64(length))
      let pairs = random.returns(length + 6)
      var beta = RollingBeta(window: length, minimum: length)
      for row in pairs.indices {
        guard let value = beta.update(pairs[row]) else {
          #expect(row < length - 1)
          continue
        }
        let window = pairs[...row].suffix(length)
        let (x, y) = (window.map(\.driver)[...], window.map(\.dependent)[...])
        let (mean, otherMean) = (Naive.mean(x), Naive.mean(y))
        let covariance = Naive.mean(zip(x, y).map { ($0 - mean) * ($1 - otherMean) }[...])
        let (deviation, other) = (Naive.deviation(x), Naive.deviation(y))
        #expect(abs(value.beta / (covariance / (deviation * deviation)) - 1) < 1e-10)
        #expect(abs(value.correlation - covariance / (deviation * other)) < 1e-10)
        #expect(value.count == length)
        #expect(abs(try #require(value.volatilityRatio) / (other / deviation) - 1) < 1e-10)
      }
    }
  }

  @Test func fewerThanThirtyPairsSayNothing() {
    var random = SplitMix64(seed: 1)
    var beta = RollingBeta(window: 60)
    for (row, pair) in random.returns(61).enumerated() {
      let value = beta.update(pair)
      #expect((value != nil) == (row >= 29))
      #expect(value?.count == (row >= 29 ? min(row + 1, 60) : nil))
    }
    #expect(!beta.isWarming)
  }

  @Test func exactLines() throws {
    var beta = RollingRegression(window: 30)
    for step in 1...30 { beta.update((driver: Double(step), dependent: 3 - 2 * Double(step))) }
    let value = try #require(beta.value)
    #expect(value.beta == -2 && value.correlation == -1 && value.rSquared == 1)
  }

  /// A flat side leaves nothing to divide by; it comes back with the first move.
  @Test(arguments: [true, false])
  func aFlatSideIsUndefined(driverIsFlat: Bool) {
    var random = SplitMix64(seed: 2)
    var beta = RollingBeta(window: 30)
    for pair in random.returns(30) { beta.update(pair) }
    #expect(beta.value != nil)
    for pair in random.returns(30) {
      beta.update(driverIsFlat ? (0.001, pair.dependent) : (pair.driver, 0.001))
    }
    #expect(beta.value == nil)
    beta.update((driver: 0.002, dependent: 0.003))
    #expect(beta.value != nil)
  }
}
