import BullionAlarms
import BullionMarket
import BullionMonitor
import Testing

private func words(
  _ metric: String, _ condition: AlarmRule.Condition, _ limit: Double, deadband: Double? = nil
) -> String? {
  guard let known = Metric(name: metric) else { return "no metric" }
  var rule = MetricProfile(known, limit: limit)
    .rule(id: "a", metric: known, condition: condition, limit: limit)
  if let deadband { rule.deadband = deadband } else { rule.fitDeadband() }
  return rule.impossibility
}

@Test(
  "What can never hold is said",
  arguments: [
    ("rsi.gold.1m", AlarmRule.Condition.atOrAbove, 150.0, "never above 100"),
    ("rsi.silver.1h", .atOrBelow, -1, "never below 0"), ("ratio", .atOrBelow, -5, "never below 0"),
    ("ratio", .atOrBelow, 0, "never below 0"), ("price.gold", .atOrBelow, 0, "never below 0"),
    ("drawdown.gold.day", .atOrAbove, 5, "never above 0"),
    ("drawdown.gold.day", .atOrBelow, -120, "never below -100"), ("correlation", .atOrAbove, 1.5, "never"),
    ("ratio.percentile", .atOrAbove, 101, "never"), ("feed.stale", .atOrAbove, 2, "never"),
    ("volatility.gold", .atOrBelow, -3, "never"), ("gain.gold.day", .atOrBelow, -101, "never"),
  ])
func neverHolds(_ metric: String, _ condition: AlarmRule.Condition, _ limit: Double, _ text: String) {
  #expect(words(metric, condition, limit)?.contains("can never hold") == true)
  #expect(words(metric, condition, limit)?.contains(text) == true)
}

@Test(
  "What always holds is said",
  arguments: [
    ("drawdown.gold.day", AlarmRule.Condition.atOrBelow, 5.0), ("drawdown.silver.all", .atOrBelow, 0),
    ("price.gold", .atOrAbove, 0), ("price.silver", .atOrAbove, -3), ("ratio", .atOrAbove, 0),
    ("rsi.gold.1m", .atOrAbove, 0), ("rsi.gold.1m", .atOrBelow, 100), ("feed.stale.gold", .atOrBelow, 1),
    ("correlation", .atOrBelow, 1), ("feed.quality", .atOrAbove, -1),
  ])
func alwaysHolds(_ metric: String, _ condition: AlarmRule.Condition, _ limit: Double) {
  #expect(words(metric, condition, limit)?.contains("always holds") == true)
}

@Test func aDeadbandBeyondTheEndIsSaid() {
  #expect(words("rsi.gold.1m", .atOrAbove, 70, deadband: 80)?.contains("never be over") == true)
  #expect(words("drawdown.gold.day", .atOrBelow, -10, deadband: 12)?.contains("never be over") == true)
  #expect(words("rsi.gold.1m", .atOrAbove, 70, deadband: 69) == nil)
}

@Test(
  "What can be raised and cleared is taken",
  arguments: [
    ("rsi.gold.1m", AlarmRule.Condition.atOrAbove, 100.0), ("rsi.gold.1m", .atOrAbove, 3),
    ("rsi.gold.1m", .atOrBelow, 30), ("rsi.gold.1m", .atOrBelow, 98), ("drawdown.gold.day", .atOrBelow, -0.1),
    ("price.gold", .atOrAbove, 6_000), ("price.silver", .atOrBelow, 0.01), ("change.gold", .atOrBelow, -2),
    ("change.gold", .atOrAbove, 0), ("ratio.zscore", .atOrBelow, -2), ("correlation", .atOrBelow, -0.5),
    ("correlation", .atOrAbove, 0.99), ("feed.failovers", .atOrAbove, 5), ("feed.stale", .atOrAbove, 1),
  ])
func possible(_ metric: String, _ condition: AlarmRule.Condition, _ limit: Double) {
  #expect(words(metric, condition, limit) == nil)
}

@Test("Every rule that comes with the program is possible", arguments: AlarmRule.defaults)
func defaultsArePossible(_ rule: AlarmRule) { #expect(rule.impossibility == nil) }
