import Screen

/// What a key can ask for.
public enum Command: Sendable, Hashable, CaseIterable {
  case quit, showKeys, showOverview, showFeeds, nextPage, acknowledge, shelve, reset, toggleBell,
    nextTheme, freeze, repaint
  case togglePause, faster, slower, skipToNextEvent

  /// As the list of keys says it.
  public var meaning: String {
    switch self {
    case .quit: "quit"
    case .showKeys: "show or hide this list"
    case .showOverview: "the overview"
    case .showFeeds: "where prices come from"
    case .nextPage: "next page"
    case .acknowledge: "acknowledge all alarms"
    case .shelve: "shelve the first alarm of the list for 15 minutes"
    case .reset: "reset latched alarms that are acknowledged and over"
    case .toggleBell: "bell on or off"
    case .nextTheme: "next theme"
    case .freeze: "freeze the view; data and alarms go on"
    case .repaint: "draw the whole screen again"
    case .togglePause: "pause or go on"
    case .faster: "play faster"
    case .slower: "play slower"
    case .skipToNextEvent: "skip to the next event"
    }
  }

  /// Whether it makes sense only for a demo or a replay.
  public var isPlayback: Bool {
    switch self {
    case .togglePause, .faster, .slower, .skipToNextEvent: true
    default: false
    }
  }
}

/// Which key asks for what.
public struct Keymap: Sendable, Equatable {
  private var commands: [Key: Command]

  private init(commands: [Key: Command]) { self.commands = commands }

  public static let standard = Keymap(commands: [
    .character("q"): .quit, .character("?"): .showKeys, .function(1): .showKeys,
    .character("1"): .showOverview, .character("2"): .showFeeds, .tab: .nextPage,
    .character("a"): .acknowledge,
    .character("s"): .shelve, .character("r"): .reset,
    .character("m"): .toggleBell, .character("t"): .nextTheme, .character("f"): .freeze,
    .control("l"): .repaint, .character(" "): .togglePause, .character("+"): .faster,
    .character("="): .faster, .character("-"): .slower, .character("]"): .skipToNextEvent,
  ])

  /// Nil for a key that asks for nothing.
  public subscript(key: Key) -> Command? { commands[key] }

  /// The keys in the order of the list of keys, as they are written there.
  public func bindings(includingPlayback: Bool) -> [(key: String, meaning: String)] {
    Command.allCases.filter { includingPlayback || !$0.isPlayback }.compactMap { command in
      let keys = keys(for: command).map(\.name)
      return keys.isEmpty ? nil : (keys.joined(separator: "  "), command.meaning)
    }
  }

  /// The keys of a command, by name.
  public func keys(for command: Command) -> [Key] {
    commands.filter { $0.value == command }.map(\.key).sorted { $0.name < $1.name }
  }

  /// The standard keys with those of some commands replaced; no keys at all switch a command's key off.
  ///
  /// - Throws: `KeymapError` when two commands want one key, when a key never arrives, or when quit has none.
  public init(overriding keys: [Command: [Key]]) throws(KeymapError) {
    commands = Self.standard.commands.filter { keys[$0.value] == nil }
    for command in Command.allCases {
      for key in keys[command] ?? [] {
        if let reason = key.reservedFor { throw .reserved(command, key, reason: reason) }
        if let other = commands[key], other != command { throw .taken(command, key, by: other) }
        commands[key] = command
      }
    }
    guard commands.values.contains(.quit) else { throw .noWayOut }
  }
}

/// Why keys cannot be had as they were asked for.
public enum KeymapError: Error, Sendable, Equatable, CustomStringConvertible {
  case taken(Command, Key, by: Command)
  case reserved(Command, Key, reason: String)
  case noWayOut

  public var command: Command {
    switch self {
    case .taken(let command, _, _), .reserved(let command, _, _): command
    case .noWayOut: .quit
    }
  }

  /// What to change, without the command's name.
  public var description: String {
    switch self {
    case .taken(_, let key, let other):
      "the key \(key.name) belongs to \(other.name); take another one, or give \(other.name) another one too"
    case .reserved(_, let key, let reason): "the key \(key.name) never arrives here: it \(reason)"
    case .noWayOut: "needs a key, or there is no way out"
    }
  }
}
