import Screen

/// What a key can ask a page for; a page declares its own.
package struct PageCommand: Sendable, Hashable {
  /// Stands in users' files and never changes: `scroll-down`.
  package let name: String
  /// The keys that it has, before those of the same name that work everywhere.
  package let keys: [Key]
  /// As the list of keys says it.
  package let meaning: String
  /// A word for the status line; nil when it is not named there.
  package let hint: String?

  /// A command of a page.
  package init(_ name: String, keys: [Key], meaning: String, hint: String? = nil) {
    self.name = name
    self.keys = keys
    self.meaning = meaning
    self.hint = hint
  }
}
