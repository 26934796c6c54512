import Screen
import TestMarket
import Testing

@testable import Dashboard

private let names = ["bullion-dark", "bullion-light", "green", "Solarized (Dark)", "broken"]

private func opened(_ shown: String = "bullion-dark") -> DashboardState {
  var state = DashboardState(monitor: ScriptedMarket.monitor())
  #expect(state.receive(.key(.character("t"))) == [.listThemes])
  _ = state.receive(.themes(names, shown: shown))
  return state
}

private func text(
  _ state: DashboardState, _ columns: Int = 120, _ rows: Int = 40, _ glyphs: Glyphs = .unicode
) -> String {
  state.frame(size: Size(columns: columns, rows: rows), theme: .monochrome, glyphs: glyphs).text
}

@Suite struct ThemeListTests {
  @Test func movingShowsAndEscapeBringsBack() {
    var state = opened()
    #expect(text(state).contains("▶ bullion-dark"))
    #expect(state.receive(.key(.down)) == [.showTheme("bullion-light")])
    #expect(state.receive(.key(.end)) == [.showTheme("broken")])
    #expect(state.receive(.key(.down)) == [.showTheme("broken")])
    #expect(state.receive(.key(.up)) == [.showTheme("Solarized (Dark)")])
    #expect(state.receive(.key(.escape)) == [.showTheme("bullion-dark")])
    #expect(state.overlay == nil)
  }

  @Test func enterKeeps() {
    var state = opened()
    _ = state.receive(.key(.down))
    #expect(state.receive(.key(.enter)).isEmpty)
    #expect(state.overlay == nil)
  }

  @Test func whatIsTypedNarrowsTheListDown() {
    var state = opened()
    for character in "sol" { _ = state.receive(.key(.character(character))) }
    #expect(text(state).contains("> sol") && text(state).contains("▶ Solarized (Dark)"))
    #expect(!text(state).contains("bullion-light"))
    for character in "zzz" { #expect(state.receive(.key(.character(character))).isEmpty) }
    #expect(text(state).contains("nothing of this name"))
    #expect(state.receive(.key(.escape)) == [.showTheme("bullion-dark")])
  }

  @Test func aThemeThatCannotBeHadSaysWhyAndIsNotKept() {
    var state = opened()
    _ = state.receive(.key(.end))
    _ = state.receive(.themeRefused("broken", reason: "broken: line 3 is no colour"))
    #expect(text(state).contains("broken: line 3 is no colour"))
    #expect(state.receive(.key(.enter)).isEmpty)
    #expect(state.overlay != nil)
    #expect(state.receive(.key(.up)) == [.showTheme("Solarized (Dark)")])
    _ = state.receive(.key(.enter))
    #expect(state.overlay == nil)
  }

  @Test("A theme of a file that was asked for is in the list")
  func anOwnFileIsInTheList() {
    var state = opened("/home/me/mine.yaml")
    #expect(text(state).contains("▶ /home/me/mine.yaml"))
    #expect(state.receive(.key(.home)) == [.showTheme("bullion-dark")])
  }

  @Test(
    "It fits every size, and leaves the page in sight", arguments: [(40, 12), (80, 24), (160, 48), (300, 90)])
  func itFitsEverySize(columns: Int, rows: Int) {
    let state = opened()
    #expect(text(state, columns, rows).contains("▶ bullion-dark"))
    #expect(text(state, columns, rows).contains("Gold"))
    #expect(!text(state, columns, rows, .ascii).unicodeScalars.contains { !$0.isASCII })
  }
}
