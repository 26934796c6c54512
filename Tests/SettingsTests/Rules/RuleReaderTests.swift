import BullionAlarms
import BullionMonitor
import Settings
import Testing

@Suite struct RuleReaderTests {
  private func rule(_ id: String, _ yaml: String) throws -> AlarmRule {
    try #require(try configuration(yaml).settings.rules.first { $0.id == id })
  }

  @Test func aNewRuleComesBehindTheDefaults() throws {
    let rules = try configuration(
      """
      rules:
        - id: gold-6000
          metric: price.gold
          condition: above
          limit: 6000
          deadband: 3
          on-delay: 30 s
          off-delay: 5 min
          mode: crossing
          priority: 1
          latching: true
          re-alarm: 1 h
          evaluation: bar-close
          message: gold is dear
          subject: the gold price
          unit: USD
          decimals: 0
          stale-after: 90s
      """
    ).settings.rules
    #expect(rules.dropLast() == AlarmRule.defaults[...])
    let rule = try #require(rules.last)
    var expected = AlarmRule(id: "gold-6000", metric: "price.gold", condition: .atOrAbove, limit: 6000)
    expected.deadband = 3
    expected.onDelay = 30_000
    expected.offDelay = 300_000
    expected.mode = .crossing
    expected.priority = 1
    expected.latching = true
    expected.reAlarm = 3_600_000
    expected.evaluation = .barClose
    expected.message = "gold is dear"
    expected.hasOwnMessage = true
    expected.subject = "the gold price"
    expected.unit = "USD"
    expected.decimals = 0
    expected.staleAfter = 90_000
    expected.labels = ["gold"]
    #expect(rule == expected)
  }

  @Test("What a new rule leaves out suits its metric", arguments: Metric.all)
  func completed(_ metric: Metric) throws {
    let isFall = if case .drawdown = metric { true } else { false }
    let limit = isFall ? "condition: below, limit: -7" : "condition: above, limit: 0.5"
    let rule = try rule("new", "rules: [{id: new, metric: \(metric.name), \(limit)}]")
    #expect(rule.problems == [] && rule.impossibility == nil)
    #expect(rule.condition == (isFall ? .atOrBelow : .atOrAbove))
    #expect(rule.line(value: 0.6).isEmpty == false)
  }

  @Test func anEntryOfADefaultChangesOnlyWhatItNames() throws {
    let old = try #require(AlarmRule.defaults.first { $0.id == "ratio-high" })
    var expected = old
    expected.limit = 85
    // A share of the limit, which moves with it.
    expected.deadband = 0.425
    expected.priority = 1
    #expect(try rule("ratio-high", "rules: [{id: ratio-high, limit: 85, priority: 1}]") == expected)
    #expect(try configuration("rules: [{id: ratio-high}]").settings.rules == AlarmRule.defaults)
  }

  @Test(
    "A message that names the limit moves with it",
    arguments: [
      ("gold-floor", "4800", "gold falls through its 4,800 floor"),
      ("drawdown-gold-10", "-12.5", "gold 12.5 % below its 24-hour high"),
      ("ratio-low", "45", "gold/silver ratio low: silver outperforms"),
    ])
  func message(_ id: String, _ limit: String, _ text: String) throws {
    #expect(try rule(id, "rules: [{id: \(id), limit: \(limit)}]").message == text)
  }

