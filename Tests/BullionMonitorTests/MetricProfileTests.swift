import BullionAlarms
import BullionMarket
import BullionMonitor
import Testing

/// Every price has the deadband of its size, so that the noise of a market is one alarm at any level.
@Test(arguments: [(Instrument.gold, 5_000.0), (.gold, 4_250), (.silver, 100), (.silver, 31.5)])
func deadbandOfAPriceIsAShareOfTheLevel(instrument: Instrument, level: Double) {
  let profile = MetricProfile(.price(instrument), limit: level)
  #expect(abs(profile.deadband - level * 0.0025) < 0.000_001)
  // Raising is never late: only the end of an alarm waits.
  #expect(profile.onDelay == 0)
}

@Test func percentagesOfAPriceHaveAtLeastItsDeadband() {
  #expect(MetricProfile(.drawdown(.gold, .day), limit: -10).deadband == 1)
  #expect(MetricProfile(.drawdown(.gold, .day), limit: -1).deadband == 0.25)
  #expect(MetricProfile(.change(.silver), limit: 0.5).deadband == 0.25)
  #expect(MetricProfile(.gain(.silver, .week), limit: 5).deadband == 0.5)
}

@Test(arguments: [40.0, 50, 60, 80, 100]) func deadbandOfTheRatioIsAShareOfIt(limit: Double) {
  #expect(abs(MetricProfile(.ratio, limit: limit).deadband - limit * 0.005) < 1e-9)
}

@Test func aRuleIsCompleteAndSaysWhatItIs() {
  let metric = Metric.price(.silver)
  let rule = MetricProfile(metric, limit: 90)
    .rule(id: "silver-90", metric: metric, condition: .atOrBelow, limit: 90)
  #expect(rule.problems == [])
  #expect(rule.message == "silver at or below 90")
  #expect(rule.clearLevel == 90.225)
  #expect(rule.labels == ["silver"])
}
