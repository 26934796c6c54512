import Panels

extension Keymap {
  /// The first key of a command, as it is written; nil without one.
  func name(of command: Command) -> String? { keys(for: command).first?.name }

  /// The keys that the screen names.
  var hints: KeyHints {
    var hints = KeyHints()
    hints.quit = name(of: .quit)
    hints.showKeys = name(of: .showKeys)
    hints.acknowledge = name(of: .acknowledge)
    hints.nextTheme = name(of: .nextTheme)
    hints.toggleBell = name(of: .toggleBell)
    hints.freeze = name(of: .freeze)
    hints.togglePause = name(of: .togglePause)
    hints.slower = name(of: .slower)
    hints.faster = name(of: .faster)
    hints.skipToNextEvent = name(of: .skipToNextEvent)
    hints.showFeeds = name(of: .showFeeds)
    return hints
  }
}
