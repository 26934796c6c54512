/// Whether a price can be relied on now.
public enum Quality: String, Sendable {
  /// Fresh.
  case good
  /// Older than max(15 s, 20 times the feed's median gap), in hours in which there is trading.
  case stale
  /// Old because nobody trades.
  case closed
  /// There was no price yet, or only history that has grown old.
  case none

  /// Derived values carry the worst quality of what they rest on.
  var severity: Int {
    switch self {
    case .good: 0
    case .closed: 1
    case .stale: 2
    case .none: 3
    }
  }
}
