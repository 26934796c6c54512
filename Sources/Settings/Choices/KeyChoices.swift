import Dashboard
import Screen
import Yams

/// Which key asks for what: the key `keys`.
enum KeyChoices {
  static let key = SettingKey<Configuration>(
    "keys",
    """
    Which key asks for what: one key, a list of them, or [] for none. A character as it is, or space, Ctrl-X, F1,
    Tab, Shift-Tab, Up, PageDown, Home, Enter, Esc, Backspace, Delete. A command named here has the keys that stand
    here and no others.
    """,
    read: { configuration, reader, _ in
      if let keymap = read(from: &reader) { configuration.keymap = keymap }
    },
    text: { configuration in
      let keymap = configuration.keymap
      return Command.all().map { command in
        let keys = YAMLText.list(keymap.keys(for: command).map(\.name))
        return "\n  # \(keymap.meaning(of: command))\n  \(command.name): \(keys)"
      }.joined()
    }
  ).settable(as: nil)

  static func read(from reader: inout MappingReader) -> Keymap? {
    guard let node = reader["keys"] else { return nil }
    let names = Command.all().map(\.name)
    var inner = MappingReader(node, title: "keys", known: names)
    var keys: [Command: [Key]] = [:]
    for command in Command.all() {
      guard let texts = inner.texts(command.name, mayBeEmpty: true) else { continue }
      keys[command] = texts.compactMap { text in
        if let key = Key(name: text) { return key }
        inner.report(
          "\(command.name) has no key \"\(text.prefix(20))\"; write a character, space, Ctrl-X, F1, Tab, Up, PageDown, "
            + "Enter or Esc", at: inner.line(of: command.name))
        return nil
      }
    }
    var keymap: Keymap?
    if inner.problems.isEmpty {
      do {
        keymap = try Keymap(overriding: keys)
      } catch {
        inner.report("\(error.command.name): \(error)", at: inner.line(of: error.command.name))
      }
    }
    reader.take(inner.problems)
    return keymap
  }
}
