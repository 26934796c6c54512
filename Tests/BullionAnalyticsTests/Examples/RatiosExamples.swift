import BullionAnalytics
import BullionMarket
import Testing

/// The examples of the documentation, run.
@Suite final class RatiosExamples: ExampleOutput {
  @Test func goldSilverRatio() throws {
    let noon = Timestamp(2026, 1, 23, 12, 0)
    let gold = Quote(instrument: .gold, time: noon, price: Price(ticks: 5_000_000_000))
    let silver = Quote(instrument: .silver, time: noon, price: Price(ticks: 100_000_000))
    if let ratio = GoldSilverRatio(gold: gold, silver: silver) { print(ratio.value) }
    try check("Ratios/GoldSilverRatio")
  }

  @Test func ratioBand() throws {
    if let band = RatioBand(ratio: 48) { print(band.rawValue) }
    try check("Ratios/RatioBand")
  }

  @Test func priceMove() throws {
    if let move = PriceMove(from: 80.0, to: 100.0) { print(move.absolute, move.percent) }
    try check("Ratios/PriceMove")
  }

  @Test func elasticityOfSilver() throws {
    if let gold = PriceMove(from: 5000.0, to: 5050.0), let silver = PriceMove(from: 100.0, to: 103.0),
      let ratio = elasticity(of: silver, relativeTo: gold)
    {
      print(NumberText.fixed(ratio, decimals: 2))
    }
    try check("Ratios/Elasticity")
  }

  @Test func accelerationOfSilver() throws {
    let gold = PriceMove(from: 5000.0, to: 5050.0)
    let silver = PriceMove(from: 100.0, to: 106.0)
    if let isRunning = acceleration(silverDayChange: silver, goldDayChange: gold) { print(isRunning) }
    try check("Ratios/Acceleration")
  }

  @Test func tandemOfTwo() throws {
    let gold = PriceMove(from: 5000.0, to: 5050.0)
    let silver = PriceMove(from: 100.0, to: 103.0)
    if let both = tandem(correlation: 0.8, goldDayGain: gold, silverDayGain: silver) { print(both) }
    try check("Ratios/Tandem")
  }
}
