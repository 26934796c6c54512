import BullionMarket

/// What is watched, where the limit lies, and how patient and how loud the alarm is.
///
/// Values are `Double`, and comparisons with the limit are exact. A rule on a price takes dollars as
/// `Price.dollars` gives them: every multiple of a millionth of a dollar up to `Price.largestDollars` has its own
/// correctly rounded `Double`, in the same order, so comparing dollars decides exactly as comparing ticks does,
/// provided the limit has at most six decimals. The level at which the alarm clears is computed in ticks for the
/// same reason (`clearLevel`). A rule may also be written in ticks: whole numbers below 2^53 are exact.
public struct AlarmRule: Sendable, Hashable {
  /// On which side of the limit the alarm is; the limit itself belongs to the alarm.
  public enum Condition: String, Sendable, Hashable, CaseIterable {
    /// Beyond is at the limit or above it.
    case atOrAbove
    /// Beyond is at the limit or below it.
    case atOrBelow
  }

  /// Whether being beyond the limit is enough, or the limit must have been crossed while it was watched.
  public enum Mode: String, Sendable, Hashable, CaseIterable {
    /// Raises whenever the value is beyond the limit, also at the very first sample.
    case level
    /// Does not raise when the very first sample is beyond the limit; arms once the value was clear of it.
    case crossing
  }

  /// Which values the owner samples; the state machine itself does not distinguish them.
  public enum Evaluation: String, Sendable, Hashable, CaseIterable {
    /// Every new value.
    case tick
    /// Closed bars only: an unfinished bar's indicator never raises an alarm.
    case barClose
  }

  /// Kebab-case and unique among all rules: `rsi-silver`.
  public var id: String
  /// The reading that is watched, dotted, instrument before the interval or window: `rsi.silver.1m`, `ratio`.
  public var metric: String
  /// On which side of the limit the alarm is.
  public var condition: Condition
  /// In units of the metric: dollars, percent, RSI points.
  public var limit: Double
  /// How far the value must come back from the limit to clear; 0 means that leaving the limit is enough.
  public var deadband: Double = 0
  /// Milliseconds for which the value must stay beyond the limit before the alarm is raised.
  public var onDelay: Int64 = 0
  /// Milliseconds for which a raised alarm is held after the value became clear.
  public var offDelay: Int64 = 0
  /// Whether being beyond the limit is enough, or it must be crossed.
  public var mode = Mode.level
  /// A latching alarm does not clear by itself: it is acknowledged and then reset.
  public var latching = false
  /// 1 needs action now, 2 soon, 3 is for information.
  public var priority = 2
  /// Milliseconds after which an acknowledged alarm that still stands is announced again; 0 is never.
  public var reAlarm: Int64 = 0
  /// Milliseconds without a sample after which the data count as stale; nil when only the owner can tell.
  public var staleAfter: Int64?
  /// Whether the rule has done its duty with one alarm: it is to be switched off when that is acknowledged or over.
  public var once = false
  /// When the rule ends: it raises nothing from then on, and is to be switched off. Nil for never.
  public var expires: Timestamp?
  /// Which values the owner samples.
  public var evaluation = Evaluation.tick
  /// The reading's name in the alarm line, before the value: `silver RSI(14)`. Empty for readings that are 0 or 1,
  /// whose line is the message alone.
  public var subject = ""
  /// What the alarm means, for the reader: `silver RSI(14) overbought`.
  public var message = ""
  /// Whether the message is its author's, who wants to read it where the alarm is shown, and not made from the limit.
  public var hasOwnMessage = false
  /// Decimals of the value in the alarm line.
  public var decimals = 2
  /// Written after every number: `%`; prices are in dollars and go without.
  public var unit = ""
  /// What the rule's data depend on (`gold`, `silver`), for inhibition.
  public var labels: [String] = []
  /// While this alarm is active, new alarms of other rules that carry one of these labels are masked.
  public var inhibits: [String] = []

  /// A rule with the defaults of its other fields; `problems` tells whether it can be used.
  ///
  /// - Parameters:
  ///   - id: kebab-case and unique among all rules.
  ///   - metric: the dotted name of the reading that is watched.
  ///   - condition: on which side of the limit the alarm is.
  ///   - limit: in units of the metric.
  public init(id: String, metric: String, condition: Condition, limit: Double) {
    self.id = id
    self.metric = metric
    self.condition = condition
    self.limit = limit
  }

  /// The value at which a raised alarm begins to clear: the limit less (or plus) the deadband.
  ///
  /// Where both are whole ticks, so is the result, without the rounding of a binary subtraction.
  public var clearLevel: Double {
    let signed = condition == .atOrAbove ? -deadband : deadband
    guard let limitPrice = Price(dollars: limit), limitPrice.dollars == limit,
      let step = Price(dollars: signed), step.dollars == signed
    else { return limit + signed }
    return (limitPrice + step).dollars
  }
}
