import BullionAlarms
import BullionMarket
import BullionMonitor
import Dashboard
import Testing

@testable import Settings

@Suite struct ConfigurationTextTests {
  @Test func theDefaultsReadBackAsTheDefaults() throws {
    let read = try configuration(Configuration().yaml)
    #expect(read.settings.rules == AlarmRule.defaults)
    #expect(read.settings.levels == MonitorSettings().levels)
    #expect(read.yaml == Configuration().yaml)
  }

  @Test func everyKeyIsThereWithAComment() {
    let lines = Configuration().yaml.split(separator: "\n", omittingEmptySubsequences: false)
    func check(_ name: String) {
      let index = lines.firstIndex { $0.hasPrefix("\(name):") }
      #expect(index != nil, "\(name)")
      // overbought and oversold share one.
      if let index, name != "oversold" {
        #expect(lines[index - 1].drop { $0 == " " }.hasPrefix("#"), "\(name)")
      }
    }
    for key in ConfigurationKeys.all {
      check(key.name)
      for inner in key.inner { check("  \(inner.name)") }
    }
    for command in Command.all() { check("  \(command.name)") }
    for key in RuleReader.keys {
      #expect(lines.contains { $0.hasPrefix("#") && $0.contains(key) }, "\(key)")
    }
  }

  @Test(
    "What was read is written so that it reads the same",
    arguments: [
      "rules: [{id: gold-floor, enabled: false}, {id: ratio-low, limit: 45.25, re-alarm: 90 s}]",
      "rules: [{id: rsi-gold, metric: beta}, {id: gold-floor, metric: ratio, mode: level, re-alarm: 0}]",
      "rules: [{id: a, metric: gain.gold.yearToDate, condition: below, limit: -1e-7, latching: true, unit: \"%%\"}]",
      "rules: [{id: a, metric: price.silver, condition: above, limit: 120, message: 'say \"\\n\" # not'}]",
      "levels: []\noverbought: 62.5\nwindows: {rsi: 7}\nsupply: \"a: b # c.yaml\"\ntheme: ./x.yaml",
      "rules: [{id: a, metric: ratio, condition: above, limit: 1, stale-after: 250 ms, decimals: 9}]",
      "feed: [live, \"-\", \"file:a # b\"]\nfeed-urls: {kraken: wss://h:1, oanda: https://h/a}",
      "live: {sources: kraken, deviation: 0.25, switch-back: 0, silent: 90 s}",
      "store: {enabled: false, path: /a b/c, minute-bars: 36500 d, quotes: 90 min, size: 500000001 B}",
      "holidays: [{date: 2027-03-26, close: 12:15, name: 'a: \"b\"'}, {date: 2026-12-25, close: open}]",
      "log: {path: ./x.log, level: trace, size: 65 KiB}",
      "secrets: {oanda-account: 1-2-3, oanda-token-file: /a/b, oanda-practice: true}",
      "keys: {quit: [\"~\", \"-\", \"#\", \"\\\"\", \"[\", \"'\", \"0\"], pause: [Down, Shift-Tab, space], slower: [], bell: F12}",
    ])
  func roundTrip(_ yaml: String) throws {
    let first = try configuration(yaml)
    let second = try configuration(first.yaml)
    #expect(second.settings.rules == first.settings.rules)
    #expect(second.settings.disabledRules == first.settings.disabledRules)
    #expect(second.settings.levels == first.settings.levels)
    #expect(second.yaml == first.yaml)
    #expect(second.supply == first.supply)
    #expect(second.theme == first.theme)
    #expect(second.settings.overbought == first.settings.overbought)
    #expect((second.feed, second.live) == (first.feed, first.live))
    #expect((second.store, second.log, second.secrets) == (first.store, first.log, first.secrets))
    #expect(second.settings.calendar == first.settings.calendar)
    #expect(second.keymap == first.keymap)
  }

  @Test func quotingHidesNothingAndBreaksNothing() throws {
    let text = "\u{1b}[31m \"q\" \\ \u{202e}x\u{85}\u{feff}\u{e0041}é日"
    let quoted = YAMLText.quoted(text)
    #expect(visible(quoted) == quoted)
    let root = try #require(try YAMLDocument.root(of: quoted))
    #expect(root.scalar?.string == text)
  }
}
