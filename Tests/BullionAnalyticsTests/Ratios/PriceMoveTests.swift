import BullionAnalytics
import BullionMarket
import Testing

@Suite struct PriceMoveTests {
  @Test func saysTheMoveInEveryUnit() throws {
    let move = try #require(PriceMove(from: Price(ticks: 80_000_000), to: Price(ticks: 100_000_000)))
    #expect(move.absolute == 20 && move.fraction == 0.25 && move.percent == 25)
    #expect(abs(move.logarithm - 0.22314355131420976) < 1e-16)
    let fall = try #require(PriceMove(from: 121, to: 64))
    #expect(abs(fall.percent + 47.107438) < 1e-6 && fall.absolute == -57)
  }

  @Test(arguments: [0, -1, Double.nan, .infinity, 1e200])
  func whatIsNoPriceIsNoMove(price: Double) {
    #expect(PriceMove(from: price, to: 1) == nil)
    #expect(PriceMove(from: 1, to: price) == nil)
  }
}
