import BullionMonitor
import Panels
import Screen
import TestMarket
import Testing

@testable import Dashboard

private func text(_ state: DashboardState, _ columns: Int = 120, _ rows: Int = 40) -> String {
  state.frame(size: Size(columns: columns, rows: rows), theme: .monochrome, glyphs: .unicode).text
}

extension DashboardState {
  @discardableResult
  fileprivate mutating func press(_ keys: Key...) -> [Effect] { keys.flatMap { receive(.key($0)) } }

  @discardableResult
  fileprivate mutating func type(_ text: String) -> [Effect] {
    text.flatMap { receive(.key(.character($0))) }
  }
}

@Suite struct FuzzyMatchTests {
  @Test func lettersMustComeInOrder() {
    #expect(FuzzyMatch.score("draw the whole screen again", for: "dws") != nil)
    #expect(FuzzyMatch.score("draw the whole screen again", for: "sd") == nil)
    #expect(FuzzyMatch.score("anything", for: "") == 0)
  }

  @Test func wordsGoBeforeScatteredLetters() throws {
    let whole = try #require(FuzzyMatch.score("next theme", for: "theme"))
    let scattered = try #require(FuzzyMatch.score("the feeds, more or less", for: "theme"))
    #expect(whole > scattered)
    let beginnings = try #require(FuzzyMatch.score("next theme", for: "nt"))
    let inside = FuzzyMatch.score("acknowledge all alarms at it", for: "nt")
    #expect(inside.map { beginnings > $0 } ?? true)
  }
}

@Suite struct PaletteTests {
  @Test func whatIsTypedIsFoundAndDone() {
    var state = DashboardState(monitor: ScriptedMarket.risen())
    state.press(.character(":"))
    #expect(text(state).contains("What to do") && text(state).contains("quit"))
    #expect(state.type("bel") == [])
    #expect(text(state).contains("▶ bell on or off"))
    state.press(.enter)
    #expect(state.isMuted && state.overlay == nil)
    // What was used last is first.
    state.press(.control("p"))
    #expect(text(state).contains("▶ bell on or off"))
    state.press(.escape)
    #expect(state.overlay == nil && state.isMuted)
  }

  @Test func nothingBeneathHearsItsKeys() {
    var state = DashboardState(monitor: ScriptedMarket.risen())
    state.press(.character(":"))
    #expect(state.type("qqq") == [])
    #expect(text(state).contains("nothing of this name"))
    #expect(state.press(.enter) == [])
    #expect(state.overlay == nil)
  }

  @Test func pagesCommandsAreInIt() {
    var state = DashboardState(monitor: ScriptedMarket.risen(), page: AlarmsPage.name)
    state.press(.character(":"))
    state.type("deadband")
    #expect(text(state).contains("change its limit and deadband"))
    state.press(.enter)
    #expect(state.pages.open.isTyping)
  }

  @Test func everyCommandCanBeFoundByItsWords() {
    let items = Keymap.standard.items(on: OverviewPage(), includingPlayback: true)
    for item in items {
      #expect(Palette.matches(items, query: item.words, recent: []).first == item, "\(item.words)")
    }
  }
}

@Suite struct KeyListTests {
  @Test(
    "It is closed by each of these", arguments: [.escape, .enter, .character("?"), .character("q")] as [Key])
  func closes(_ key: Key) {
    var state = DashboardState(monitor: ScriptedMarket.risen())
    state.press(.character("?"))
    #expect(state.showsKeys)
    #expect(state.press(key) == [])
    #expect(!state.showsKeys)
  }

  @Test func thePagesKeysComeFirst() throws {
    var state = DashboardState(monitor: ScriptedMarket.risen(), page: AlarmsPage.name)
    state.press(.character("?"))
    let lines = text(state, 120, 60)
    let own = try #require(lines.firstRange(of: "on this page (Alarms)"))
    let all = try #require(lines.firstRange(of: "everywhere"))
    #expect(own.lowerBound < all.lowerBound)
  }

