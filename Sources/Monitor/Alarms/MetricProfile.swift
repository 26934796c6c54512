import BullionAlarms
import BullionAnalytics
import BullionMarket

/// What suits an alarm on a metric when its author does not say: how the reading is called, how patient the alarm
/// is, and on what data it depends.
///
/// The only place of these numbers: the rules that come with the program are made of them, too. The deadbands are
/// chosen from the noise of a market (`Tests/AlarmNoise` prints the table that stands in the documentation of
/// `BullionAlarms`): a price must come back from its line by what an ordinary market wanders in half an hour, so that
/// one excursion is one alarm. They only decide when an alarm is over; the first crossing is told at once.
public struct MetricProfile: Sendable, Equatable {
  /// How far a price comes back from its line before the alarm is over, as a share of the line: 0.25 %.
  public static let priceDeadband = 0.0025
  /// The same for the gold/silver ratio: 0.5 %, since both metals move it.
  public static let ratioDeadband = 0.005
  /// The least deadband of a percentage of a price, in points: as for the price itself.
  public static let leastPercentDeadband = 0.25
  /// Points of an RSI.
  public static let strengthDeadband = 5.0

  /// The reading's name; empty for readings that are 0 or 1.
  public private(set) var subject: String
  /// Written after every number: `%`; empty for points and for prices, which are dollars an ounce.
  public private(set) var unit = ""
  /// Decimals of the reading.
  public private(set) var decimals = 2
  /// The metals that the reading rests on.
  public private(set) var labels: [String]
  /// Which values are sampled.
  public private(set) var evaluation = AlarmRule.Evaluation.tick
  /// In units of the metric.
  public private(set) var deadband = 0.0
  /// Milliseconds.
  public private(set) var onDelay: Int64 = 0
  /// Milliseconds.
  public private(set) var offDelay: Int64 = 0
  /// What the reading can be.
  private(set) var range = MetricRange()
  /// What an alarm on a reading that is 0 or 1 says.
  private var meaning = ""

  /// What suits a metric.
  ///
  /// - Parameters:
  ///   - metric: what is watched.
  ///   - limit: the deadbands of prices, ratios and percentages are parts of it.
  ///   - period: of the RSI.
  public init(_ metric: Metric, limit: Double, period: Int = 14) {
    subject = ""
    labels = metric.instrument.map { [$0.name] } ?? Instrument.allCases.map(\.name)
    let metal = metric.instrument
    let name = metal?.name ?? ""
    switch metric {
    case .price:
      subject = name
      range = .positive
      decimals = metal?.displayDecimals ?? 2
      // Whole ticks, so that clearing is as exact as raising.
      deadband = max(
        5 * (metal?.tickSize.dollars ?? 0),
        Price(dollars: limit.magnitude * Self.priceDeadband)?.dollars ?? 0)
      offDelay = 10_000
    case .change: setPercent("\(name) change", limit, .change)
    case .gain(_, let window): setPercent("\(name) gain of the \(Self.words(window))", limit, .change)
    case .relativeStrengthIndex(_, let interval):
      subject = "\(name) RSI(\(period))" + (interval == .oneMinute ? "" : " \(interval.rawValue)")
      decimals = 1
      range = .percentage
      evaluation = .barClose
      deadband = Self.strengthDeadband
    case .drawdown(_, let span):
      let span = span == .day ? "" : span == .month ? " of the month" : " of all history"
      setPercent(
        "\(name) drawdown\(span)", limit, MetricRange(lowest: -100, highest: 0, includesLowest: false))
      decimals = 1
    case .volatility:
      setSlow("\(name) volatility", limit)
      range = MetricRange(lowest: 0)
      unit = "%"
      decimals = 1
    case .ratio:
      setRatio("ratio", deadband: limit.magnitude * Self.ratioDeadband)
      range = .positive
    case .ratioPercentile:
      setRatio("ratio percentile", deadband: 1)
      range = .percentage
      unit = "%"
      decimals = 1
    case .ratioZScore: setRatio("ratio z-score", deadband: 0.1)
    case .beta: setSlow("silver beta", limit)
    case .correlation:
      setSlow("correlation", limit)
      range = MetricRange(lowest: -1, highest: 1)
    case .elasticity(let window): setSlow("elasticity of the \(Self.words(window))", limit)
    case .acceleration:
      setFlag("silver outruns gold five to one")
      onDelay = 5_000
      offDelay = 60_000
    case .feedStale:
      setFlag("no fresh \(name) price")
      // The loss of all metals is told first, and explains these.
      onDelay = 2_000
    case .allFeedsStale:
      setFlag("no fresh prices: the feed is silent")
      // Held until the metals are back one by one, or the last of them would be announced when all is over.
      offDelay = 5_000
      labels = []
    case .feedFailovers:
      setFlag("another source is shown: the one before failed")
      range = MetricRange(lowest: 0)
      labels = []
    case .feedQuality:
      setPercent("refused quotes", limit, .percentage)
      decimals = 0
      labels = []
    }
  }

  /// What the alarm means, in words: `gold at or above 5,500`.
  public func message(_ condition: AlarmRule.Condition, limit: Double) -> String {
    guard meaning.isEmpty else { return meaning }
    let side = condition == .atOrAbove ? "at or above" : "at or below"
    return "\(subject) \(side) \(NumberText.shortest(limit, grouping: true))\(unit.isEmpty ? "" : " " + unit)"
  }

  /// A rule with everything that suits its metric.
  public func rule(
    id: String, metric: Metric, condition: AlarmRule.Condition, limit: Double
  ) -> AlarmRule {
    var rule = AlarmRule(id: id, metric: metric.name, condition: condition, limit: limit)
    apply(to: &rule)
    rule.message = message(condition, limit: limit)
    return rule
  }

  /// Makes a rule suit this metric; identity, limit, priority and message stay.
  public func apply(to rule: inout AlarmRule) {
    rule.subject = subject
    rule.unit = unit
    rule.decimals = decimals
    rule.labels = labels
    rule.evaluation = evaluation
    rule.deadband = deadband
    rule.onDelay = onDelay
    rule.offDelay = offDelay
  }

  private mutating func setPercent(_ name: String, _ limit: Double, _ values: MetricRange) {
    subject = name
    range = values
    unit = "%"
    deadband = max(Self.leastPercentDeadband, limit.magnitude / 10)
    onDelay = 5_000
  }

  private mutating func setRatio(_ name: String, deadband width: Double) {
    subject = name
    deadband = width
    onDelay = 30_000
    offDelay = 60_000
  }

  private mutating func setSlow(_ name: String, _ limit: Double) {
    subject = name
    evaluation = .barClose
    deadband = limit.magnitude / 20
  }

  private mutating func setFlag(_ text: String) {
    meaning = text
    range = .yesOrNo
    decimals = 0
  }

  private static func words(_ window: GainWindow) -> String {
    window == .yearToDate ? "year to date" : window.rawValue
  }
}
