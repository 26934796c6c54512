import BullionAlarms
import BullionMonitor
import Testing

@testable import Settings

@Suite struct ConfigurationEditorChangesTests {
  private func applied(_ change: AlarmRuleChange, _ text: String) throws -> String? {
    try ConfigurationEditor.applying(change, to: text, source: "config.yaml")
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
    let without = try #require(try applied(.remove(id: "gold-6000"), file))
    let block = "  - id: gold-6000\n    metric: price.gold\n    condition: above\n    limit: 6000\n"
    #expect(without == file.replacing(block, with: ""))
    let last = try #require(try applied(.remove(id: "silver-50"), without))
    #expect(try configuration(last).settings.rules == AlarmRule.defaults)
    #expect(last.contains("# at the end\noversold: 25"))
  }

  @Test func aRuleIsSwitchedOffAndOn() throws {
    let off = try #require(try applied(.disable(id: "gold-6000"), file))
    #expect(off == file.replacing("    limit: 6000\n", with: "    limit: 6000\n    enabled: false\n"))
    #expect(try configuration(off).settings.disabledRules.map(\.id) == ["gold-6000", "silver-50"])
    let on = try #require(try applied(.enable(id: "silver-50"), file))
    #expect(on == file.replacing("enabled: false", with: "enabled: true"))
    #expect(try applied(.disable(id: "silver-50"), file) == nil)
    #expect(try applied(.enable(id: "gold-6000"), file) == nil)
  }

  @Test("A rule that comes with the program needs no entry", arguments: ["", "theme: dark", "rules:"])
  func builtIn(_ text: String) throws {
    let off = try #require(try applied(.disable(id: "gold-floor"), text))
    #expect(try configuration(off).settings.disabledRules.map(\.id) == ["gold-floor"])
    let on = try #require(try applied(.enable(id: "gold-floor"), off))
    #expect(try configuration(on).settings.rules == AlarmRule.defaults)
  }

  @Test(
    "What cannot be done is said",
    arguments: [
      (
        AlarmRuleChange.remove(id: "gold-floor"),
        "comes with the program; switch it off: bullion alarms disable"
      ),
      (.remove(id: "gold-600"), "there is no alarm rule \"gold-600\"; did you mean \"gold-6000\"?"),
      (.disable(id: "nobody-at-all"), "there is no alarm rule"),
    ])
  func refused(_ change: AlarmRuleChange, _ words: String) throws {
    let error = #expect(throws: SettingsError.self) { _ = try applied(change, file) }
    #expect(error?.description.contains(words) == true)
  }

  /// What is written in one line between braces is not taken apart.
  @Test func anEntryInBracesIsLeftAlone() {
    let text = "rules: [{id: a, metric: ratio, condition: above, limit: 70}]"
    #expect(throws: SettingsError.self) { _ = try applied(.remove(id: "a"), text) }
    let line = "rules:\n  - {id: a, metric: ratio, condition: above, limit: 70}\n"
    #expect(throws: SettingsError.self) { _ = try applied(.disable(id: "a"), line) }
  }

  @Test func aLimitIsMovedAndCommentsStay() throws {
    let text = file.replacing("limit: 6000", with: "limit: 6000  # dear")
    let moved = try #require(try applied(.move(id: "gold-6000", limit: 6_100.5, deadband: nil), text))
    #expect(
      moved
        == text.replacing("limit: 6000  # dear\n", with: "limit: 6100.5  # dear\n    deadband: 15.25125\n"))
    let rule = try #require(try configuration(moved).settings.rules.last)
    #expect(rule.limit == 6_100.5 && rule.message == "gold at or above 6,100.5" && !rule.hasOwnMessage)
    #expect(try applied(.move(id: "gold-6000", limit: 6_000, deadband: 15), file) == nil)
  }

  /// A message that the program has written names the limit: it must not go on naming the old one.
  @Test func wordsOfTheProgramFollowTheLimit() throws {
    let rule = try ConfigurationEditor.rule(
      [("id", "dear"), ("metric", "price.gold"), ("condition", "above"), ("limit", "6000")],
      in: Configuration())
    let text = try ConfigurationEditor.adding(rule, to: "", source: "f")
    let moved = try #require(try applied(.move(id: "dear", limit: 7_000, deadband: 20), text))
    #expect(moved.contains(#"message: "gold at or above 7,000""#))
    let own = text.replacing("gold at or above 6,000", with: "sell at 6,000")
    #expect(
      try #require(try applied(.move(id: "dear", limit: 7_000, deadband: 20), own)).contains("sell at 6,000"))
  }

  @Test func aRuleThatComesAlongIsMovedByAnEntry() throws {
    let moved = try #require(try applied(.move(id: "gold-floor", limit: 4_500, deadband: 10), ""))
    #expect(moved == "rules:\n  - id: gold-floor\n    limit: 4500\n    deadband: 10\n")
    #expect(throws: SettingsError.self) {
      _ = try applied(.move(id: "rsi-gold", limit: 140, deadband: nil), "")
    }
  }
}
