import BullionAnalytics
import BullionMarket
import BullionMonitor
import Yams

/// The keys of what the analytics are told.
enum AnalyticsKeys {
  static let all: [SettingKey<MonitorSettings>] = [
    levels, ratioBands,
    SettingKey(
      "overbought", \.overbought, .number(50...100),
      """
      The RSI at and above which a metal counts as overbought ({range}), and at and below which as oversold
      (\(oversold.range)). The rules rsi-gold and rsi-silver follow the first unless they have a limit of their own.
      """),
    SettingKey(
      "oversold", "",
      read: { settings, reader, place in
        settings.oversold = oversold.read(&reader, "oversold", place) ?? settings.oversold
        if settings.overbought <= settings.oversold {
          reader.report("overbought must be above oversold", at: reader.line(of: "overbought"))
        }
      }, text: { " \(oversold.text($0.oversold))" }),
    .block("windows", \.self, windows, variables: nil, "How much history the readings rest on."),
  ]

  private static let windows: [SettingKey<MonitorSettings>] = [
    SettingKey("rsi", \.relativeStrengthPeriod, .integer(2...1000), "Bars of the RSI, {range}."),
    SettingKey(
      "sma", \.chartLengths.simple, .integer(2...1000),
      "Bars of the simple moving average of charts, {range}."),
    SettingKey(
      "ema", \.chartLengths.exponential, .integer(2...1000),
      "Bars of the exponential moving average of charts, {range}."),
    SettingKey(
      "bollinger", \.chartLengths.bollinger, .integer(2...1000),
      "Bars of the Bollinger bands of charts, {range}."),
    SettingKey(
      "pair", \.pairWindow, .integer(30...1500),
      "Returns of beta and correlation, {range}: daily ones when there are so many, else of one minute."),
    SettingKey(
      "ratio", \.ratioWindow, .integer(20...1500), "Daily ratios of percentile and z-score, {range}."),
    SettingKey(
      "volatility", \.volatilityWindow, .integer(2...1500), "Daily returns of the volatility, {range}."),
  ]

  private static let oversold = SettingKind<Double>.number(0...50)

  private static let ratioBands = SettingKey<MonitorSettings>(
    "ratio-bands",
    "The gold/silver ratios that divide extreme low, low, below average, middle, high and extreme high.",
    read: { settings, reader, _ in
      guard let limits = reader.list("ratio-bands") else { return }
      let values = limits.compactMap { $0.scalar.flatMap { MappingReader.number($0.string) } }
      if values.count == limits.count, let bands = RatioBand.Limits(values) {
        settings.ratioBands = bands
      } else {
        reader.report(
          "ratio-bands must be five ascending numbers above 0, such as [40, 50, 60, 80, 100]",
          at: reader.line(of: "ratio-bands"))
      }
    }, text: { " [\($0.ratioBands.values.map(YAMLText.number).joined(separator: ", "))]" })

  private static let levels = SettingKey<MonitorSettings>(
    "levels",
    """
    Price lines to watch: how long a metal (gold or silver) has been on which side, in dollars an ounce.
    An alarm at a line is a rule of its own, below. A list here takes the place of the built-in one.
    """,
    read: { settings, reader, _ in
      if let levels = reader.list("levels") { settings.levels = levels.compactMap { level($0, &reader) } }
    },
    text: { settings in
      let entries = settings.levels.map { level in
        "\n  - name: \(YAMLText.quoted(level.name))\n    instrument: \(level.instrument.name)"
          + "\n    value: \(YAMLText.number(level.value.dollars))"
      }
      return entries.isEmpty ? " []" : entries.joined()
    })

  private static func level(_ node: Node, _ outer: inout MappingReader) -> PriceLevel? {
    var reader = MappingReader(node, title: "levels", known: ["name", "instrument", "value"])
    defer { outer.take(reader.problems) }
    let name = reader.caption("name", longest: 40)
    let instrument = reader.value("instrument", "gold or silver") { Instrument(symbol: $0) }
    let value = reader.value("value", "a price above 0") { word in
      Price(decimal: Array(word.utf8)).flatMap { $0.ticks > 0 ? $0 : nil }
    }
    if reader.problems.isEmpty, name == nil || instrument == nil || value == nil {
      reader.report("an entry needs name, instrument and value", at: node.line)
    }
    guard let name, let instrument, let value else { return nil }
    return PriceLevel(name: name, instrument: instrument, value: value)
  }
}
