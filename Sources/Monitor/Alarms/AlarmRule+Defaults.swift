import BullionAlarms
import BullionMarket

extension AlarmRule {
  /// The rules that are watched without any configuration.
  ///
  /// Limits are the ones the market's own story names; deadbands, delays and words are those of `MetricProfile`. An
  /// acknowledged alarm of priority 1 is announced again every 30 minutes while it stands.
  public static var defaults: [AlarmRule] {
    Instrument.allCases.map(overbought) + ratioRules + priceLevels
      + Instrument.allCases.flatMap { metal in [10, 20].map { drawdown(metal, percent: $0) } }
      + [suited("acceleration", .acceleration, .atOrAbove, 1)] + feedRules
  }

  private static let reAlarmOfFirstPriority: Int64 = 1_800_000

  private static func suited(
    _ id: String, _ metric: Metric, _ condition: Condition, _ limit: Double, _ message: String? = nil
  ) -> AlarmRule {
    var rule = MetricProfile(metric, limit: limit)
      .rule(id: id, metric: metric, condition: condition, limit: limit)
    rule.message = message ?? rule.message
    return rule
  }

  private static func overbought(_ metal: Instrument) -> AlarmRule {
    suited(
      "rsi-\(metal.name)", .relativeStrengthIndex(metal, .oneMinute), .atOrAbove,
      MonitorSettings.usualOverbought,
      "\(metal.name) RSI(14) overbought")
  }

  private static var ratioRules: [AlarmRule] {
    var rebound = suited(
      "ratio-rebound", .ratio, .atOrAbove, 60, "gold/silver ratio rebounds to 60")
    rebound.mode = .crossing
    rebound.priority = 3
    var extreme = suited("ratio-extreme", .ratio, .atOrAbove, 100, "gold/silver ratio extremely high")
    extreme.beGravest()
    return [
      suited("ratio-low", .ratio, .atOrBelow, 50, "gold/silver ratio low: silver outperforms"), rebound,
      suited("ratio-high", .ratio, .atOrAbove, 80, "gold/silver ratio high: silver lags"), extreme,
    ]
  }

  private static var priceLevels: [AlarmRule] {
    let rules = [
      suited("gold-floor", .price(.gold), .atOrBelow, 5_000, "gold falls through its 5,000 floor"),
      suited(
        "silver-line-up", .price(.silver), .atOrAbove, 100, "silver crosses the 100 line upward"),
      suited(
        "silver-line-down", .price(.silver), .atOrBelow, 100,
        "silver falls back through the 100 line"),
    ]
    return rules.map { rule in
      var rule = rule
      rule.mode = .crossing
      rule.beGravest()
      return rule
    }
  }

  private static func drawdown(_ metal: Instrument, percent: Int) -> AlarmRule {
    suited(
      "drawdown-\(metal.name)-\(percent)", .drawdown(metal, .day), .atOrBelow, -Double(percent),
      "\(metal.name) \(percent) % below its 24-hour high")
  }

  /// One alarm when every feed is silent, and one for each metal when the other still comes.
  private static var feedRules: [AlarmRule] {
    var total = suited("feed-stale", .allFeedsStale, .atOrAbove, 1)
    total.inhibits = Instrument.allCases.map(\.name)
    total.beGravest()
    let metals = Instrument.allCases.map { metal in
      var rule = suited("feed-stale-\(metal.name)", .feedStale(metal), .atOrAbove, 1)
      rule.inhibits = [metal.name]
      rule.beGravest()
      return rule
    }
    var failover = suited("feed-failover", .feedFailovers, .atOrAbove, 1)
    failover.priority = 3
    let refusals = suited(
      "feed-quality", .feedQuality, .atOrAbove, 20, "a fifth of the feed's quotes had to be refused")
    return [total] + metals + [failover, refusals]
  }

  private mutating func beGravest() {
    priority = 1
    reAlarm = Self.reAlarmOfFirstPriority
  }
}
