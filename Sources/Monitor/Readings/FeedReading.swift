import BullionMarket

/// The feed as a whole.
public struct FeedReading: Sendable, Equatable {
  /// What the feed is doing, in one word.
  public enum State: String, Sendable {
    /// No price since the start; history does not count.
    case starting
    /// Prices come in.
    case live
    /// Prices have stopped coming while the market is open.
    case stale
    /// The market is closed.
    case closed
    /// There is no more input.
    case ended
    /// The connection is lost, as the owner says.
    case down
  }
  /// As the user wrote it.
  public var name: String
  /// Demo, replay or live.
  public var mode: FeedMode
  /// Ended and down go before what the prices say; one stale metal makes the feed stale.
  public var state: State
  /// What was not taken since the start, by reason.
  public var refused: RefusalCounts
  /// Percent refused of what came within the last minute (the metric `feed.quality`); nil for fewer than twenty.
  public var refusedPercent: Double?
  /// Seconds by which the local clock lags behind the feed's, negative where it is ahead; nil while they agree.
  public var clockOffset: Double?
  /// The source whose prices are shown; nil for feeds without sources, and before the first price.
  public var source: String?
  /// What exactly its prices are the prices of; nil when `source` is.
  public var kind: PriceKind?
}
