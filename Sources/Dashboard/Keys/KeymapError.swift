import Screen

/// Why keys cannot be had as they were asked for.
package enum KeymapError: Error, Sendable, Equatable, CustomStringConvertible {
  case taken(Command, Key, by: Command)
  case reserved(Command, Key, reason: String)
  case noWayOut

  package var command: Command {
    switch self {
    case .taken(let command, _, _), .reserved(let command, _, _): command
    case .noWayOut: .quit
    }
  }

  /// What to change, without the command's name.
  package var description: String {
    switch self {
    case .taken(_, let key, let other):
      "the key \(key.name) belongs to \(other.name); take another one, or give \(other.name) another one too"
    case .reserved(_, let key, let reason): "the key \(key.name) never arrives here: it \(reason)"
    case .noWayOut: "needs a key, or there is no way out"
    }
  }
}
