import Venues

/// How the feed `live` chooses among its sources: the key `live`.
package struct LiveChoices: Sendable, Equatable {
  /// The best first.
  package var sources = VenueCatalog.keyless
  /// Percent from the others' median beyond which a source loses its place.
  package var deviation = 1.0
  /// Milliseconds that a better source must be healthy before it is taken back.
  package var switchBack: Int64 = 60_000
  /// Milliseconds without a message after which a connection is given up; nil for each source's own.
  package var silent: Int64?

  package init() {}

  static let keys: [SettingKey<LiveChoices>] = [
    SettingKey(
      "sources", \.sources, .names(of: VenueCatalog.names, noun: "source"),
      "From the best to the last resort; there is: {range} (needs an account)."),
    SettingKey(
      "deviation", \.deviation, .number(0.05...20),
      "Percent from the others' median beyond which a source loses its place, {range}."),
    SettingKey(
      "switch-back", \.switchBack, .duration(0...86_400_000),
      "How long a better source must be healthy before it is taken back, {range}."),
    SettingKey(
      "silent", \.silent, .duration(1000...3_600_000),
      "After how long without a message a connection is given up, {range}; empty for each source's own time."),
  ]
}
