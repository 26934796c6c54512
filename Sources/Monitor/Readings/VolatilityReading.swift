import BullionMarket

/// Realised volatility of daily closes.
public struct VolatilityReading: Sendable, Equatable {
  /// Annualised, in percent.
  public var percent: Double?
  /// Daily log returns that it rests on when there are enough of them.
  public var window: Int
  /// Log returns that there are of them.
  public var observations: Int
  /// Days and factor, as they are printed: `20 d, a year of 252 d`.
  public var convention: String

  /// Seconds of days that there are returns of; nil when they fill the window.
  public var coverage: Double? { BarInterval.oneDay.coverage(observations, of: window) }
}
