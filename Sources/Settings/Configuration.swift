import BullionAlarms
import BullionMonitor

/// Everything that can be chosen in the configuration file; the initial values are the defaults.
public struct Configuration: Sendable {
  public static let framesPerSecondRange = 1...60

  /// The name of a built-in theme, or a file's path.
  public var theme = ThemeLibrary.names.first ?? ""
  /// The most frames that are drawn in a second.
  public var framesPerSecond = 8
  /// The path of a supply file; nil for the built-in table.
  public var supply: String?
  /// What the analytics are told; its rules are those that are switched on.
  public var settings = MonitorSettings()
  /// Rules that are switched off, so that they can be shown.
  public var disabledRules: [AlarmRule] = []
  /// The file that was read; nil for the defaults alone.
  public var source: String?
  /// What the reader ought to know although it is no error.
  public var remarks: [String] = []

  public init() {}
}
