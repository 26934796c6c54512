import Panels
import Screen

extension DashboardState {
  /// The keys that the screen names: those of the status line with a word each, by what can be asked for now.
  var keyHints: KeyHints {
    var hints = KeyHints()
    hints.showKeys = name(of: .showKeys)
    hints.acknowledge = name(of: .acknowledge)
    hints.showFeeds = name(of: .show(FeedsPage.name))
    hint(&hints, .quit, "quit", 6)
    hint(&hints, .showKeys, "keys", 7)
    hint(&hints, .acknowledge, "acknowledge", 5)
    for command in pages.open.commands {
      if let word = command.hint, let key = command.keys.first {
        hints.foot.append(KeyHint(key.name, word, 4))
      }
    }
    if playback.isControllable, !monitor.hasEnded {
      hint(&hints, .togglePause, playback.isPaused ? "go on" : "pause", 4)
      let speed = [name(of: .faster), name(of: .slower)].compactMap(\.self)
      if !speed.isEmpty { hints.foot.append(KeyHint(speed.joined(separator: " "), "speed", 3)) }
      if playback.hasEvents { hint(&hints, .skipToNextEvent, "next event", 3) }
    }
    if isFrozen { hint(&hints, .freeze, "unfreeze", 8) }
    hint(&hints, .nextTheme, "theme", 2)
    hint(&hints, .toggleBell, "bell", 1)
    return hints
  }

  private func hint(_ hints: inout KeyHints, _ command: Command, _ word: String, _ priority: Int) {
    if let key = name(of: command) { hints.foot.append(KeyHint(key, word, priority)) }
  }

  /// The first key of a command, as it is written; nil without one.
  func name(of command: Command) -> String? { keymap.keys(for: command).first?.name }
}
