import BullionAnalytics
import TestRandomness
import Testing

@Suite struct BollingerBandsTests {
  @Test(arguments: [2, 20, 255])
  func equalsItsDefinition(length: Int) throws {
    var random = SplitMix64(seed: 5)
    let prices = random.prices(length + 50)
    var bands = BollingerBands(period: length, width: 2.5)
    for row in prices.indices {
      guard let value = bands.update(prices[row]) else {
        #expect(row < length - 1)
        continue
      }
      let window = prices[...row].suffix(length)
      let reach = 2.5 * Naive.deviation(window)
      #expect(abs(value.upper - (Naive.mean(window) + reach)) < 1e-10)
      #expect(abs(value.lower - (Naive.mean(window) - reach)) < 1e-10)
      let percentB = (prices[row] - value.lower) / (value.upper - value.lower)
      #expect(abs(try #require(value.percentB) - percentB) < 1e-9)
      #expect(abs(try #require(value.bandwidth) - 2 * reach / value.middle) < 1e-12)
    }
  }

  @Test func aFlatWindowHasBandsButNoPosition() {
    var bands = BollingerBands(period: 20)
    for _ in 0..<25 { bands.update(2650.1) }
    #expect(bands.value?.upper == 2650.1 && bands.value?.lower == 2650.1)
    #expect(bands.value?.percentB == nil && bands.value?.bandwidth == 0)
  }

  @Test(arguments: [(Double.nan, 2.0), (-1, 0), (.infinity, 100)])
  func impossibleWidths(width: Double, taken: Double) {
    #expect(BollingerBands(width: width).width == taken)
  }
}
