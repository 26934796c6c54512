import Screen

/// What a key can ask for.
public enum Command: Sendable, Hashable, CaseIterable {
  case quit, showKeys, showOverview, showFeeds, nextPage, acknowledge, shelve, toggleBell, nextTheme, freeze,
    repaint
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

  public static let standard = Keymap(commands: [
    .character("q"): .quit, .character("?"): .showKeys, .function(1): .showKeys,
    .character("1"): .showOverview, .character("2"): .showFeeds, .tab: .nextPage,
    .character("a"): .acknowledge,
    .character("s"): .shelve,
    .character("m"): .toggleBell, .character("t"): .nextTheme, .character("f"): .freeze,
    .control("l"): .repaint, .character(" "): .togglePause, .character("+"): .faster,
    .character("="): .faster, .character("-"): .slower, .character("]"): .skipToNextEvent,
  ])

  /// Nil for a key that asks for nothing.
  public subscript(key: Key) -> Command? { commands[key] }

  /// The keys in the order of the list of keys, as they are written there.
  public func bindings(includingPlayback: Bool) -> [(key: String, meaning: String)] {
    Command.allCases.filter { includingPlayback || !$0.isPlayback }.compactMap { command in
      let keys = commands.filter { $0.value == command }.map { Self.name(of: $0.key) }.sorted()
      return keys.isEmpty ? nil : (keys.joined(separator: "  "), command.meaning)
    }
  }

  private static func name(of key: Key) -> String {
    switch key {
    case .character(" "): "space"
    case .character(let character): String(character)
    case .control(let character): "Ctrl-\(character.uppercased())"
    case .function(let number): "F\(number)"
    case .tab: "Tab"
    default: "\(key)"
    }
  }
}
