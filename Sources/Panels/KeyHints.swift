/// The keys that the screen names, as they are set; nil for what has no key.
public struct KeyHints: Sendable, Equatable {
  /// What the status line names, from left to right.
  public var foot: [KeyHint] = []
  public var showKeys: String?
  public var acknowledge: String?
  /// Of the page that says where prices come from.
  public var showFeeds: String?

  /// No keys at all.
  public init() {}
}

/// A key and a word for what it does now.
public struct KeyHint: Sendable, Equatable {
  let key: String
  let word: String
  /// Those of higher priority stay where room is short.
  let priority: Int

  public init(_ key: String, _ word: String, _ priority: Int) {
    self.key = key
    self.word = word
    self.priority = priority
  }
}
