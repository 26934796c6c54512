import BullionAlarms
import BullionMarket
import BullionMonitor
import Settings
import Testing

@Suite struct ConfigurationReaderTests {
  @Test(
    "Nothing written is the defaults",
    arguments: ["", "\n\n", "# a comment", "---\n", "~", "theme:\nrules:\n"])
  func nothing(_ yaml: String) throws {
    #expect(try configuration(yaml).yaml == Configuration().yaml)
  }

  @Test func everyKeyIsTaken() throws {
    let read = try configuration(
      """
      theme: light
      frames-per-second: 20
      supply: mines.csv
      levels:
        - {name: gold ceiling, instrument: XAU/USD, value: 6000.5}
      ratio-bands: [30, 45, 65, 85, 110]
      overbought: 75
      oversold: 25
      windows: {rsi: 21, pair: 90, ratio: 500, volatility: 30}
      rules:
        - {id: ratio-low, enabled: false}
      """)
    #expect(read.theme == "light")
    #expect(read.framesPerSecond == 20)
    #expect(read.supply == "mines.csv")
    #expect(
      read.settings.levels == [
        PriceLevel(name: "gold ceiling", instrument: .gold, value: Price(ticks: 6_000_500_000))
      ])
    #expect(read.settings.ratioBands.values == [30, 45, 65, 85, 110])
    #expect(read.settings.overbought == 75)
    #expect(read.settings.oversold == 25)
    #expect(read.settings.relativeStrengthPeriod == 21)
    #expect(read.settings.pairWindow == 90)
    #expect(read.settings.ratioWindow == 500)
    #expect(read.settings.volatilityWindow == 30)
    #expect(read.settings.disabledRules.map(\.id) == ["ratio-low"])
  }

  @Test(
    "A problem names the line, the key and what was meant",
    arguments: [
      ("theme: dark\nthme: light", "line 2: unknown key \"thme\"; did you mean \"theme\"?"),
      ("framesPerSecond: 3", "line 1: unknown key \"framesPerSecond\"; did you mean \"frames-per-second\"?"),
      (
        "frames-per-second: 61",
        "line 1: frames-per-second must be a whole number from 1 to 60, not \"61\""
      ),
      ("frames-per-second: [1]", "line 1: frames-per-second must be a whole number from 1 to 60, not a list"),
      ("theme: drak", "line 1: there is no theme \"drak\"; did you mean \"dark\"?"),
      ("theme: {a: b}", "line 1: theme must be a text, not a block of keys"),
      ("\noverbought: high", "line 2: overbought must be a number from 50 to 100, not \"high\""),
      ("overbought: nan", "line 1: overbought must be a number from 50 to 100, not \"nan\""),
      ("overbought: 0x50", "line 1: overbought must be a number from 50 to 100, not \"0x50\""),
      ("overbought: 50\noversold: 50", "line 1: overbought must be above oversold"),
      ("windows: {rsi: 1}", "line 1: windows: rsi must be a whole number from 2 to 1000, not \"1\""),
      ("windows:\n  par: 60", "line 2: windows: unknown key \"par\"; did you mean \"pair\"?"),
      ("windows: 14", "line 1: windows must be keys such as `rsi: …`, not \"14\""),
      (
        "levels:\n  - {name: a, instrument: gold}",
        "line 2: levels: an entry needs name, instrument and value"
      ),
      (
        "levels: [{name: a, instrument: tin, value: 1}]",
        "line 1: levels: instrument must be gold or silver, not \"tin\""
      ),
      (
        "levels: [{name: a, instrument: gold, value: -1}]",
        "line 1: levels: value must be a price above 0, not \"-1\""
      ),
      (
        "ratio-bands: [1, 2, 3, 4]",
        "line 1: ratio-bands must be five ascending numbers above 0, such as [40, 50, 60, 80, 100]"
      ),
      (
        "ratio-bands: [1, 2, 2, 4, 5]",
        "line 1: ratio-bands must be five ascending numbers above 0, such as [40, 50, 60, 80, 100]"
      ),
      ("rules: x", "line 1: rules must be a list, each entry after a dash, not \"x\""),
      ("just a text", "line 1: the file must be keys such as `theme: …`, not \"just a text\""),
      ("- a\n- b", "line 1: the file must be keys such as `theme: …`, not a list"),
      ("theme: dark\ntheme: light", "line 1: \"theme\" is there more than once"),
    ])
  func problem(_ yaml: String, _ text: String) {
    #expect(problems(yaml) == [text])
  }

  @Test func allProblemsAreTold() {
    #expect(problems("thme: a\noverbought: x\nrules:\n  - {id: a}").map { $0.prefix(7) }.count == 5)
  }

  @Test func aTabIsExplained() {
    #expect(problems("windows:\n\trsi: 14").first?.contains("line 2: ") == true)
    #expect(problems("windows:\n\trsi: 14").first?.contains("YAML indents with spaces only") == true)
  }

  @Test(
    "What is not YAML is told with its line", arguments: ["a: [1", "a: \"b", "a: b: c", "%", "- a\nb: c"])
  func notYAML(_ yaml: String) {
    let found = problems(yaml)
    #expect(found.count == 1)
    #expect(found.first?.hasPrefix("line ") == true)
  }

  @Test func aSecondDocumentIsRefused() {
    #expect(problems("theme: dark\n---\ntheme: light\n").count == 1)
  }

  @Test func controlCharactersNeverComeOut() {
    let texts = problems(
      "\"th\\eme\": x\ntheme: \"\\e]0;x\\a\"\nrules:\n  - {id: \"a\\e[2J\", \"\\x9b1m\": 1}")
    #expect(texts.count == 3)
    for text in texts { #expect(visible(text) == text) }
  }

  @Test func namesWithControlCharactersAreRefused() {
    #expect(problems("levels: [{name: \"a\\eb\", instrument: gold, value: 1}]").count == 1)
    #expect(problems("rules: [{id: ratio-low, message: \"a\\u202eb\"}]").count == 1)
    #expect(problems("rules: [{id: ratio-low, subject: \"\"}]").count == 1)
  }

  @Test(
    "Paths in the file begin at its folder",
    arguments: [
      ("mines.csv", "/etc/bullion/mines.csv"), ("/srv/mines.csv", "/srv/mines.csv"),
      ("~/m.csv", "/home/me/m.csv"), ("${HOME}/m.csv", "/home/me/m.csv"), ("${MINES}.csv", "/srv/x.csv"),
      ("a/${NAME}.csv", "/etc/bullion/a/m.csv"), ("a$b.csv", "/etc/bullion/a$b.csv"),
    ])
  func paths(_ written: String, _ meant: String) throws {
    let read = try ConfigurationReader.configuration(
      yaml: "supply: \(written)\ntheme: \(written)", source: "/etc/bullion/config.yaml",
      variable: { ["HOME": "/home/me", "MINES": "/srv/x", "NAME": "m"][$0] })
    #expect(read.supply == meant)
    #expect(read.theme == meant)
  }

  @Test func rulesOnOverboughtMetalsFollowLimitAndPeriod() throws {
    let read = try configuration("overbought: 80\nwindows: {rsi: 9}")
    let rule = try #require(read.settings.rules.first { $0.id == "rsi-silver" })
    #expect(rule.limit == 80)
    #expect(rule.subject == "silver RSI(9)")
    #expect(rule.message == "silver RSI(9) overbought")
  }

  @Test func theSmallestAndTheLargestWindowsWork() throws {
    for yaml in [
      "windows: {rsi: 2, pair: 30, ratio: 20, volatility: 2}",
      "windows: {rsi: 1000, pair: 1500, ratio: 1500, volatility: 1500}",
    ] {
      var monitor = Monitor(settings: try configuration(yaml).settings, feedName: "test", mode: .replay)
      let bars = (0..<100).map { index -> FeedEvent in
        let price = Price(ticks: Int64(5_000_000_000 + index * 1_000_000))
        let bar = Bar(
          start: Timestamp(2026, 1, 20).advanced(bySeconds: Int64(index) * 60), open: price, high: price,
          low: price,
          close: price)
        return .bar(index.isMultiple(of: 2) ? .gold : .silver, .oneMinute, bar)
      }
      for bar in bars { monitor.receive(bar) }
      #expect(monitor.readings.gold.mid != nil)
    }
  }
}
