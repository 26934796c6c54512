import BullionAlarms
import BullionAnalytics
import BullionMarket
import BullionMonitor
import Yams

/// Reads the configuration file's text. Either all of it is understood, or nothing of it is used.
public enum ConfigurationReader {
  /// Every key of the top level, in the order of the documentation.
  static let keys = [
    "theme", "frames-per-second", "bell", "supply", "levels", "ratio-bands", "overbought", "oversold",
    "windows", "holidays", "feed", "feed-urls", "live", "store", "log", "secrets", "keys", "rules",
  ]
  static let bellWords = [("on", true), ("off", false), ("true", true), ("false", false)]
  static let windowKeys = ["rsi", "pair", "ratio", "volatility"]

  /// - Parameters:
  ///   - yaml: the file's text; an empty one gives the defaults.
  ///   - source: what to call the file in errors; relative paths inside it are relative to its folder.
  ///   - variable: looks up an environment variable, for `~` and `${NAME}` in paths.
  /// - Throws: every problem that was found, with its line.
  public static func configuration(
    yaml: String, source: String, variable: (String) -> String? = { _ in nil }
  ) throws(SettingsError) -> Configuration {
    var configuration = Configuration()
    configuration.source = source
    let root: Node?
    do {
      root = try YAMLDocument.root(of: yaml)
    } catch {
      throw SettingsError(source: source, problems: [error])
    }
    guard let root, !root.isEmptyValue else { return configuration }
    var reader = MappingReader(root, known: keys)
    readChoices(into: &configuration, &reader, source: source, variable: variable)
    readAnalytics(into: &configuration.settings, &reader)
    readRules(into: &configuration, &reader)
    guard reader.problems.isEmpty else { throw SettingsError(source: source, problems: reader.problems) }
    return configuration
  }

  /// Reads everything but what the analytics and the alarms are told; what is not given stays as it is.
  static func readChoices(
    into configuration: inout Configuration, _ reader: inout MappingReader, source: String,
    variable: (String) -> String?
  ) {
    func resolve(_ path: String) throws(PathText.Problem) -> String {
      try PathText.resolved(path, besideFile: source, variable: variable)
    }
    readAppearance(into: &configuration, &reader, resolve)
    if let holidays = HolidayChoices.read(from: &reader) {
      configuration.settings.calendar = SessionCalendar(holidays: holidays)
    }
    configuration.feed.read(from: &reader, variable)
    configuration.live.read(from: &reader)
    configuration.store.read(from: &reader, resolve)
    configuration.log.read(from: &reader, resolve)
    configuration.secrets.read(from: &reader, resolve)
    configuration.keymap = KeyChoices.read(from: &reader) ?? configuration.keymap
  }

  private static func readAppearance(
    into configuration: inout Configuration, _ reader: inout MappingReader, _ resolve: PathResolver
  ) {
    if let theme = reader.text("theme") {
      if ThemeLibrary.isPath(theme) {
        configuration.theme = reader.path(theme, of: "theme", resolve) ?? configuration.theme
      } else if ThemeLibrary.names.contains(theme) {
        configuration.theme = theme
      } else {
        let hint = NearestName.hint(for: theme, among: ThemeLibrary.names)
        reader.report("there is no theme \"\(theme.prefix(60))\"\(hint)", at: reader.line(of: "theme"))
      }
    }
    configuration.framesPerSecond =
      reader.integer("frames-per-second", in: Configuration.framesPerSecondRange)
      ?? configuration.framesPerSecond
    configuration.ringsBell = reader.choice("bell", bellWords) ?? configuration.ringsBell
    configuration.supply = reader.path("supply", resolve) ?? configuration.supply
  }

  private static func readAnalytics(into settings: inout MonitorSettings, _ reader: inout MappingReader) {
    settings.overbought = reader.number("overbought", in: 50...100) ?? settings.overbought
    settings.oversold = reader.number("oversold", in: 0...50) ?? settings.oversold
    if settings.overbought <= settings.oversold {
      reader.report("overbought must be above oversold", at: reader.line(of: "overbought"))
    }
    if let limits = reader.list("ratio-bands") {
      let values = limits.compactMap { $0.scalar.flatMap { MappingReader.number($0.string) } }
      if values.count == limits.count, let bands = RatioBand.Limits(values) {
        settings.ratioBands = bands
      } else {
        reader.report(
          "ratio-bands must be five ascending numbers above 0, such as [40, 50, 60, 80, 100]",
          at: reader.line(of: "ratio-bands"))
      }
    }
    if let windows = reader["windows"] {
      var inner = MappingReader(windows, title: "windows", known: windowKeys)
      settings.relativeStrengthPeriod = inner.integer("rsi", in: 2...1000) ?? settings.relativeStrengthPeriod
      settings.pairWindow = inner.integer("pair", in: 30...1500) ?? settings.pairWindow
      settings.ratioWindow = inner.integer("ratio", in: 20...1500) ?? settings.ratioWindow
      settings.volatilityWindow = inner.integer("volatility", in: 2...1500) ?? settings.volatilityWindow
      reader.take(inner.problems)
    }
    if let levels = reader.list("levels") { settings.levels = levels.compactMap { level($0, &reader) } }
  }

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

  private static func readRules(into configuration: inout Configuration, _ reader: inout MappingReader) {
    var rules = RuleReader(
      defaults: defaultRules(of: configuration.settings),
      period: configuration.settings.relativeStrengthPeriod)
    rules.read(reader.list("rules") ?? [])
    reader.take(rules.problems)
    configuration.settings.rules = rules.rules
    configuration.disabledRules = rules.disabled
  }

  /// The rules that come with the program; those on overbought metals follow the limit and the period that the
  /// gauges show.
  static func defaultRules(of settings: MonitorSettings) -> [AlarmRule] {
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
