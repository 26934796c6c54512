import Panels
import Screen
import Settings
import TestMarket
import Testing

@testable import Dashboard

private func story() -> DashboardState {
  var state = DashboardState(monitor: ScriptedMarket.monitor())
  _ = state.receive(.feed([.headline("Silver approaches $100")]))
  _ = state.receive(.feed(ScriptedMarket.rise))
  _ = state.receive(.playback(Playback(speed: 2, isControllable: true, hasEvents: true, tempo: 60)))
  return state
}

@Test(
  "The story has a quiet line of its own at every size, whatever the alarms do",
  arguments: [(40, 12), (60, 20), (80, 24), (120, 40), (160, 48), (200, 24), (80, 60)])
func captionsHaveALineOfTheirOwn(columns: Int, rows: Int) throws {
  let theme = try ThemeLibrary.theme("dark")
  let frame = story().frame(size: Size(columns: columns, rows: rows), theme: theme, glyphs: .unicode)
  let lines = frame.text.split(separator: "\n", omittingEmptySubsequences: false)
  #expect(lines[1].contains("! ALARM"))
  #expect(lines[rows - 2].hasPrefix(" Silver approaches $100"))
  let style = frame[1, rows - 2].style
  #expect(style.background == theme[.background].background && style != theme[.alarm])
  #expect(columns < 60 || lines[rows - 2].contains("2 minutes a second"))
}

@Test(
  "What the reader is told stands in the last line at every size, with a story and without, under any alarm",
  arguments: [(40, 12), (80, 24), (120, 40)])
func whatTheReaderIsToldTakesThePlaceOfTheKeys(columns: Int, rows: Int) {
  var plain = DashboardState(monitor: ScriptedMarket.risen())
  var alarmed = story()
  for hasStory in [true, false] {
    func lines(_ state: DashboardState) -> [Substring] {
      state.frame(size: Size(columns: columns, rows: rows), theme: .monochrome, glyphs: .unicode).text
        .split(separator: "\n", omittingEmptySubsequences: false)
    }
    func said(_ state: inout DashboardState) -> (text: Substring, lines: [Substring]) {
      _ = state.receive(.key(.character("s")))
      let lines = lines(state)
      return (lines[rows - 1], lines)
    }
    let (line, all) = hasStory ? said(&alarmed) : said(&plain)
    #expect(line.contains("shelve"), "\(line)")
    if hasStory { #expect(all[rows - 2].contains("Silver approaches")) }
  }
  // The next key brings the keys back.
  _ = alarmed.receive(.key(.character("m")))
  let last = alarmed.frame(size: Size(columns: 120, rows: 40), theme: .monochrome, glyphs: .unicode).text
    .split(separator: "\n", omittingEmptySubsequences: false)[39]
  #expect(last.contains("quit"))
}

@Test func theEndsOfTheSpeedsAreSaid() {
  var state = story()
  var playback = Playback(speed: 64, isControllable: true, tempo: 60)
  playback.isFastest = true
  _ = state.receive(.playback(playback))
  #expect(state.receive(.key(.character("+"))).isEmpty)
  #expect(
    state.frame(size: Size(columns: 120, rows: 40), theme: .monochrome, glyphs: .unicode).text
      .contains("64x is the fastest"))
  #expect(state.receive(.key(.character("-"))) == [.slower])
}
