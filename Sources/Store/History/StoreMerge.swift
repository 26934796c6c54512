/// Which of two bars of one key stays.
package enum StoreMerge: Sendable, Hashable {
  /// A whole one before a partial one, then the one of more quotes, then the one that is there; of two unfinished ones
  /// of equally many quotes the later.
  case better
  /// The one that comes, unless it is partial and the other whole.
  case newer
}
