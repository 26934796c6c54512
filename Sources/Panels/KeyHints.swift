/// The keys that the screen names, as they are set; nil for what has no key.
package struct KeyHints: Sendable, Equatable {
  /// What the status line names, from left to right.
  package var foot: [KeyHint] = []
  package var showKeys: String?
  package var acknowledge: String?
  /// Of the page of alarms.
  package var showAlarms: String?
  /// Of the page that says where prices come from.
  package var showFeeds: String?

  /// No keys at all.
  package init() {}
}

/// A key and a word for what it does now.
package struct KeyHint: Sendable, Equatable {
  let key: String
  let word: String
  /// Those of higher priority stay where room is short.
  let priority: Int

  package init(_ key: String, _ word: String, _ priority: Int) {
    self.key = key
    self.word = word
    self.priority = priority
  }
}
