/// What is logged and where: the key `log`.
package struct LogChoices: Sendable, Equatable {
  /// How important a line must be; each includes those after it.
  package enum Level: String, Sendable, CaseIterable {
    case trace, debug, info, notice, warning, error
  }

  /// Nil for the file in the state directory.
  package var path: String?
  package var level = Level.info
  /// The bytes after which a file is set aside and a new one begun.
  package var size: Int64 = 8 << 20

  package init() {}

  /// The file; nil when there is no directory for it.
  package func file(in directories: UserDirectories) -> String? { path ?? directories.log }

  static let keys: [SettingKey<LogChoices>] = [
    SettingKey(
      "path", \.path, .path,
      "The file; empty for bullion.log in the state directory, $XDG_STATE_HOME/bullion."),
    SettingKey(
      "level", \.level, .choice(Level.allCases.map { ($0.rawValue, $0) }),
      "The least important that is written: {range}."),
    SettingKey(
      "size", \.size, .size((64 << 10)...(1 << 30)),
      "When it is this long the file is set aside under the name with .1 and a new one is begun; {range}."),
  ]
}
