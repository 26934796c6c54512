import BullionAlarms
import BullionMonitor
import Settings
import Testing

@Suite struct ConfigurationEditorChangesTests {
  private func applied(_ change: RuleChange, _ id: String, _ text: String) throws -> String? {
    try ConfigurationEditor.applying(change, toRule: id, in: text, source: "config.yaml")
  }

  private let file = """
    # mine
    theme: light   # by day
    rules:
      # the first
      - id: gold-6000
        metric: price.gold
        condition: above
        limit: 6000

      # the second
      - id: silver-50
        metric: price.silver
        condition: below
        limit: 50
        enabled: false

    # at the end
    oversold: 25

    """

  @Test func aRuleIsTakenOutAndTheRestStays() throws {
    let without = try #require(try applied(.remove, "gold-6000", file))
    let block = "  - id: gold-6000\n    metric: price.gold\n    condition: above\n    limit: 6000\n"
    #expect(without == file.replacing(block, with: ""))
    let last = try #require(try applied(.remove, "silver-50", without))
    #expect(try configuration(last).settings.rules == AlarmRule.defaults)
    #expect(last.contains("# at the end\noversold: 25"))
  }

  @Test func aRuleIsSwitchedOffAndOn() throws {
    let off = try #require(try applied(.disable, "gold-6000", file))
    #expect(off == file.replacing("    limit: 6000\n", with: "    limit: 6000\n    enabled: false\n"))
    #expect(try configuration(off).disabledRules.map(\.id) == ["gold-6000", "silver-50"])
    let on = try #require(try applied(.enable, "silver-50", file))
    #expect(on == file.replacing("enabled: false", with: "enabled: true"))
    #expect(try applied(.disable, "silver-50", file) == nil)
    #expect(try applied(.enable, "gold-6000", file) == nil)
  }

  @Test("A rule that comes with the program needs no entry", arguments: ["", "theme: dark", "rules:"])
  func builtIn(_ text: String) throws {
    let off = try #require(try applied(.disable, "gold-floor", text))
    #expect(try configuration(off).disabledRules.map(\.id) == ["gold-floor"])
    let on = try #require(try applied(.enable, "gold-floor", off))
    #expect(try configuration(on).settings.rules == AlarmRule.defaults)
  }

  @Test(
    "What cannot be done is said",
    arguments: [
      (RuleChange.remove, "gold-floor", "comes with the program; switch it off: bullion alarms disable"),
      (.remove, "gold-600", "there is no alarm rule \"gold-600\"; did you mean \"gold-6000\"?"),
      (.disable, "nobody-at-all", "there is no alarm rule"),
    ])
  func refused(_ change: RuleChange, _ id: String, _ words: String) throws {
    let error = #expect(throws: SettingsError.self) { _ = try applied(change, id, file) }
    #expect(error?.description.contains(words) == true)
  }

  /// What is written in one line between braces is not taken apart.
  @Test func anEntryInBracesIsLeftAlone() {
    let text = "rules: [{id: a, metric: ratio, condition: above, limit: 70}]"
    #expect(throws: SettingsError.self) { _ = try applied(.remove, "a", text) }
    let line = "rules:\n  - {id: a, metric: ratio, condition: above, limit: 70}\n"
    #expect(throws: SettingsError.self) { _ = try applied(.disable, "a", line) }
  }
}
