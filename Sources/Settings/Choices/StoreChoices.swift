/// What history is kept on the disk: the key `store`.
package struct StoreChoices: Sendable, Equatable {
  private static let day: Int64 = 86_400_000

  package var isEnabled = true
  /// Nil for the file in the state directory.
  package var path: String?
  /// How many milliseconds back bars of one minute are kept.
  package var minuteBars: Int64 = 3650 * day
  /// How many milliseconds back quotes are kept; 0 keeps none.
  package var quotes: Int64 = day
  /// The most bytes that the file may take.
  package var size: Int64 = 4 << 30

  package init() {}

  /// The file; nil when there is no directory for it.
  package func file(in directories: UserDirectories) -> String? { path ?? directories.history }

  static let keys: [SettingKey<StoreChoices>] = [
    SettingKey("enabled", \.isEnabled, .flag, "false: nothing is kept."),
    SettingKey(
      "path", \.path, .path,
      "The file; empty for history.sqlite in the state directory, $XDG_STATE_HOME/bullion."),
    SettingKey(
      "minute-bars", \.minuteBars, .duration(day...DurationText.longest),
      "How far back bars of one minute are kept, {range}; those of one day are kept for ever."),
    SettingKey(
      "quotes", \.quotes, .duration(0...366 * day),
      "How far back single quotes are kept, {range}; 0 keeps none."),
    SettingKey(
      "size", \.size, .size((16 << 20)...(1 << 40)),
      "The most that the file may take, {range}; the oldest is dropped before it is reached."),
  ]
}
