import BullionAlarms
import BullionMonitor
import Testing

@testable import Settings

@Suite struct MetricProfileTests {
  /// The defaults were chosen by the same rules, so both must agree.
  @Test("A profile gives what the rule that comes with the program has", arguments: AlarmRule.defaults)
  func defaults(_ rule: AlarmRule) throws {
    let metric = try #require(Metric(name: rule.metric))
    var made = MetricProfile(metric, limit: rule.limit)
      .rule(id: rule.id, metric: metric, condition: rule.condition, limit: rule.limit)
    made.priority = rule.priority
    made.mode = rule.mode
    made.reAlarm = rule.reAlarm
    made.inhibits = rule.inhibits
    made.message = rule.message
    #expect(made == rule)
  }
}
