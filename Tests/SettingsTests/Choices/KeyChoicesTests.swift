import Dashboard
import Screen
import Settings
import Testing

@Suite struct KeyChoicesTests {
  @Test func keysAreTaken() throws {
    let keymap = try configuration("keys: {acknowledge: x, pause: Space, quit: [q, ctrl-q], freeze: []}")
      .keymap
    #expect(keymap[.character("x")] == .acknowledge)
    #expect(keymap[.character("a")] == nil)
    #expect(keymap[.character(" ")] == .togglePause)
    #expect(keymap[.control("q")] == .quit)
    #expect(keymap.keys(for: .freeze).isEmpty)
    #expect(keymap[.character("s")] == .shelve)
    #expect(try configuration("").keymap == .standard)
  }

  @Test(
    "A problem names the line, the key and what was meant",
    arguments: [
      ("keys:\n  acknowlege: a", "line 2: keys: unknown key \"acknowlege\"; did you mean \"acknowledge\"?"),
      (
        "keys: {acknowledge: s}",
        "line 1: keys: acknowledge: the key s belongs to shelve; take another one, or give shelve another one too"
      ),
      (
        "keys:\n  shelve: Up\n  freeze: Up",
        "line 3: keys: freeze: the key Up belongs to shelve; take another one, or give shelve another one too"
      ),
      ("keys: {quit: []}", "line 1: keys: quit: needs a key, or there is no way out"),
      ("keys: {bell: Ctrl-C}", "line 1: keys: bell: the key Ctrl-C never arrives here: it ends the program"),
      (
        "keys: {bell: Alt-x}",
        "line 1: keys: bell has no key \"Alt-x\"; write a character, space, Ctrl-X, F1, Tab, Up, PageDown, Enter or Esc"
      ),
      ("keys: {bell: {a: b}}", "line 1: keys: bell must be a text, or a list of texts, not a block of keys"),
    ])
  func problem(_ yaml: String, _ text: String) {
    #expect(problems(yaml) == [text])
  }
}
