import BullionMarket
import BullionMonitor
import Panels
import Screen

/// The layers of keys: what lies over the page, what is being typed in it, its own keys, and what works everywhere.
extension DashboardState {
  private static let mostRecent = 20

  package var showsKeys: Bool { if case .keys? = overlay { true } else { false } }

  mutating func take(_ key: Key) -> [Effect] {
    notice = nil
    if let overlay { return take(key, over: overlay) }
    if pages.open.isTyping { return pages.receive(key, moment) }
    switch keymap.meaning(of: key, on: pages.open) {
    case nil where key == .escape: return goBack()
    case nil:
      // Said once, so that a habit is not scolded.
      if toldKeys.insert(key).inserted {
        notice = "\(key.name) does nothing here\(name(of: .showKeys).map { "; \($0) lists the keys" } ?? "")"
      }
      return []
    case let meaning?: return perform(meaning)
    }
  }

  private mutating func perform(_ meaning: Keymap.Meaning) -> [Effect] {
    switch meaning {
    case .page(let command):
      remember(command.name)
      return pages.receive(command, moment)
    case .everywhere(let command):
      if command != .palette, command != .showKeys { remember(command.name) }
      return perform(command)
    }
  }

  private mutating func remember(_ name: String) {
    recent.removeAll { $0 == name }
    recent.insert(name, at: 0)
    if recent.count > Self.mostRecent { recent.removeLast() }
  }

  /// Esc leads back to the page from which this one was opened.
  private mutating func goBack() -> [Effect] {
    guard let page = wayBack else { return [] }
    wayBack = nil
    return open(page)
  }

  private mutating func open(_ page: PageName) -> [Effect] {
    pages.show(page)
    return pages.opened(moment)
  }

  /// What may be done of what a key or a click asks for.
  mutating func allowed(_ effects: [Effect]) -> [Effect] {
    guard isReadOnly, effects.contains(where: \.isDeed) else { return effects }
    notice = Self.readOnly
    return effects.filter { if case .tell = $0 { false } else { !$0.isDeed } }
  }

  private static let readOnly = "this screen is for looking (read only); Ctrl-C leaves"

  private mutating func perform(_ command: Command) -> [Effect] {
    guard !isReadOnly || !command.isDeed else {
      notice = Self.readOnly
      return []
    }
    if command.isPlayback, !playback.isControllable || monitor.hasEnded {
      notice =
        monitor.hasEnded ? "there is no more input to play" : "only a demo or a replay can be played so"
      return []
    }
    if command == .skipToNextEvent, !playback.hasEvents {
      notice = "this feed tells no story"
      return []
    }
    if command == .faster && playback.isFastest || command == .slower && playback.isSlowest {
      let speed = NumberText.shortest(playback.speed)
      notice = "\(speed)x is the \(command == .faster ? "fastest" : "slowest") that it is played"
      return []
    }
    switch command {
    case .quit: return [.quit]
    case .showKeys: overlay = .keys(KeyList())
    case .palette: overlay = .palette(Palette())
    case .show(let page):
      wayBack = nil
      return open(page)
    case .nextPage:
      wayBack = nil
      pages.showNext()
      return pages.opened(moment)
    case .acknowledge:
      let count = monitor.acknowledgeAll()
      notice = count > 0 ? nil : "nothing to acknowledge"
    case .shelve: shelveFirstAlarm()
    case .reset: resetAlarms()
    case .toggleBell: isMuted.toggle()
    case .toggleMouse:
      hearsMouse.toggle()
      notice =
        hearsMouse
        ? "the mouse is listened to; the terminal selects text with Shift" : "the mouse is not listened to"
      return [.hearMouse(hearsMouse)]
    case .themes: return [.listThemes]
    case .freeze: frozen = frozen == nil ? monitor : nil
    case .repaint: return [.repaint]
    case .togglePause: return [.togglePause]
    case .faster: return [.faster]
    case .slower: return [.slower]
    case .skipToNextEvent: return [.skipToNextEvent]
    case .switchFeed:
      guard monitor.mode == .replay else { return [.switchFeed] }
      notice = "a replay is shown: begin with the demo or with live prices to switch between them"
    }
    return []
  }
}

// MARK: - What lies over the page

extension DashboardState {
  /// Everything that can be asked for now.
  var items: [Palette.Item] { keymap.items(on: pages.open, includingPlayback: playback.isControllable) }

  private mutating func take(_ key: Key, over overlay: Overlay) -> [Effect] {
    switch overlay {
    case .keys(var list):
      let closing: [Key] = [.escape, .enter, .character("?"), .character("q")] + keymap.keys(for: .showKeys)
      guard !closing.contains(key) else {
        self.overlay = nil
        return []
      }
      list.receive(key, count: keyRows(list).count, room: KeysPanel.room(in: bounds))
      self.overlay = .keys(list)
    case .palette(var palette):
      switch palette.receive(key, items: items, recent: recent) {
      case .open: self.overlay = .palette(palette)
      case .closed: self.overlay = nil
      case .chosen(let item):
        self.overlay = nil
        return perform(item.meaning)
      }
    case .themes(var list):
      let outcome = list.receive(key)
      self.overlay = .themes(list)
      switch outcome {
      case .open: break
      case .shown(let name): return [.showTheme(name)]
      case .kept: self.overlay = nil
      case .left(let name):
        self.overlay = nil
        return [.showTheme(name)]
      }
    }
    return []
  }

  /// The list of keys: those of the page, then those that work everywhere.
  func keyRows(_ list: KeyList) -> [KeysPanel.Row] {
    let found = items.filter { !$0.keys.isEmpty && list.finds($0.keys, $0.words) }
    func rows(_ title: String, _ items: [Palette.Item]) -> [KeysPanel.Row] {
      items.isEmpty ? [] : [.title(title)] + items.map { .binding(key: $0.keys, meaning: $0.words) }
    }
    let (own, others) = (found.filter(\.isOfPage), found.filter { !$0.isOfPage })
    let signs = Legend.entries.filter { list.finds($0.sign, $0.meaning) }
    return rows("on this page (\(type(of: pages.open).title))", own) + rows("everywhere", others)
      + (signs.isEmpty ? [] : [.title("signs and words")])
      + signs.map { .binding(key: $0.sign, meaning: $0.meaning) }
  }
}
