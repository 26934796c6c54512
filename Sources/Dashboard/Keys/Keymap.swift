import Screen

/// Which key asks for what. A page's own keys come before those that work everywhere.
package struct Keymap: Sendable, Equatable {
  /// What a key asks for, and whom.
  enum Meaning: Sendable, Equatable {
    case everywhere(Command)
    case page(PageCommand)
  }

  private var commands: [Key: Command]
  /// What can be asked for everywhere, in the order of the list of keys, and what the list says of it.
  private let order: [(command: Command, meaning: String)]

  /// The keys of the standard pages.
  package static let standard = Keymap(of: Pages.standard)

  /// The standard keys.
  ///
  /// - Parameter pages: each is opened by the digit of its place.
  package init(of pages: [any Page.Type]) {
    commands = [:]
    order = Command.all(pages).map { command in
      (command, pages.first { .show($0.name) == command }?.meaning ?? command.meaning)
    }
    for (command, _) in order { for key in command.standardKeys { commands[key] = command } }
    for (digit, page) in zip("123456789", pages) { commands[.character(digit)] = .show(page.name) }
  }

  /// The standard keys with those of some commands replaced; no keys at all switch a command's key off.
  ///
  /// - Throws: `KeymapError` when two commands want one key, when a key never arrives, or when quit has none.
  package init(overriding keys: [Command: [Key]]) throws(KeymapError) {
    self = .standard
    commands = commands.filter { keys[$0.value] == nil }
    for (command, _) in order {
      for key in keys[command] ?? [] {
        if let reason = key.reservedFor { throw .reserved(command, key, reason: reason) }
        if let other = commands[key], other != command { throw .taken(command, key, by: other) }
        commands[key] = command
      }
    }
    guard commands.values.contains(.quit) else { throw .noWayOut }
  }

  /// What works everywhere; nil for a key that asks for nothing.
  package subscript(key: Key) -> Command? { commands[key] }

  /// What a key asks for while a page is open; nil for nothing.
  func meaning(of key: Key, on page: any Page) -> Meaning? {
    if let command = page.commands.first(where: { $0.keys.contains(key) }) { return .page(command) }
    return commands[key].map { .everywhere($0) }
  }

  /// Everything that can be asked for on a page: its own first, then what works everywhere.
  func items(on page: any Page, includingPlayback: Bool) -> [Palette.Item] {
    // Each key is named with what it does now, which is what comes first.
    var taken: Set<Key> = []
    let own = page.commands.map { command in
      let keys = command.keys.filter { taken.insert($0).inserted }
      return Palette.Item(
        meaning: .page(command), words: command.meaning, keys: Self.text(keys), name: command.name)
    }
    return own
      + order.filter { includingPlayback || !$0.command.isPlayback }.map { command, meaning in
        Palette.Item(
          meaning: .everywhere(command), words: meaning,
          keys: Self.text(keys(for: command).filter { !taken.contains($0) }), name: command.name)
      }
  }

  private static func text(_ keys: [Key]) -> String { keys.map(\.name).joined(separator: "  ") }

  /// The keys of a command, by name.
  package func keys(for command: Command) -> [Key] {
    commands.filter { $0.value == command }.map(\.key).sorted { $0.name < $1.name }
  }

  /// What the list of keys says of a command.
  package func meaning(of command: Command) -> String {
    order.first { $0.command == command }?.meaning ?? command.meaning
  }

  package static func == (left: Keymap, right: Keymap) -> Bool { left.commands == right.commands }
}