  @Test func itIsScrolledAndSearchedAtTheSmallestSize() {
    var state = DashboardState(monitor: ScriptedMarket.risen(), page: AlarmsPage.name)
    _ = state.receive(.resized(Size(columns: 40, rows: 12)))
    state.press(.character("?"))
    #expect(text(state, 40, 12).contains("1 to 9 of"))
    var seen = text(state, 40, 12)
    for _ in 0..<10 {
      state.press(.pageDown)
      seen += text(state, 40, 12)
    }
    for command in Command.all() where !command.isPlayback && !Keymap.standard.keys(for: command).isEmpty {
      let key = Keymap.standard.keys(for: command).map(\.name).joined(separator: "  ")
      #expect(seen.contains("│ \(key) ") || command.name == "reset" || command.name == "shelve", "\(key)")
    }
    state.type("bell")
    #expect(text(state, 40, 12).contains("bell on or off"))
  }
}

@Test func aKeyThatAsksForNothingSaysSoOnce() {
  var state = DashboardState(monitor: ScriptedMarket.risen())
  state.press(.character("Q"))
  #expect(text(state).contains("Q does nothing here; ? lists the keys"))
  state.press(.character("Q"))
  #expect(!text(state).contains("does nothing here"))
  state.press(.escape)
  #expect(!text(state).contains("does nothing here"))
}

@Test func tabsStandStillFromSixtyColumnsOn() {
  let pages = Pages.standard.map { $0.title }
  for columns in [60, 80, 100, 120, 160, 240] {
    var state = DashboardState(monitor: ScriptedMarket.monitor())
    var places: Set<Int> = []
    for seconds in [0.3, 0.9, 1, 9.9, 10, 59] {
      let now = ScriptedMarket.now.advanced(byMilliseconds: Int64(seconds * 1000))
      _ = state.receive(.feed([.clock(now)]))
      let header = text(state, columns, 24).split(separator: "\n")[0]
      for digit in 1...pages.count { #expect(header.contains(" \(digit)"), "\(columns): \(header)") }
      #expect(header.contains(" 1 Overview "), "\(header)")
      if let range = header.firstRange(of: " 1 Overview ") {
        places.insert(header.distance(from: header.startIndex, to: range.lowerBound))
      }
    }
    #expect(places.count == 1, "\(columns)")
  }
}

@Test func theFootNamesFourKeysAndTheWayOut() {
  for page in Pages.standard {
    let state = DashboardState(monitor: ScriptedMarket.risen(), page: page.name)
    let foot = state.keyHints.foot
    #expect(foot.count == 6)
    #expect(foot.suffix(2) == [KeyHint("?", "keys", 7), KeyHint("q", "quit", 6)])
  }
}

@Suite struct PanelFocusTests {
  @Test func aPanelIsChosenExpandedAndLeft() {
    var state = DashboardState(monitor: ScriptedMarket.risen())
    _ = state.receive(.resized(Size(columns: 160, rows: 48)))
    state.press(.tab)
    #expect(text(state, 160, 48).contains("▶─ Gold") || text(state, 160, 48).contains("▶ Gold"))
    // The fourth has no page of its own: it gets all of the screen.
    state.press(.tab, .tab, .tab, .enter)
    #expect(text(state, 160, 48).contains("RSI") && !text(state, 160, 48).contains("Mexico"))
    state.press(.escape)
    #expect(text(state, 160, 48).contains("Mexico"))
    // The alarms have one; Esc leads back to the overview as it was.
    state.press(.tab, .tab, .enter)
    #expect(state.page == "alarms")
    state.press(.escape)
    #expect(state.page == "overview" && text(state, 160, 48).contains("▶"))
    state.press(.escape)
    #expect(!text(state, 160, 48).contains("▶"))
  }

  @Test func aSmallScreenHasNoPanels() {
    var state = DashboardState(monitor: ScriptedMarket.risen())
    _ = state.receive(.resized(Size(columns: 40, rows: 12)))
    state.press(.tab)
    #expect(state.notice == "there is no panel to choose at this size")
  }
}

@Test func theListOfKeysSaysWhatSignsAndWordsMean() {
  var state = DashboardState(monitor: ScriptedMarket.risen())
  _ = state.receive(.key(.character("?")))
  for letter in "deviations" { _ = state.receive(.key(.character(letter))) }
  let text = state.frame(size: Size(columns: 100, rows: 30), theme: .monochrome, glyphs: .unicode).text
  #expect(text.contains("signs and words"))
  #expect(text.contains("standard deviations off its mean"))
  #expect(!text.contains("acknowledge all alarms"))
}
