import Screen

/// What a key can ask for, on every page.
package enum Command: Sendable, Hashable {
  case quit, showKeys, palette
  /// Opens a page.
  case show(PageName)
  case nextPage, acknowledge, shelve, reset, toggleBell, toggleMouse, themes, freeze, repaint
  case togglePause, faster, slower, skipToNextEvent, switchFeed

  /// All of them, in the order of the list of keys.
  ///
  /// - Parameter pages: in their order.
  package static func all(_ pages: [any Page.Type] = Pages.standard) -> [Command] {
    [.quit, .showKeys, .palette] + pages.map { .show($0.name) } + [
      .nextPage, .acknowledge, .shelve, .reset, .toggleBell, .toggleMouse, .themes, .freeze, .repaint,
      .togglePause,
      .faster, .slower, .skipToNextEvent, .switchFeed,
    ]
  }

  /// As the configuration names it: `acknowledge`; where two states take turns, the thing itself: `pause`.
  ///
  /// These stand in users' files and never change.
  package var name: String {
    switch self {
    case .quit: "quit"
    case .showKeys: "show-keys"
    case .palette: "palette"
    case .show(let page): "show-\(page.text)"
    case .nextPage: "next-page"
    case .acknowledge: "acknowledge"
    case .shelve: "shelve"
    case .reset: "reset"
    case .toggleBell: "bell"
    case .toggleMouse: "mouse"
    case .themes: "themes"
    case .freeze: "freeze"
    case .repaint: "repaint"
    case .togglePause: "pause"
    case .faster: "faster"
    case .slower: "slower"
    case .skipToNextEvent: "skip-to-next-event"
    case .switchFeed: "switch-feed"
    }
  }

  /// As the list of keys says it; of a page the page itself says it.
  var meaning: String {
    switch self {
    case .quit: "quit"
    case .showKeys: "all keys, with a search"
    case .palette: "everything that can be asked for, by words"
    case .show(let page): page.text
    case .nextPage: "next page"
    case .acknowledge: "acknowledge all alarms"
    case .shelve: "shelve the first alarm of the list for 15 minutes"
    case .reset: "reset latched alarms that are acknowledged and over"
    case .toggleBell: "bell on or off"
    case .toggleMouse: "mouse on or off"
    case .themes: "choose a theme"
    case .freeze: "freeze the view; data and alarms go on"
    case .repaint: "draw the whole screen again"
    case .togglePause: "pause or go on"
    case .faster: "play faster"
    case .slower: "play slower"
    case .skipToNextEvent: "skip to the next event"
    case .switchFeed: "from the demo to live prices, and back"
    }
  }

  /// The keys that it has unless the user gives it others; of a page, the digit of its place.
  var standardKeys: [Key] {
    switch self {
    case .quit: [.character("q")]
    case .showKeys: [.character("?"), .function(1)]
    case .palette: [.character(":"), .control("p")]
    case .show: []
    case .nextPage: [.tab]
    case .acknowledge: [.character("a")]
    case .shelve: [.character("s")]
    case .reset: [.character("r")]
    case .toggleBell: [.character("m")]
    case .toggleMouse: [.character("M")]
    case .themes: [.character("t")]
    case .freeze: [.character("f")]
    case .repaint: [.control("l")]
    case .togglePause: [.character(" ")]
    case .faster: [.character("+"), .character("=")]
    case .slower: [.character("-")]
    case .skipToNextEvent: [.character("]")]
    case .switchFeed: [.character("L")]
    }
  }

  /// Whether it does more than look: alarms and the program itself are for those who may.
  var isDeed: Bool {
    switch self {
    case .acknowledge, .shelve, .reset, .quit, .switchFeed: true
    case .showKeys, .palette, .show, .nextPage, .toggleBell, .toggleMouse, .themes, .freeze, .repaint,
      .togglePause, .faster, .slower, .skipToNextEvent:
      false
    }
  }

  /// Whether it makes sense only for a demo or a replay.
  var isPlayback: Bool {
    switch self {
    case .togglePause, .faster, .slower, .skipToNextEvent: true
    default: false
    }
  }
}
