/// Where this user's files are, by the XDG base directory specification.
public struct UserDirectories: Sendable {
  /// Holds the configuration file and themes; nil when neither `XDG_CONFIG_HOME` nor `HOME` says where.
  public let configuration: String?
  /// Holds the alarm journal, the history and the log.
  public let state: String?
  public let home: String?

  /// - Parameter variable: looks up an environment variable.
  public init(variable: (String) -> String?) {
    let home = variable("HOME").flatMap { $0.hasPrefix("/") ? $0 : nil }
    self.home = home
    func directory(_ name: String, _ standard: String) -> String? {
      // The specification has relative paths ignored.
      if let given = variable(name), given.hasPrefix("/") { return given + "/bullion" }
      return home.map { "\($0)/\(standard)/bullion" }
    }
    configuration = directory("XDG_CONFIG_HOME", ".config")
    state = directory("XDG_STATE_HOME", ".local/state")
  }

  public var configurationFile: String? { configuration.map { $0 + "/config.yaml" } }
  public var alarmJournal: String? { state.map { $0 + "/alarms.journal" } }
  public var history: String? { state.map { $0 + "/history.sqlite" } }
  public var log: String? { state.map { $0 + "/bullion.log" } }
}
