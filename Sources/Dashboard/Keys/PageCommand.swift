import Screen

/// What a key can ask a page for; a page declares its own.
public struct PageCommand: Sendable, Hashable {
  /// Stands in users' files and never changes: `scroll-down`.
  public let name: String
  /// The keys that it has, before those of the same name that work everywhere.
  public let keys: [Key]
  /// As the list of keys says it.
  public let meaning: String
  /// A word for the status line; nil when it is not named there.
  public let hint: String?

  /// A command of a page.
  public init(_ name: String, keys: [Key], meaning: String, hint: String? = nil) {
    self.name = name
    self.keys = keys
    self.meaning = meaning
    self.hint = hint
  }
}
