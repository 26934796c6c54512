import BullionAlarms
import BullionMonitor
import Dashboard
import Venues

/// Every key of the configuration file.
///
/// A new key of a block is one more line in the block's `keys` and the field that it names; a key of the top level is
/// one more line here. See ``SettingKey`` for what follows from it.
enum ConfigurationKeys {
  /// In the order in which they are read and written.
  static let all = appearance + sources + analytics + [RuleKey.key]

  /// The names, in the order in which they are told to somebody who wrote another one.
  static let names = (appearance + analytics + sources + [RuleKey.key]).map(\.name)

  /// Those that a variable of the environment can set, in the order of the file.
  static let settable = all.flatMap(\.settable)

  private static let appearance: [SettingKey<Configuration>] = [
    theme,
    SettingKey(
      "red-up", \.isRedUp, .flag,
      "true: prices that rise are in the theme's colour of falling ones, and the other way round, as in East Asia."
    ),
    SettingKey(
      "frames-per-second", \.framesPerSecond, .integer(Configuration.framesPerSecondRange),
      "The most frames that are drawn in a second, {range}."
    ).settable(as: "FPS"),
    SettingKey(
      "bell", \.ringsBell, .choice([("on", true), ("off", false), ("true", true), ("false", false)]),
      "The bell of the terminal at an alarm, on or off; it rings once a second and ten times a minute at most."
    ),
    SettingKey(
      "alarm-banner", \.settings.alarmNewsTime, .duration(0...AlarmRule.longestTime),
      "How long an alarm that nobody acknowledges stays in banner and frames, {range}; then it is in the list. 0 s: as long as it waits."
    ),
    SettingKey(
      "mouse", \.hearsMouse, .choice([("on", true), ("off", false), ("true", true), ("false", false)]),
      "Whether clicks and the wheel are listened to, on or off; the terminal selects text with Shift meanwhile."
    ),
    .block(
      "wall", \.wall, WallChoices.keys, variables: "WALL_",
      "A screen that nobody touches: large figures, pages that turn by themselves, no keys."),
    SettingKey(
      "supply", \.supply, .path,
      """
      The path of a file with mine production and supply balances, YAML or CSV; empty for the built-in figures.
      bullion config show --supply prints those as such a file.
      """),
  ]

  private static let sources: [SettingKey<Configuration>] =
    [HolidayChoices.key] + FeedChoices.keys.map { $0.lifted(\.feed, variables: "") } + [
      .block(
        "live", \.live, LiveChoices.keys, variables: "LIVE_",
        "The feed \"live\": the best source that is healthy is shown, the others watch it."),
      .block(
        "store", \.store, StoreChoices.keys, variables: "STORE_",
        "The history of live feeds, kept on the disk so that charts and readings are there after a restart."),
      .block(
        "deliver", \.delivery, DeliveryChoices.keys, variables: "DELIVER_",
        "How the alarms of live feeds get out of the program, from the dashboard or from record, each once."),
      .block(
        "log", \.log, LogChoices.keys, variables: "LOG_",
        "What happened, a line for each thing: the dashboard writes it to a file, record to standard output."),
      .block(
        "secrets", \.secrets, SecretChoices.keys, variables: "",
        refusal: "secrets must be keys such as `\(VenueCatalog.accounts[0].tokenFileKey): …`",
        "Accounts. A token itself never stands here: it is in \(VenueCatalog.accounts.map(\.tokenVariable).joined(separator: ", ")), or in a file that only you may read."
      ),
      KeyChoices.key,
    ]

  private static let analytics = AnalyticsKeys.all.map { $0.lifted(\Configuration.settings, variables: nil) }

  private static let theme = SettingKey<Configuration>(
    "theme",
    """
    A theme by name (\(ThemeLibrary.names.joined(separator: ", ")), or a file in the folder themes beside this one), or \
    the path of a base16, base24, btop or ghostty scheme; relative paths begin at this file's folder.
    """,
    read: { configuration, reader, place in
      guard let theme = reader.text("theme") else { return }
      let folder = UserDirectories(variable: place.variable).themes
      if ThemeLibrary.names.contains(theme) {
        configuration.theme = theme
      } else if !theme.contains("/"), ThemeLibrary.path(of: theme, folder: folder) != theme,
        ThemeLibrary.path(of: theme, folder: folder) != nil
      {
        configuration.theme = theme
      } else if ThemeLibrary.isPath(theme) {
        configuration.theme = reader.path(theme, of: "theme", place) ?? configuration.theme
      } else {
        let hint = NearestName.hint(for: theme, among: ThemeLibrary.names(folder: folder))
        reader.report("there is no theme \"\(theme.prefix(60))\"\(hint)", at: reader.line(of: "theme"))
      }
    }, text: { " \(YAMLText.quoted($0.theme))" })
}
