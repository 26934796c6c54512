import BullionMarket
import TestRandomness
import Testing

struct PriceTests {
  @Test func dollarsRoundToTheNearestTickAwayFromZero() {
    #expect(Price(dollars: 5000.10)?.ticks == 5_000_100_000)
    #expect(Price(dollars: 0.000_000_5)?.ticks == 1)
    #expect(Price(dollars: -0.000_000_5)?.ticks == -1)
    #expect(Price(dollars: 0.000_000_4)?.ticks == 0)
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity, 1_000_000_000.01, -1e300])
  func whatIsNoPriceIsRefused(dollars: Double) {
    #expect(Price(dollars: dollars) == nil)
  }

  @Test func dollarsReadBackAsTheSameTicks() {
    var random = SplitMix64(seed: 1)
    for _ in 0..<20_000 {
      let price = Price(
        ticks: Int64.random(in: -1_000_000_000_000_000...1_000_000_000_000_000, using: &random))
      #expect(Price(dollars: price.dollars) == price)
    }
  }

  @Test func theMiddleRoundsTowardTheLowerPrice() {
    #expect(Price.middle(Price(ticks: 10), Price(ticks: 13)).ticks == 11)
    #expect(Price.middle(Price(ticks: -10), Price(ticks: -13)).ticks == -12)
    #expect(Price.middle(Price(ticks: .max), Price(ticks: .max)).ticks == .max)
    #expect(Price.middle(Price(ticks: .min), Price(ticks: .min)).ticks == .min)
    #expect(Price.middle(Price(ticks: .min), Price(ticks: .max)).ticks == -1)
    var random = SplitMix64(seed: 2)
    for _ in 0..<2000 {
      let first = Int64.random(in: -1_000_000...1_000_000, using: &random)
      let second = Int64.random(in: -1_000_000...1_000_000, using: &random)
      let middle = Price.middle(Price(ticks: first), Price(ticks: second)).ticks
      #expect(middle == Int64((Double(first + second) / 2).rounded(.down)))
    }
  }

  @Test func sumsStopAtTheEnds() {
    #expect(Price(ticks: .max) + Price(ticks: 1) == Price(ticks: .max))
    #expect(Price(ticks: .min) - Price(ticks: 1) == Price(ticks: .min))
    #expect(Price(ticks: 5) - Price(ticks: 7) == Price(ticks: -2))
    #expect(Price(ticks: -3) < Price(ticks: 2))
  }
}
