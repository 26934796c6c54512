import BullionAnalytics
import BullionMarket

/// Realised volatility of daily closes, annualised with 252 trading days.
struct DailyVolatility: Sendable {
  private var logReturn = LogReturn()
  private var realised: RealisedVolatility

  init(window: Int) {
    realised = RealisedVolatility(window: window)
  }

  mutating func add(close: Price) {
    if let change = logReturn.update(close.dollars) { realised.update(change) }
  }

  var reading: VolatilityReading {
    VolatilityReading(
      percent: realised.annualised(.tradingDays).map { $0 * 100 },
      convention: Annualisation.tradingDays.rawValue)
  }
}
