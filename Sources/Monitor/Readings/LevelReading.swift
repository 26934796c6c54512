import BullionMarket

/// A price line that is watched, and the time spent above it.
public struct LevelReading: Sendable, Equatable {
  /// On which side of the level the price is.
  public enum Side: String, Sendable {
    /// At the level or above it.
    case above
    /// Below the level.
    case below
  }
  /// As the settings call it.
  public var name: String
  /// Whose price is held against it.
  public var instrument: Instrument
  /// Where the line lies.
  public var value: Price
  /// Nil before the first price.
  public var side: Side?
  /// When the price came to this side; the first price seen when it never crossed.
  public var since: Timestamp?
  /// Whether it was seen to come to this side; if not, it may have been there before `since`.
  public var hasCrossed: Bool
  /// Seconds of market time at or above the level, over all that was seen.
  public var secondsBeyond: Double
}
