import BullionAlarms
import BullionMonitor
import Dashboard

/// Everything that can be chosen in the configuration file; the initial values are the defaults.
package struct Configuration: Sendable {
  package static let framesPerSecondRange = 1...60

  /// The name of a built-in theme, or a file's path.
  package var theme = ThemeLibrary.names.first ?? ""
  /// Whether what rises is red and what falls green.
  package var isRedUp = false
  /// The most frames that are drawn in a second.
  package var framesPerSecond = 8
  /// Whether alarms ring the terminal's bell.
  package var ringsBell = true
  /// Whether the dashboard listens to the mouse from the start.
  package var hearsMouse = false
  /// Whether and how it is a wall.
  package var wall = WallChoices()
  /// The path of a supply file; nil for the built-in table.
  package var supply: String?
  /// What the analytics are told; its rules are those that are switched on.
  package var settings = MonitorSettings()
  /// Where prices come from.
  package var feed = FeedChoices()
  /// How the feed `live` chooses among its sources.
  package var live = LiveChoices()
  /// What history is kept.
  package var store = StoreChoices()
  /// How alarms get out.
  package var delivery = DeliveryChoices()
  /// What is logged.
  package var log = LogChoices()
  /// Accounts and where their tokens lie.
  package var secrets = SecretChoices()
  /// Which key asks for what.
  package var keymap = Keymap.standard
  /// The file that was read; nil for the defaults alone.
  package var source: String?
  /// The variables of the environment that took the place of what the file says.
  package var variables: [String] = []
  /// What the reader ought to know although it is no error.
  package var remarks: [String] = []

  package init() {}
}
