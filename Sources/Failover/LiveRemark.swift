/// Something for the log.
package struct LiveRemark: Sendable, Hashable {
  /// How grave it is.
  package enum Level: String, Sendable { case info, warning, error }
  package var level: Level
  /// The source it is about; nil for the feed as a whole.
  package var source: String?
  package var text: String
  /// Facts by name; not yet safe to print.
  package var facts: [String: String]

  /// A remark on a source, or on the feed as a whole.
  package init(_ level: Level, _ source: String?, _ text: String, _ facts: [String: String] = [:]) {
    self.level = level
    self.source = source
    self.text = text
    self.facts = facts
  }
}
