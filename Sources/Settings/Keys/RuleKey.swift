import BullionAlarms
import BullionMonitor

/// The key of the alarm rules, which follow from what the other keys say.
enum RuleKey {
  static let key = SettingKey<Configuration>(
    "rules",
    """
    Alarms. An entry with the id of a rule that comes with the program changes that rule; another one is new and
    needs id, metric, condition and limit. What an entry leaves out is chosen to suit its metric.
      id            lower-case words joined by -
      metric        one of: \(metrics)
      condition     above (at or above the limit), below (at or below it)
      limit         in the metric's unit: dollars, percent (falls are negative), points
      deadband      how far the value must come back from the limit before the alarm is over; where it is not
                    given: 0.25 % of a price's limit, 0.5 % of a ratio's, 5 points of an RSI, a tenth of a
                    percentage and at least 0.25 points
      on-delay      how long the value must be beyond the limit first: 0 s, 250 ms, 30 s, 5 min, 1 h
      off-delay     how long an alarm is held after its value came back
      mode          level; crossing: not when the value is beyond the limit from the start
      priority      1 needs action now, 2 soon, 3 is for information
      latching      true: an alarm that is over stays until it is reset
      re-alarm      announce an acknowledged alarm again while it stands, after this time; 0 s: never
      once          true: the rule is switched off when its first alarm was acknowledged or is over
      expires       when the rule ends: 2026-12-24T18:00:00Z
      evaluation    tick, or bar-close: at the end of a bar only
      message       what the alarm means, in words
      subject, unit, decimals   how the reading is called and written in the alarm's line
      stale-after   how long a value counts without a new one
      enabled       false switches the rule off
    """,
    read: { configuration, reader, _ in
      let settings = configuration.settings
      var rules = RuleReader(defaults: defaults(of: settings), period: settings.relativeStrengthPeriod)
      rules.read(reader.list("rules") ?? [])
      reader.take(rules.problems)
      configuration.settings.rules = rules.rules
      configuration.settings.disabledRules = rules.disabled
    },
    text: { configuration in
      let entries = lines(of: configuration).map { "\n  \($0)" }
      return entries.isEmpty ? " []" : entries.joined()
    }
  ).settable(as: nil)

  private static var metrics: String {
    ConfigurationText.wrapped(Metric.all.map(\.name).joined(separator: ", "))
      .joined(separator: "\n                ")
  }

  private static func lines(of configuration: Configuration) -> [String] {
    let settings = configuration.settings
    let byID = Dictionary(defaults(of: settings).map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    func lines(_ rules: [AlarmRule], isEnabled: Bool) -> [String] {
      rules.flatMap { rule in
        RuleText.lines(
          rule, base: RuleText.base(of: rule, defaults: byID, period: settings.relativeStrengthPeriod),
          isEnabled: isEnabled)
      }
    }
    return lines(settings.rules, isEnabled: true)
      + lines(configuration.settings.disabledRules, isEnabled: false)
  }

  /// The rules that come with the program; those on overbought metals follow the limit and the period that the
  /// gauges show.
  private static func defaults(of settings: MonitorSettings) -> [AlarmRule] {
    AlarmRule.defaults.map { rule in
      guard case .relativeStrengthIndex? = Metric(name: rule.metric) else { return rule }
      var rule = rule
      rule.limit = settings.overbought
      for path in [\AlarmRule.subject, \AlarmRule.message] {
        rule[keyPath: path] = rule[keyPath: path].split(separator: " ", omittingEmptySubsequences: false)
          .map { $0 == "RSI(14)" ? "RSI(\(settings.relativeStrengthPeriod))" : String($0) }.joined(
            separator: " ")
      }
      return rule
    }
  }
}
