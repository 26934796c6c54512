import BullionAnalytics
import BullionMarket

/// Ounces of silver that buy one ounce of gold.
public struct RatioReading: Sendable, Equatable {
  /// Gold's mid over silver's; nil unless the worse leg is good or closed.
  public var value: Double?
  /// Gold bid / silver ask; nil without both.
  public var bid: Double?
  /// Gold ask / silver bid; nil without both.
  public var ask: Double?
  /// Seconds between the two legs.
  public var skew: Double?
  /// Where the value stands; nil without a value.
  public var band: RatioBand?
  /// Daily values that percentile and z-score look back on.
  public var window: Int
  /// Daily values that there are of them, the present one included; 0 without a ratio.
  public var observations: Int
  /// Midrank among the last daily values (252 unless set) and this one, 0 to 100; nil for fewer.
  public var percentile: Double?
  /// Standard deviations from the mean of the same values; nil below a full window.
  public var zscore: Double?
  /// The quality of the worse leg.
  public var quality: Quality

  /// Seconds of days that percentile and z-score could rest on; nil when they fill the window.
  public var coverage: Double? { BarInterval.oneDay.coverage(observations, of: window) }
}
