import Panels
import Screen

extension DashboardState {
  /// The keys that the screen names: those of the status line with a word each, by what can be asked for now.
  var keyHints: KeyHints {
    var hints = KeyHints()
    hints.showKeys = name(of: .showKeys)
    hints.acknowledge = name(of: .acknowledge)
    hints.showAlarms = pages.openName == AlarmsPage.name ? nil : name(of: .show(AlarmsPage.name))
    hints.showFeeds = name(of: .show(FeedsPage.name))
    hints.foot = matters
    hint(&hints, .showKeys, "keys", 7)
    hint(&hints, .quit, "quit", 6)
    return hints
  }

  /// The four keys that matter here and now, those of the page before the rest.
  private var matters: [KeyHint] {
    var hints = KeyHints()
    if isFrozen { hint(&hints, .freeze, "unfreeze", 9) }
    for command in pages.open.commands {
      if let word = command.hint, let key = command.keys.first {
        hints.foot.append(KeyHint(key.name, word, 5))
      }
    }
    if monitor.alarmBoard.unacknowledgedCount > 0 { hint(&hints, .acknowledge, "acknowledge", 5) }
    if playback.isControllable, !monitor.hasEnded {
      hint(&hints, .togglePause, playback.isPaused ? "go on" : "pause", 4)
      if playback.hasEvents { hint(&hints, .skipToNextEvent, "next event", 3) }
      let speed = [name(of: .faster), name(of: .slower)].compactMap(\.self)
      if !speed.isEmpty { hints.foot.append(KeyHint(speed.joined(separator: " "), "speed", 3)) }
    }
    hint(&hints, .palette, "commands", 2)
    hint(&hints, .nextPage, "next page", 2)
    hint(&hints, .themes, "theme", 1)
    return Array(hints.foot.prefix(4))
  }

  private func hint(_ hints: inout KeyHints, _ command: Command, _ word: String, _ priority: Int) {
    // Its key may be the page's here.
    let taken = Set(pages.open.commands.flatMap(\.keys))
    if let key = keymap.keys(for: command).first(where: { !taken.contains($0) })?.name {
      hints.foot.append(KeyHint(key, word, priority))
    }
  }

  /// The first key of a command, as it is written; nil without one.
  func name(of command: Command) -> String? { keymap.keys(for: command).first?.name }
}
