import BullionAnalytics
import BullionMarket

/// Realised volatility of daily closes, annualised with 252 trading days.
struct DailyVolatility: Sendable, Equatable {
  private var logReturn = LogReturn()
  private var realised: RealisedVolatility
  private let window: Int
  private var last: Timestamp?
  /// Log returns that the window holds.
  private var observations = 0

  init(window: Int) {
    self.window = window
    realised = RealisedVolatility(window: window)
  }

  /// Takes a day's close. A move over a hole is not that of a day: behind one everything begins anew.
  mutating func add(close: Price, at start: Timestamp) {
    if let last, DailyHole.lies(between: last, and: start) {
      logReturn.restart()
      realised = RealisedVolatility(window: window)
      observations = 0
    }
    last = start
    guard let change = logReturn.update(close.dollars) else { return }
    realised.update(change)
    observations = min(observations + 1, window)
  }

  var reading: VolatilityReading {
    VolatilityReading(
      percent: realised.annualised(.tradingDays).map { $0 * 100 },
      window: window, observations: observations,
      convention: "\(window) d, a year of \(Int(Annualisation.tradingDays.periodsPerYear)) d")
  }
}
