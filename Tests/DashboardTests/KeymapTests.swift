import Panels
import Screen
import TestMarket
import Testing

@testable import Dashboard

/// A page without keys of its own.
private struct MinimalPage: Page {
  static let name: PageName = "minimal"
  static let title = "Minimal"
  static let meaning = "nothing"
  func draw(_ context: PanelContext, into frame: inout Frame, in body: Rect) {}
}

@Test func everyCommandHasAKeyAndAMeaning() {
  let listed = Keymap.standard.items(on: MinimalPage(), includingPlayback: true)
  #expect(listed.count == Command.all().count)
  #expect(listed.allSatisfy { !$0.keys.isEmpty && !$0.words.isEmpty })
}

@Test func playbackKeysAreListedOnlyWhereTheyWork() {
  let listed = Keymap.standard.items(on: MinimalPage(), includingPlayback: false)
  #expect(!listed.contains { $0.words == Command.faster.meaning })
  #expect(listed.count == Command.all().count { !$0.isPlayback })
}

@Test func unknownKeysAskForNothing() {
  for key in [Key.character("Q"), .up, .escape, .control("x"), .function(12), .character("é")] {
    #expect(Keymap.standard[key] == nil)
  }
}

@Test(
  "A key's name reads back as the key",
  arguments: [
    .character("a"), .character("Q"), .character(" "), .character("?"), .character("é"), .character("~"),
    .control("q"), .control(" "), .control("]"), .enter, .tab, .backTab, .escape, .backspace, .delete, .up,
    .down, .left, .right, .pageUp, .pageDown, .home, .end, .function(1), .function(12), .function(63),
  ] as [Key])
func keyNamesRoundTrip(_ key: Key) {
  #expect(Key(name: key.name) == key)
}

@Test func keyNamesAreReadAsPeopleWriteThem() {
  #expect(Key(name: "SPACE") == .character(" "))
  #expect(Key(name: "ctrl-q") == .control("q"))
  #expect(Key(name: "f5") == .function(5))
  #expect(Key(name: "pgdn") == .pageDown)
  #expect(Key(name: "return") == .enter)
  // The terminal sends Tab for it.
  #expect(Key(name: "Ctrl-I") == .tab)
}

@Test(
  "What is no key is not read",
  arguments: [
    "", " ", "  ", "ab", "F0", "F64", "F01", "F+1", "Ctrl-", "Ctrl-1", "Ctrl-é", "Ctrl-ab", "Alt-x",
    "\u{1b}", "\u{301}", "\t", "a\u{301}",
  ])
func noKey(_ name: String) {
  #expect(Key(name: name) == nil)
}

/// They stand in users' files: whatever the cases are called, these stay.
@Test func commandsAndKeysKeepTheirNames() {
  let names = [
    "quit", "show-keys", "show-overview", "show-feeds", "next-page", "acknowledge", "shelve", "reset", "bell",
    "themes",
    "freeze", "repaint", "pause", "faster", "slower", "skip-to-next-event",
  ]
  #expect(Set(names).isSubset(of: Command.all().map(\.name)))
  let keys: [Key] = [
    .character(" "), .enter, .tab, .backTab, .escape, .backspace, .delete, .up, .down, .left, .right, .pageUp,
    .pageDown, .home, .end, .control(" "), .control("q"), .function(5), .character("q"),
  ]
  #expect(
    keys.map(\.name) == [
      "space", "Enter", "Tab", "Shift-Tab", "Esc", "Backspace", "Delete", "Up", "Down", "Left", "Right",
      "PageUp",
      "PageDown", "Home", "End", "Ctrl-space", "Ctrl-Q", "F5", "q",
    ])
}

@Test func commandNamesAreUniqueAndKebabCase() {
  let names = Command.all().map(\.name)
  #expect(Set(names).count == names.count)
  #expect(names.allSatisfy { $0.allSatisfy { $0.isLowercase || $0 == "-" } })
  for name in ["quit", "show-keys", "pause", "bell", "themes", "skip-to-next-event"] {
    #expect(names.contains(name))
  }
}

@Test func keysCanBeReplaced() throws {
  let keymap = try Keymap(overriding: [
    .quit: [.character("x"), .control("q")], .acknowledge: [.character("q")], .freeze: [],
  ])
  #expect(keymap[.character("x")] == .quit)
  #expect(keymap[.control("q")] == .quit)
  #expect(keymap[.character("q")] == .acknowledge)
  #expect(keymap[.character("a")] == nil)
  #expect(keymap[.character("f")] == nil)
  #expect(keymap[.character("s")] == .shelve)
  #expect(keymap.keys(for: .quit) == [.control("q"), .character("x")])
  #expect(
    !keymap.items(on: MinimalPage(), includingPlayback: true).contains {
      $0.words == Command.freeze.meaning && !$0.keys.isEmpty
    })
  // Two commands swap their keys.
  let swapped = try Keymap(overriding: [.shelve: [.character("a")], .acknowledge: [.character("s")]])
  #expect(swapped[.character("a")] == .shelve)
  #expect(try Keymap(overriding: [:]) == .standard)
  let same = Dictionary(
    uniqueKeysWithValues: Command.all().map { ($0, Keymap.standard.keys(for: $0)) })
  #expect(try Keymap(overriding: same) == .standard)
}

@Test(
  "Keys that cannot work are refused",
  arguments: [
    ([.acknowledge: [.character("s")]], .taken(.acknowledge, .character("s"), by: .shelve)),
    (
      [.acknowledge: [.up], .shelve: [.down, .up]], .taken(.shelve, .up, by: .acknowledge)
    ),
    ([.quit: []], .noWayOut),
    ([.freeze: [.control("c")]], .reserved(.freeze, .control("c"), reason: "ends the program")),
  ] as [([Command: [Key]], KeymapError)])
func impossibleKeys(_ keys: [Command: [Key]], _ expected: KeymapError) {
  #expect(throws: expected) { try Keymap(overriding: keys) }
}

@Test("Footer, banner, tabs and list name the keys as they are set")
func theScreenNamesTheKeysThatAreSet() throws {
  let keymap = try Keymap(overriding: [
    .quit: [.character("z")], .acknowledge: [.character("x")], .showKeys: [.character("h")],
    .show("feeds"): [.function(2)], .themes: [],
  ])
  var state = DashboardState(monitor: ScriptedMarket.risen(), keymap: keymap)
  func text() -> String {
    state.frame(size: Size(columns: 120, rows: 40), theme: .monochrome, glyphs: .unicode).text
  }
  for words in [" z quit", " x acknowledge ", " x acknowledges", " h keys", " F2 "] {
    #expect(text().contains(words), "\(words) is missing")
  }
  #expect(!text().contains(" q quit") && !text().contains(" t theme"))
  _ = state.receive(.key(.character("h")))
  #expect(text().contains("h or Esc closes"))
}
