import BullionAlarms
import BullionAnalytics
import BullionMarket
import BullionMonitor

/// What suits an alarm on a metric when its author does not say: how the reading is called, how patient the alarm
/// is, and on what data it depends.
///
/// The numbers are those of the rules that come with the program: a price level clears 0.02 % off its limit and is
/// held for 10 s, a percentage clears at nine tenths of its limit and waits 5 s, and so on.
struct MetricProfile {
  /// The reading's name; empty for readings that are 0 or 1.
  var subject: String
  var unit = ""
  var decimals = 2
  var labels: [String]
  var evaluation = AlarmRule.Evaluation.tick
  var deadband = 0.0
  var onDelay: Int64 = 0
  var offDelay: Int64 = 0
  /// What an alarm on a reading that is 0 or 1 says.
  private var meaning = ""

  /// - Parameters:
  ///   - limit: the deadbands of prices and percentages are parts of it.
  ///   - period: of the RSI.
  init(_ metric: Metric, limit: Double, period: Int = 14) {
    subject = ""
    labels = metric.instrument.map { [$0.name] } ?? Instrument.allCases.map(\.name)
    let metal = metric.instrument
    let name = metal?.name ?? ""
    switch metric {
    case .price:
      subject = name
      decimals = metal?.displayDecimals ?? 2
      // Whole ticks, so that clearing is as exact as raising.
      deadband = max(
        5 * (metal?.tickSize.dollars ?? 0), Price(dollars: limit.magnitude * 0.0002)?.dollars ?? 0)
      offDelay = 10_000
    case .change: setPercent("\(name) change", limit)
    case .gain(_, let window): setPercent("\(name) gain of the \(Self.words(window))", limit)
    case .relativeStrengthIndex(_, let interval):
      subject = "\(name) RSI(\(period))" + (interval == .oneMinute ? "" : " \(interval.rawValue)")
      decimals = 1
      evaluation = .barClose
      deadband = 2
    case .drawdown(_, let span):
      let span = span == .day ? "" : span == .month ? " of the month" : " of all history"
      setPercent("\(name) drawdown\(span)", limit)
      decimals = 1
    case .volatility:
      setSlow("\(name) volatility", limit)
      unit = "%"
      decimals = 1
    case .ratio: setRatio("ratio", deadband: 0.25)
    case .ratioPercentile:
      setRatio("ratio percentile", deadband: 1)
      decimals = 1
    case .ratioZScore: setRatio("ratio z-score", deadband: 0.1)
    case .beta: setSlow("silver beta", limit)
    case .correlation: setSlow("correlation", limit)
    case .elasticity(let window): setSlow("elasticity of the \(Self.words(window))", limit)
    case .acceleration:
      setFlag("silver outruns gold five to one")
      onDelay = 5_000
      offDelay = 60_000
    case .feedStale:
      setFlag("no fresh \(name) price")
      onDelay = 2_000
    case .allFeedsStale:
      setFlag("no fresh prices: the feed is silent")
      offDelay = 5_000
      labels = []
    case .feedFailovers:
      setFlag("another source is shown: the one before failed")
      labels = []
    case .feedQuality:
      setPercent("refused quotes", limit)
      decimals = 0
      labels = []
    }
  }

  /// What the alarm means, in words: `gold at or above 5,500`.
  func message(_ condition: AlarmRule.Condition, limit: Double) -> String {
    guard meaning.isEmpty else { return meaning }
    let side = condition == .atOrAbove ? "at or above" : "at or below"
    return "\(subject) \(side) \(NumberText.shortest(limit, grouping: true))\(unit.isEmpty ? "" : " " + unit)"
  }

  /// A rule with everything that suits its metric.
  func rule(id: String, metric: Metric, condition: AlarmRule.Condition, limit: Double) -> AlarmRule {
    var rule = AlarmRule(id: id, metric: metric.name, condition: condition, limit: limit)
    apply(to: &rule)
    rule.message = message(condition, limit: limit)
    return rule
  }

  /// Makes a rule suit this metric; identity, limit, priority and message stay.
  func apply(to rule: inout AlarmRule) {
    rule.subject = subject
    rule.unit = unit
    rule.decimals = decimals
    rule.labels = labels
    rule.evaluation = evaluation
    rule.deadband = deadband
    rule.onDelay = onDelay
    rule.offDelay = offDelay
  }

  private mutating func setPercent(_ name: String, _ limit: Double) {
    subject = name
    unit = "%"
    deadband = limit.magnitude / 10
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
    decimals = 0
  }

  private static func words(_ window: GainWindow) -> String {
    window == .yearToDate ? "year to date" : window.rawValue
  }
}
