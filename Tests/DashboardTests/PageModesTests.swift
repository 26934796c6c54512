import BullionMarket
import Panels
import Screen
import TestMarket
import Testing

@testable import Dashboard

/// Whatever can be open on a page: keys that open it, and a key that goes on in it.
struct PageMode: Sendable, CustomStringConvertible {
  let page: PageName
  let keys: String
  let description: String

  static let all = [
    PageMode(page: "overview", keys: "?", description: "list of keys"),
    PageMode(page: "overview", keys: ":", description: "palette"),
    PageMode(page: "chart", keys: "g", description: "date"),
    PageMode(page: "chart", keys: "x", description: "crosshair"),
    PageMode(page: "chart", keys: "xm", description: "measuring"),
    PageMode(page: "chart", keys: "xA", description: "alarm form"),
    PageMode(page: "risk", keys: "e", description: "what-if"),
    PageMode(page: "alarms", keys: "s", description: "time of shelving"),
    PageMode(page: "alarms", keys: "e", description: "limit"),
    PageMode(page: "alarms", keys: "/", description: "filter"),
  ]
}

@Suite struct PageModesTests {
  private func screen(_ state: DashboardState) -> Frame { state.frame(theme: .monochrome, glyphs: .unicode) }

  @Test("A mode that is open outlives every size of the terminal", arguments: PageMode.all)
  func aModeOutlivesResizing(mode: PageMode) {
    var still = studied(mode.page, 160, 48)
    for key in mode.keys { _ = still.receive(.key(.character(key))) }
    var moved = still
    for (columns, rows) in [(40, 12), (300, 90), (10, 3), (1, 1), (80, 24), (60, 20), (160, 48)] {
      _ = moved.receive(.resized(Size(columns: columns, rows: rows)))
      #expect(screen(moved).cells.count == columns * rows)
    }
    #expect(screen(moved).text == screen(still).text)
    for key in [Key.character("1"), .backspace, .right, .down] {
      _ = moved.receive(.key(key))
      _ = still.receive(.key(key))
    }
    #expect(screen(moved).text == screen(still).text)
    for key in [Key.escape, .escape] { _ = moved.receive(.key(key)) }
    #expect(moved.overlay == nil && !moved.pages.open.isTyping)
  }

  @Test(
    "Every key of every page does something that is seen or asked for",
    arguments: Pages.standard.map { $0.name.text })
  func everyKeyDoesSomething(page: String) {
    let opened = studied(PageName(page), 80, 24)
    // What has to be so for a key to have an effect: scrolled, zoomed, moved back, with a crosshair.
    let preludes: [[Key]] = [
      [], [.pageDown, .pageDown], [.character("-"), .character("-"), .pageUp], [.character("x")],
      [.character("x"), .up], [.down, .down], [.left, .left],
      [.character("I"), .character("I"), .end],
    ]
    for prelude in preludes.prefix(4) {
      var state = opened
      for key in prelude { _ = state.receive(.key(key)) }
      for command in state.pages.open.commands {
        let isAlive = preludes.contains { more in
          var before = state
          for key in more { _ = before.receive(.key(key)) }
          guard before.pages.open.commands.contains(command), let key = command.keys.first else {
            return false
          }
          var after = before
          let effects = after.receive(.key(key))
          return !effects.isEmpty || screen(after).text != screen(before).text
            || after.overlay != before.overlay
        }
        let isTaken = command.keys.allSatisfy {
          state.keymap.meaning(of: $0, on: state.pages.open) != .page(command)
        }
        #expect(isAlive || isTaken, "\(page): \(command.name) after \(prelude)")
      }
    }
  }

  @Test("What a page looks back on is remembered", arguments: ["ratio", "risk"])
  func windowsAreRemembered(page: String) {
    var state = studied(PageName(page), 160, 48)
    _ = state.receive(.key(.character("w")))
    #expect(state.pages.memory["\(page).window"] == "fiveYears")
    var next = studied(PageName(page), 160, 48)
    next.pages.recall(state.pages.memory)
    #expect(screen(next).text == screen(state).text)
    next.pages.recall(["\(page).window": "a century"])
    #expect(screen(next).text == screen(state).text)
  }
}
