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

@Test(
  "What is 1 or 0 is not watched from above",
  arguments: ["feed.stale", "feed.stale.gold", "feed.stale.silver", "acceleration"])
func yesOrNo(_ metric: String) {
  for limit in [0, 0.5] { #expect(words(metric, .atOrBelow, limit)?.contains("raised above") == true) }
  for limit in [0.5, 1] { #expect(words(metric, .atOrAbove, limit) == nil) }
}

@Test(
  "A limit that no price of these years comes near is said",
  arguments: [
    ("price.gold", AlarmRule.Condition.atOrAbove, 1.0, "always"),
    ("price.gold", .atOrBelow, 100_000, "always"),
    ("price.gold", .atOrAbove, 1_000_000, "never"), ("price.gold", .atOrBelow, 4, "never"),
    ("price.silver", .atOrAbove, 0.1, "always"), ("price.silver", .atOrAbove, 50_000, "never"),
    ("ratio", .atOrBelow, 0.0001, "never"), ("ratio", .atOrAbove, 2, "always"),
    ("ratio", .atOrAbove, 900, "never"),
    ("price.gold", .atOrAbove, 6_000, ""), ("price.gold", .atOrBelow, 2_000, ""),
    ("price.silver", .atOrAbove, 300, ""),
    ("ratio", .atOrBelow, 14, ""), ("ratio", .atOrAbove, 126, ""), ("rsi.gold.1m", .atOrAbove, 3, ""),
  ])
func implausible(_ metric: String, _ condition: AlarmRule.Condition, _ limit: Double, _ words: String) throws
{
  let known = try #require(Metric(name: metric))
  let rule = MetricProfile(known, limit: limit).rule(
    id: "a", metric: known, condition: condition, limit: limit)
  let said = rule.implausibility(at: Timestamp(2026, 3, 1))
  #expect(said.map { $0.contains("would \(words) hold") } ?? words.isEmpty, "\(said ?? "nothing")")
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
