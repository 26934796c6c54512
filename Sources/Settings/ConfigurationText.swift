import BullionAlarms
import BullionMarket
import BullionMonitor

extension Configuration {
  /// The configuration as a file that reads back as the same, with a comment for every key.
  public var yaml: String {
    [
      header, appearance, HolidayChoices.yaml(settings.calendar.holidays), feed.yaml, live.yaml, store.yaml,
      log.yaml, secrets.yaml, KeyChoices.yaml(keymap),
      levels, ratio, momentum, windows, rules,
    ].joined(separator: "\n")
  }

  private var header: String {
    let names = Self.wrapped((["BULLION_CONFIG"] + EnvironmentChoices.names).joined(separator: ", "))
    return """
      # Bullion's configuration. Every key may be left out; what stands here is what holds then.
      # Flags beat the environment, which beats this file:
      #   \(names.joined(separator: "\n#   "))
      # bullion config path: where the file is    bullion config check: whether it is in order

      """
  }

  private var appearance: String {
    """
    # A theme by name (\(ThemeLibrary.names.joined(separator: ", "))), or the path of a base16 file; relative paths begin at this file's folder.
    theme: \(YAMLText.quoted(theme))

    # The most frames that are drawn in a second, 1 to 60.
    frames-per-second: \(framesPerSecond)

    # The bell of the terminal at an alarm, on or off; it rings once a second and ten times a minute at most.
    bell: \(ringsBell ? "on" : "off")

    # The path of a file with mine production and supply balances, YAML or CSV; empty for the built-in figures.
    # bullion config show --supply prints those as such a file.
    supply:\(supply.map { " " + YAMLText.quoted($0) } ?? "")

    """
  }

  private var levels: String {
    let entries = settings.levels.map { level in
      """
        - name: \(YAMLText.quoted(level.name))
          instrument: \(level.instrument.name)
          value: \(YAMLText.number(level.value.dollars))
      """
    }
    let comment = """
      # Price lines to watch: how long a metal (gold or silver) has been on which side, in dollars an ounce.
      # An alarm at a line is a rule of its own, below. A list here takes the place of the built-in one.
      """
    return comment + "\nlevels:" + (entries.isEmpty ? " []\n" : "\n" + entries.joined(separator: "\n") + "\n")
  }

  private var ratio: String {
    """
    # The gold/silver ratios that divide extreme low, low, below average, middle, high and extreme high.
    ratio-bands: [\(settings.ratioBands.values.map(YAMLText.number).joined(separator: ", "))]

    """
  }

  private var momentum: String {
    """
    # The RSI at and above which a metal counts as overbought (50 to 100), and at and below which as oversold
    # (0 to 50). The rules rsi-gold and rsi-silver follow the first unless they have a limit of their own.
    overbought: \(YAMLText.number(settings.overbought))
    oversold: \(YAMLText.number(settings.oversold))

    """
  }

  private var windows: String {
    """
    # How much history the readings rest on.
    windows:
      # Bars of the RSI, 2 to 1000.
      rsi: \(settings.relativeStrengthPeriod)
      # Returns of beta and correlation, 30 to 1500: daily ones when there are so many, else of one minute.
      pair: \(settings.pairWindow)
      # Daily ratios of percentile and z-score, 20 to 1500.
      ratio: \(settings.ratioWindow)
      # Daily returns of the volatility, 2 to 1500.
      volatility: \(settings.volatilityWindow)

    """
  }

  private var rules: String {
    let metrics = Self.wrapped(Metric.all.map(\.name).joined(separator: ", "))
    let comment = """
      # Alarms. An entry with the id of a rule that comes with the program changes that rule; another one is new and
      # needs id, metric, condition and limit. What an entry leaves out is chosen to suit its metric.
      #   id            lower-case words joined by -
      #   metric        one of: \(metrics.joined(separator: "\n#                 "))
      #   condition     above (at or above the limit), below (at or below it)
      #   limit         in the metric's unit: dollars, percent (falls are negative), points
      #   deadband      how far the value must come back from the limit before the alarm is over; where it is not
      #                 given: 0.25 % of a price's limit, 0.5 % of a ratio's, 5 points of an RSI, a tenth of a
      #                 percentage and at least 0.25 points
      #   on-delay      how long the value must be beyond the limit first: 0 s, 250 ms, 30 s, 5 min, 1 h
      #   off-delay     how long an alarm is held after its value came back
      #   mode          level; crossing: not when the value is beyond the limit from the start
      #   priority      1 needs action now, 2 soon, 3 is for information
      #   latching      true: an alarm that is over stays until it is reset
      #   re-alarm      announce an acknowledged alarm again while it stands, after this time; 0 s: never
      #   evaluation    tick, or bar-close: at the end of a bar only
      #   message       what the alarm means, in words
      #   subject, unit, decimals   how the reading is called and written in the alarm's line
      #   stale-after   how long a value counts without a new one
      #   enabled       false switches the rule off
      """
    let lines = ruleLines.map { "  " + $0 }
    return comment + "\nrules:" + (lines.isEmpty ? " []\n" : "\n" + lines.joined(separator: "\n") + "\n")
  }

  private var ruleLines: [String] {
    let period = settings.relativeStrengthPeriod
    let defaults = ConfigurationReader.defaultRules(of: settings)
    let byID = Dictionary(defaults.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    func lines(_ rules: [AlarmRule], isEnabled: Bool) -> [String] {
      rules.flatMap { rule in
        RuleText.lines(
          rule, base: RuleText.base(of: rule, defaults: byID, period: period), isEnabled: isEnabled)
      }
    }
    return lines(settings.rules, isEnabled: true) + lines(disabledRules, isEnabled: false)
  }

  /// Breaks a list of words so that the lines of a comment stay readable.
  private static func wrapped(_ text: String) -> [String] {
    var lines = [""]
    for word in text.split(separator: " ") {
      if lines[lines.count - 1].count + word.count > 90 { lines.append("") }
      lines[lines.count - 1] += (lines[lines.count - 1].isEmpty ? "" : " ") + word
    }
    return lines
  }
}
