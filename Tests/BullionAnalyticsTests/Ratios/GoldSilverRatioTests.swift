import BullionAnalytics
import BullionMarket
import Testing

@Suite struct GoldSilverRatioTests {
  private let noon = Timestamp(2026, 1, 23, 12)

  private func quote(_ instrument: Instrument, _ bid: Double, _ ask: Double, late: Int64 = 0) throws -> Quote
  {
    Quote(
      instrument: instrument, time: noon.advanced(byMilliseconds: late),
      bid: try #require(Price(dollars: bid)), ask: try #require(Price(dollars: ask)))
  }

  @Test func crossesTheSpreads() throws {
    let gold = try quote(.gold, 5000, 5002)
    let silver = try quote(.silver, 99.9, 100.1, late: 2500)
    let ratio = try #require(GoldSilverRatio(gold: gold, silver: silver))
    #expect(ratio.value == 50.01)
    #expect(abs((ratio.bid ?? 0) - 5000 / 100.1) < 1e-12 && abs((ratio.ask ?? 0) - 5002 / 99.9) < 1e-12)
    #expect(ratio.skew == 2.5)
    let (below, above) = (try #require(ratio.bid), try #require(ratio.ask))
    #expect(below < ratio.value && ratio.value < above)
  }

  @Test func singlePricesHaveNoSpread() throws {
    let gold = Quote(instrument: .gold, time: noon, price: Price(ticks: 5_000_000_000))
    let silver = Quote(instrument: .silver, time: noon, price: Price(ticks: 100_000_000))
    let ratio = try #require(GoldSilverRatio(gold: gold, silver: silver))
    #expect(ratio.value == 50 && ratio.bid == nil && ratio.ask == nil && ratio.skew == 0)
  }

  @Test(arguments: [0, -1, Int64.min])
  func noPriceNoRatio(ticks: Int64) {
    let good = Quote(instrument: .gold, time: noon, price: Price(ticks: 1))
    let bad = Quote(instrument: .silver, time: noon, price: Price(ticks: ticks))
    #expect(GoldSilverRatio(gold: good, silver: bad) == nil)
    #expect(GoldSilverRatio(gold: bad, silver: good) == nil)
  }

  @Test func timesOutsideHistory() {
    let never = Quote(instrument: .gold, time: Timestamp(milliseconds: .min), price: Price(ticks: 1))
    #expect(GoldSilverRatio(gold: never, silver: never) == nil)
  }
}
