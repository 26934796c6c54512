/// The limits of a `QuoteFilter`. Engineering choices, not market facts: one hundredth of a percent is one basis
/// point, times are in milliseconds.
public struct QuoteFilterSettings: Sendable, Hashable, Codable {
  /// Accepted quotes whose mids, spreads and gaps are remembered.
  public var window = 50
  /// Quotes needed before spreads and small jumps are judged.
  public var warmUp = 20
  /// A price may lie so many median absolute deviations from the median of the window …
  public var softDeviations = 10
  /// … and in any case so far, before it is a soft jump: 0.3 %.
  public var softBasisPoints = 30
  /// Further than this from the last price is a hard jump: 10 %, the width of the exchange's own circuit breaker.
  public var hardBasisPoints = 1000
  /// Quotes that have to agree before a jump is taken for the new level …
  public var confirmations = 3
  /// … to within this: 0.1 % …
  public var confirmBasisPoints = 10
  /// … inside this time, or three times the median gap between quotes when that is longer.
  public var confirmTime: Int64 = 10_000
  /// Quotes in a row beyond the limits on the same side that are taken for the new level although they do not agree:
  /// a market in free fall never quotes one price three times. Where quotes come `gap` or more apart,
  /// `confirmations` in a row suffice.
  public var forcedConfirmations = 6
  /// A spread beyond so many median spreads is refused.
  public var wideSpreads = 50
  /// A quote may be dated so far past its arrival.
  public var futureTolerance: Int64 = 2000
  /// A longer time without an accepted quote is a silence: the first one after it is held against the last price
  /// only.
  public var gap: Int64 = 60_000
  /// A quote dated further past the last one than this, 32 days, and than twenty median gaps is not believed before
  /// another quote follows it.
  public var leap: Int64 = 32 * Timestamp.millisecondsPerDay
  /// Late quotes in a row, each dated no earlier than the one before, that are a clock which was set back.
  public var setBackRun = 20
  /// Arrivals from which the difference between the clocks is estimated.
  public var clockWindow = 20
  /// Arrivals needed before it is.
  public var clockWarmUp = 5

  /// The limits of the documentation.
  public init() {}
}
