import BullionAlarms
import BullionMarket
import BullionMonitor

/// Writes an alarm rule as an entry of `rules`.
enum RuleText {
  /// The lines of an entry, without indentation; the first begins with the dash.
  ///
  /// What a reader of the entry would fill in by itself is left out, except for the fields that make the alarm
  /// understandable.
  ///
  /// - Parameters:
  ///   - base: what reading id, metric, condition and limit alone gives.
  static func lines(_ rule: AlarmRule, base: AlarmRule, isEnabled: Bool = true) -> [String] {
    var lines = [
      "id: \(rule.id)", "metric: \(rule.metric)",
      "condition: \(rule.condition == .atOrAbove ? "above" : "below")",
      "limit: \(YAMLText.number(rule.limit))", "deadband: \(YAMLText.number(rule.deadband))",
      "on-delay: \(DurationText.text(milliseconds: rule.onDelay))",
      "off-delay: \(DurationText.text(milliseconds: rule.offDelay))", "priority: \(rule.priority)",
    ]
    func add(_ line: String, unless isSame: Bool) { if !isSame { lines.append(line) } }
    add("mode: \(rule.mode.rawValue)", unless: rule.mode == base.mode)
    add("latching: \(rule.latching)", unless: rule.latching == base.latching)
    add("re-alarm: \(DurationText.text(milliseconds: rule.reAlarm))", unless: rule.reAlarm == base.reAlarm)
    add("once: \(rule.once)", unless: rule.once == base.once)
    if let expires = rule.expires { lines.append("expires: \(expires.iso8601)") }
    add(
      "evaluation: \(rule.evaluation == .barClose ? "bar-close" : "tick")",
      unless: rule.evaluation == base.evaluation)
    add("message: \(YAMLText.quoted(rule.message))", unless: rule.message.isEmpty)
    add("subject: \(YAMLText.quoted(rule.subject))", unless: rule.subject == base.subject)
    add("unit: \(YAMLText.quoted(rule.unit))", unless: rule.unit == base.unit)
    add("decimals: \(rule.decimals)", unless: rule.decimals == base.decimals)
    if let staleAfter = rule.staleAfter {
      add(
        "stale-after: \(DurationText.text(milliseconds: staleAfter))",
        unless: rule.staleAfter == base.staleAfter)
    }
    add("enabled: false", unless: isEnabled)
    return lines.enumerated().map { ($0.offset == 0 ? "- " : "  ") + $0.element }
  }

  /// What reading no more than id, metric, condition and limit gives.
  ///
  /// - Parameter defaults: the rules that come with the program, as these settings have them.
  static func base(of rule: AlarmRule, defaults: [String: AlarmRule], period: Int) -> AlarmRule {
    if let base = defaults[rule.id], base.metric == rule.metric { return base }
    guard let metric = Metric(name: rule.metric) else { return rule }
    var base = MetricProfile(metric, limit: rule.limit, period: period)
      .rule(id: rule.id, metric: metric, condition: rule.condition, limit: rule.limit)
    // A default rule that watches another metric now keeps what does not follow from the metric.
    if let old = defaults[rule.id] {
      base.mode = old.mode
      base.latching = old.latching
      base.reAlarm = old.reAlarm
      base.staleAfter = old.staleAfter
    }
    return base
  }
}
