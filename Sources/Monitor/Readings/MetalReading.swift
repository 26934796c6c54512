import BullionAnalytics
import BullionMarket

/// One metal.
public struct MetalReading: Sendable, Equatable {
  /// Which metal it is.
  public var instrument: Instrument
  /// Of the last accepted quote; nil when its source gives one price only, and before the first.
  public var bid: Price?
  /// Of the last accepted quote; nil when its source gives one price only, and before the first.
  public var ask: Price?
  /// The last accepted mid; nil before the first.
  public var mid: Price?
  /// The event time of the last accepted price; nil before the first.
  public var time: Timestamp?
  /// Seconds since the last price was received; nil before the first.
  public var age: Double?
  /// Whether the price can be relied on now.
  public var quality: Quality
  /// Whether the price is older than three of the feed's usual gaps: not stale yet, and no longer fresh.
  public var isLate: Bool
  /// Against the last mid before 17:00 New York of the previous trade date.
  public var change: ChangeReading
  /// Highest mid of the trade date; nil before its first price.
  public var high: Price?
  /// Lowest mid of the trade date; nil before its first price.
  public var low: Price?
  /// From when on `high` and `low` are known, when that is later than the opening.
  public var rangeSince: Timestamp?
  /// In percent, over the windows of the calendar.
  public var gains: WindowReadings
  /// The times of the prices that gains are against, where these are much older than the window: they lie before a
  /// hole.
  public var gainsSince: [GainWindow: Timestamp]
  /// The RSI of closed one-minute bars.
  public var relativeStrength: RelativeStrengthReading
  /// Those of closed one-minute bars.
  public var indicators: ClosedBarIndicators
  /// Of daily closes, for a year.
  public var volatility: VolatilityReading
  /// The fall from each anchor.
  public var drawdowns: DrawdownReadings
  /// 1 / the deepest drawdown of the last 30 days; nil without a fall, and until the 30 days are known as for
  /// `drawdowns`.
  public var survivableLeverage: Double?
  /// The deepest drawdown of the last 30 days in percent, not positive; nil until they are known.
  public var deepestDrawdown: Double?

  /// Ask less bid; nil without both.
  public var spread: Price? {
    guard let bid, let ask else { return nil }
    return ask - bid
  }
}
