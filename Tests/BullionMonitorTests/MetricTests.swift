import BullionAlarms
import BullionMarket
import Testing

@testable import BullionMonitor

@Test func everyMetricHasItsOwnName() {
  let names = Metric.all.map(\.name)
  #expect(Set(names).count == names.count)
  for metric in Metric.all { #expect(Metric(name: metric.name) == metric) }
  #expect(Metric(name: "rsi.silver.1m") == .relativeStrengthIndex(.silver, .oneMinute))
  #expect(Metric(name: "gain.silver.month") == .gain(.silver, .month))
  #expect(Metric(name: "drawdown.gold.day") == .drawdown(.gold, .day))
  #expect(Metric(name: "feed.quality") == .feedQuality)
  #expect(Metric(name: "price.copper") == nil && Metric(name: "") == nil && Metric(name: "ratio ") == nil)
}

@Test func everyDefaultRuleWatchesAMetric() {
  for rule in AlarmRule.defaults { #expect(Metric(name: rule.metric) != nil, "\(rule.id)") }
}

@Test func metricsKnowTheirMetal() {
  #expect(Metric.price(.gold).instrument == .gold)
  #expect(Metric.feedStale(.silver).instrument == .silver)
  #expect(
    Metric.ratio.instrument == nil && Metric.acceleration.instrument == nil && Metric.beta.instrument == nil)
  #expect(Metric.relativeStrengthIndex(.gold, .oneHour).barInterval == .oneHour)
  #expect(Metric.beta.barInterval == .oneMinute)
}

@Test func nothingIsDefinedBeforeTheFirstPrice() {
  let monitor = Monitor.replay()
  for metric in Metric.all { #expect(monitor.value(of: metric) == nil, "\(metric.name)") }
}

@Test func silenceOfTheFeedIsANumber() {
  var monitor = Monitor.replay()
  monitor.receive(price(.gold, 5000, at: friday))
  #expect(monitor.value(of: .feedStale(.gold)) == 0)
  #expect(monitor.value(of: .feedStale(.silver)) == nil)
  #expect(monitor.value(of: .allFeedsStale) == 0)
  monitor.advance(to: friday.plus(60))
  #expect(monitor.value(of: .feedStale(.gold)) == 1)
  #expect(monitor.value(of: .allFeedsStale) == 1)
  monitor.receive(price(.silver, 100, at: friday.plus(61)))
  #expect(monitor.value(of: .allFeedsStale) == 0)
}
