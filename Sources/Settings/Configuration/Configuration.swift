import BullionAlarms
import BullionMonitor
import Dashboard

/// Everything that can be chosen in the configuration file; the initial values are the defaults.
public struct Configuration: Sendable {
  public static let framesPerSecondRange = 1...60

  /// The name of a built-in theme, or a file's path.
  public var theme = ThemeLibrary.names.first ?? ""
  /// The most frames that are drawn in a second.
  public var framesPerSecond = 8
  /// Whether alarms ring the terminal's bell.
  public var ringsBell = true
  /// The path of a supply file; nil for the built-in table.
  public var supply: String?
  /// What the analytics are told; its rules are those that are switched on.
  public var settings = MonitorSettings()
  /// Rules that are switched off, so that they can be shown.
  public var disabledRules: [AlarmRule] = []
  /// Where prices come from.
  public var feed = FeedChoices()
  /// How the feed `live` chooses among its sources.
  public var live = LiveChoices()
  /// What history is kept.
  public var store = StoreChoices()
  /// What is logged.
  public var log = LogChoices()
  /// Accounts and where their tokens lie.
  public var secrets = SecretChoices()
  /// Which key asks for what.
  public var keymap = Keymap.standard
  /// The file that was read; nil for the defaults alone.
  public var source: String?
  /// The variables of the environment that took the place of what the file says.
  public var variables: [String] = []
  /// What the reader ought to know although it is no error.
  public var remarks: [String] = []

  public init() {}
}
