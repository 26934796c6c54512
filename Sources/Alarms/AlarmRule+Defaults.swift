import BullionMarket

extension AlarmRule {
  /// The rules that are watched without any configuration.
  ///
  /// Limits are the ones the market's own story names; deadbands and delays are the defaults of process alarms
  /// carried over: a price level 0.02 % and 10 s, a percent move a tenth of its threshold and 5 s, an RSI two
  /// points at the bar's close, the ratio 0.25 with 30 s and 60 s. An acknowledged alarm of priority 1 is announced
  /// again every 30 minutes while it stands.
  public static var defaults: [AlarmRule] {
    Instrument.allCases.map(overbought) + ratioRules
      + [
        priceLevel("gold-floor", .gold, .atOrBelow, 5_000, message: "gold falls through its 5,000 floor"),
        priceLevel("silver-line-up", .silver, .atOrAbove, 100, message: "silver crosses the 100 line upward"),
        priceLevel(
          "silver-line-down", .silver, .atOrBelow, 100, message: "silver falls back through the 100 line"),
      ]
      + Instrument.allCases.flatMap { metal in [10, 20].map { drawdown(metal, percent: $0) } }
      + [acceleration] + feedRules
  }

  private static func overbought(_ metal: Instrument) -> AlarmRule {
    var rule = AlarmRule(
      id: "rsi-\(metal.name)", metric: "rsi.\(metal.name).1m", condition: .atOrAbove, limit: 70)
    rule.deadband = 2
    rule.evaluation = .barClose
    rule.subject = "\(metal.name) RSI(14)"
    rule.message = "\(metal.name) RSI(14) overbought"
    rule.decimals = 1
    rule.labels = [metal.name]
    return rule
  }

  private static var ratioRules: [AlarmRule] {
    var rebound = ratio("ratio-rebound", .atOrAbove, 60, message: "gold/silver ratio rebounds to 60")
    rebound.mode = .crossing
    rebound.priority = 3
    var extreme = ratio("ratio-extreme", .atOrAbove, 100, message: "gold/silver ratio extremely high")
    extreme.priority = 1
    extreme.reAlarm = reAlarmOfFirstPriority
    return [
      ratio("ratio-low", .atOrBelow, 50, message: "gold/silver ratio low: silver outperforms"),
      rebound,
      ratio("ratio-high", .atOrAbove, 80, message: "gold/silver ratio high: silver lags"),
      extreme,
    ]
  }

  private static func ratio(
    _ id: String, _ condition: Condition, _ limit: Double, message: String
  ) -> AlarmRule {
    var rule = AlarmRule(id: id, metric: "ratio", condition: condition, limit: limit)
    rule.deadband = 0.25
    rule.onDelay = 30_000
    rule.offDelay = 60_000
    rule.subject = "ratio"
    rule.message = message
    rule.labels = Instrument.allCases.map(\.name)
    return rule
  }

  private static func priceLevel(
    _ id: String, _ metal: Instrument, _ condition: Condition, _ limit: Double, message: String
  ) -> AlarmRule {
    var rule = AlarmRule(id: id, metric: "price.\(metal.name)", condition: condition, limit: limit)
    // Whole ticks, so that clearing is as exact as raising.
    rule.deadband = max(5 * metal.tickSize.dollars, Price(dollars: limit * 0.0002)?.dollars ?? 0)
    rule.offDelay = 10_000
    rule.mode = .crossing
    rule.priority = 1
    rule.reAlarm = reAlarmOfFirstPriority
    rule.subject = metal.name
    rule.message = message
    rule.decimals = metal.displayDecimals
    rule.labels = [metal.name]
    return rule
  }

  private static func drawdown(_ metal: Instrument, percent: Int) -> AlarmRule {
    var rule = AlarmRule(
      id: "drawdown-\(metal.name)-\(percent)", metric: "drawdown.\(metal.name).day",
      condition: .atOrBelow, limit: -Double(percent))
    rule.deadband = Double(percent) / 10
    rule.onDelay = 5_000
    rule.subject = "\(metal.name) drawdown"
    rule.message = "\(metal.name) \(percent) % below its 24-hour high"
    rule.decimals = 1
    rule.unit = "%"
    rule.labels = [metal.name]
    return rule
  }

  private static var acceleration: AlarmRule {
    var rule = flag("acceleration", "acceleration", message: "silver outruns gold five to one")
    rule.onDelay = 5_000
    rule.offDelay = 60_000
    rule.labels = Instrument.allCases.map(\.name)
    return rule
  }

  /// One alarm when every feed is silent, and one for each metal when the other still comes. Those wait two
  /// seconds, so that a total loss is told first and explains them.
  private static var feedRules: [AlarmRule] {
    let names = Instrument.allCases.map(\.name)
    var total = flag("feed-stale", "feed.stale", message: "no fresh prices: the feed is silent")
    total.inhibits = names
    // Held until the metals are back one by one, or the last of them would be announced when all is over.
    total.offDelay = 5_000
    var rules = [total]
    for name in names {
      var rule = flag("feed-stale-\(name)", "feed.stale.\(name)", message: "no fresh \(name) price")
      rule.onDelay = 2_000
      rule.labels = [name]
      rule.inhibits = [name]
      rules.append(rule)
    }
    for index in rules.indices {
      rules[index].priority = 1
      rules[index].reAlarm = reAlarmOfFirstPriority
    }
    return rules + [failover, refusals]
  }

  private static var failover: AlarmRule {
    var rule = flag(
      "feed-failover", "feed.failovers", message: "another source is shown: the one before failed")
    rule.priority = 3
    return rule
  }

  private static var refusals: AlarmRule {
    var rule = AlarmRule(id: "feed-quality", metric: "feed.quality", condition: .atOrAbove, limit: 20)
    rule.deadband = 2
    rule.onDelay = 5_000
    rule.subject = "refused quotes"
    rule.message = "a fifth of the feed's quotes had to be refused"
    rule.decimals = 0
    rule.unit = "%"
    return rule
  }

  /// A rule on a reading that is 1 while something holds, and 0 otherwise.
  private static func flag(_ id: String, _ metric: String, message: String) -> AlarmRule {
    var rule = AlarmRule(id: id, metric: metric, condition: .atOrAbove, limit: 1)
    rule.message = message
    rule.decimals = 0
    return rule
  }

  private static let reAlarmOfFirstPriority: Int64 = 1_800_000
}
