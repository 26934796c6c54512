/// Where this user's files are, by the XDG base directory specification.
package struct UserDirectories: Sendable {
  /// Holds the configuration file and themes; nil when neither `XDG_CONFIG_HOME` nor `HOME` says where.
  package let configuration: String?
  /// Holds the alarm journal, the history and the log.
  package let state: String?
  package let home: String?

  /// - Parameter variable: looks up an environment variable.
  package init(variable: (String) -> String?) {
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

  package var configurationFile: String? { configuration.map { $0 + "/config.yaml" } }
  package var themes: String? { configuration.map { $0 + "/themes" } }
  package var alarmJournal: String? { state.map { $0 + "/alarms.journal" } }
  package var history: String? { state.map { $0 + "/history.sqlite" } }
  package var view: String? { state.map { $0 + "/view" } }
  package var log: String? { state.map { $0 + "/bullion.log" } }
}
