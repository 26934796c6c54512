import BullionAnalytics
import BullionMarket
import Testing

/// The examples of the documentation, run.
@Suite final class VolatilityExamples: ExampleOutput {
  @Test func trueRange() throws {
    var range = TrueRange()
    range.update((high: 5010, low: 4990, close: 5000))
    if let value = range.update((high: 5060, low: 5040, close: 5050)) { print(value) }
    try check("Volatility/TrueRange")
  }

  @Test func averageTrueRange() throws {
    var range = AverageTrueRange(period: 2)
    range.update((high: 5010, low: 4990, close: 5000))
    range.update((high: 5030, low: 5010, close: 5020))
    range.update((high: 5060, low: 5020, close: 5040))
    if let mean = range.value { print(mean) }
    try check("Volatility/AverageTrueRange")
  }

  @Test func realisedVolatility() throws {
    var volatility = RealisedVolatility(window: 4)
    for dayReturn in [0.01, -0.01, 0.02, -0.02] { volatility.update(dayReturn) }
    if let year = volatility.annualised(.tradingDays) { print(NumberText.fixed(year, decimals: 4)) }
    try check("Volatility/RealisedVolatility")
  }

  @Test func bollingerBands() throws {
    var bands = BollingerBands(period: 4, width: 2)
    for close in [98.0, 98, 102, 102] { bands.update(close) }
    if let now = bands.value { print(now.lower, now.middle, now.upper) }
    try check("Volatility/BollingerBands")
  }
}