  @Test func anotherConditionOrMetricGetsAnotherMessage() throws {
    #expect(
      try rule("gold-floor", "rules: [{id: gold-floor, condition: above}]").message
        == "gold at or above 5,000")
    let moved = try rule("rsi-gold", "rules: [{id: rsi-gold, metric: rsi.gold.1h, limit: 65}]")
    #expect(moved.subject == "gold RSI(14) 1h")
    #expect(moved.message == "gold RSI(14) 1h at or above 65")
  }

  @Test func aRuleCanBeSwitchedOff() throws {
    let read = try configuration("rules: [{id: gold-floor, enabled: false}, {id: ratio-low, enabled: true}]")
    #expect(read.settings.rules.count == AlarmRule.defaults.count - 1)
    #expect(!read.settings.rules.contains { $0.id == "gold-floor" })
    #expect(read.settings.disabledRules.map(\.id) == ["gold-floor"])
  }

  @Test(
    "Both spellings of a condition are read",
    arguments: [
      ("above", AlarmRule.Condition.atOrAbove), ("atOrAbove", .atOrAbove), ("below", .atOrBelow),
      ("atOrBelow", .atOrBelow),
    ])
  func conditions(_ word: String, _ condition: AlarmRule.Condition) throws {
    #expect(
      try rule("a", "rules: [{id: a, metric: ratio, condition: \(word), limit: 1}]").condition == condition)
  }

  @Test(
    "Problems name the rule and the line",
    arguments: [
      ("- {metric: ratio}", "line 2: rules: an entry needs an id, such as `id: gold-6000`"),
      (
        "- {id: a, metric: ratio, limit: 2}",
        "line 2: rules: a: a new rule needs condition (no default rule has this id)"
      ),
      (
        "- {id: a, metric: rtio, condition: above, limit: 2}",
        "line 2: rules: a: there is no metric \"rtio\"; did you mean \"ratio\"?"
      ),
      (
        "- {id: ratio-low, limit: low}",
        "line 2: rules: ratio-low: limit must be a number, not \"low\""
      ),
      (
        "- {id: ratio-low, condition: over}",
        "line 2: rules: ratio-low: condition must be one of above, below, atOrAbove, atOrBelow, not \"over\""
      ),
      (
        "- {id: ratio-low, latching: yes}",
        "line 2: rules: ratio-low: latching must be one of true, false, not \"yes\""
      ),
      (
        "- {id: ratio-low, deadband: -1}",
        "line 2: rules: ratio-low: deadband must be a number, 0 or more, not \"-1\""
      ),
      (
        "- {id: ratio-low, on-delay: 30}",
        "line 2: rules: ratio-low: on-delay must be a time such as 30 s or 5 min"
      ),
      ("- {id: ratio-low, on-delay: 32 d}", "line 2: rules: ratio-low: on-delay must be a time such as"),
      (
        "- {id: ratio-low, priority: 4}",
        "line 2: rules: ratio-low: priority must be a whole number from 1 to 3"
      ),
      (
        "- {id: ratio-low}\n  - {id: ratio-low}",
        "line 3: rules: ratio-low: id is used by more than one entry"
      ),
      (
        "- {id: Ratio Low, metric: ratio, condition: above, limit: 2}",
        "line 2: rules: Ratio Low: Ratio Low: id must"
      ),
      ("- ratio-low", "line 2: rules must be keys such as `id: …`, not \"ratio-low\""),
      ("- {id: [a]}", "line 2: rules: an entry needs an id"),
    ])
  func problem(_ entry: String, _ text: String) throws {
    let found = problems("rules:\n  \(entry)")
    #expect(found.count == 1)
    #expect(found.first?.hasPrefix(text) == true, "\(found)")
  }

  @Test func aFileOfTenThousandRulesIsRead() throws {
    let entries = (0..<10_000).map {
      "- {id: r-\($0), metric: price.gold, condition: above, limit: \($0 + 1)}"
    }
    let rules = try configuration("rules:\n" + entries.joined(separator: "\n")).settings.rules
    #expect(rules.count == AlarmRule.defaults.count + 10_000)
    #expect(rules.last?.limit == 10_000)
  }
}

@Suite struct RuleReaderDeadbandTests {
  private func rule(_ id: String, _ yaml: String) throws -> AlarmRule {
    try #require(try configuration(yaml).settings.rules.first { $0.id == id })
  }

  @Test func whatTheUserHasSetStays() throws {
    #expect(try rule("gold-floor", "rules: [{id: gold-floor, deadband: 1}]").deadband == 1)
    #expect(try rule("gold-floor", "rules: [{id: gold-floor, deadband: 0, limit: 4000}]").deadband == 0)
  }

  @Test func anUnnamedDeadbandFollowsTheLimit() throws {
    #expect(try rule("gold-floor", "rules: [{id: gold-floor, limit: 4000}]").deadband == 10)
    #expect(try rule("rsi-gold", "rules: [{id: rsi-gold, limit: 3}]").deadband == 1.5)
    #expect(
      try rule("a", "rules: [{id: a, metric: price.silver, condition: above, limit: 40}]").deadband == 0.1)
  }

  @Test(
    "What can never or always hold is refused with its reason",
    arguments: [
      ("rsi.gold.1m, condition: above, limit: 150", "never above 100"),
      ("drawdown.gold.day, condition: below, limit: 5", "always holds"),
      ("ratio, condition: below, limit: -1", "never below 0"),
      ("price.gold, condition: above, limit: 0", "always holds"),
    ])
  func refused(_ entry: String, _ words: String) {
    let error = #expect(throws: SettingsError.self) {
      _ = try configuration("rules: [{id: a, metric: \(entry)}]")
    }
    #expect(error?.description.contains(words) == true)
  }

  /// A file may spell out what the program would say anyway.
  @Test func onlyWordsOfItsOwnAreOwn() throws {
    #expect(try !rule("gold-floor", "rules: [{id: gold-floor, priority: 2}]").hasOwnMessage)
    let spelt = "rules: [{id: gold-floor, message: \"gold falls through its 5,000 floor\"}]"
    #expect(try !rule("gold-floor", spelt).hasOwnMessage)
    let own = try rule("gold-floor", "rules: [{id: gold-floor, message: \"sell\"}]")
    #expect(own.hasOwnMessage && own.line(value: 4_990) == "sell" && own.statement == "sell")
  }
}
