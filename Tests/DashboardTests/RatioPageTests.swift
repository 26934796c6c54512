import BullionMarket
import Screen
import TestMarket
import Testing

@testable import Dashboard

@Suite struct RatioPageTests {
  private func text(_ state: DashboardState) -> String {
    state.frame(theme: .monochrome, glyphs: .unicode).text
  }

  @Test(arguments: [(160, 48), (80, 24), (40, 12)])
  func isLaidOutBySize(columns: Int, rows: Int) throws {
    let frame = studied(RatioPage.name, columns, rows).frame(theme: .monochrome, glyphs: .unicode)
    try expectScreen(frame, named: "ratio-\(columns)x\(rows)")
  }

  @Test func isDrawnInASCII() {
    let frame = studied(RatioPage.name, 120, 40).frame(theme: .monochrome, glyphs: .ascii)
    #expect(!frame.text.unicodeScalars.contains { !$0.isASCII })
  }

  @Test func whatIsNotCoveredIsSaidAndNotGuessed() {
    let all = text(studied(RatioPage.name, 160, 48))
    #expect(all.contains("5 years  272 of 1,260      —     —"))
    #expect(all.contains("1 year            252  -1.95   0 %"))
    #expect(all.contains("not advice") && all.contains("without spreads, storage and taxes"))
    #expect(all.contains("One ounce of gold from 6 Jan 2025 at 91.22"))
  }

  @Test func oneKeyTurnsTheWindow() {
    var state = studied(RatioPage.name, 160, 48)
    #expect(text(state).contains("Daily closes, 1 year") && text(state).contains("252 days since"))
    _ = state.receive(.key(.character("w")))
    #expect(
      text(state).contains("Daily closes, 5 years") && text(state).contains("271 of 1,260 days are known"))
    _ = state.receive(.key(.character("w")))
    #expect(text(state).contains("Daily closes, all"))
    _ = state.receive(.key(.character("w")))
    #expect(text(state).contains("Daily closes, 1 year"))
  }

  @Test func withoutAHistoryItSaysHowToGetOne() {
    let all = text(studied(RatioPage.name, 80, 24, history: []))
    #expect(all.contains("no daily closes of gold and silver: demo has no earlier bars"))
    #expect(all.contains("bullion import"))
    // What the moment says is there all the same.
    #expect(all.contains("bid 49.85") && all.contains("elasticity"))
    let gold = ScriptedMarket.history.filter {
      if case .bar(.silver, _, _) = $0 { false } else { true }
    }
    #expect(text(studied(RatioPage.name, 80, 24, history: gold)).contains("no daily closes of silver"))
  }

  @Test func untilTheHistoryIsThereItIsBeingRead() {
    var state = DashboardState(monitor: ScriptedMarket.risen(), page: RatioPage.name)
    let effects = state.receive(.resized(Size(columns: 80, rows: 24)))
    #expect(effects == [.loadBars(BarsRequest(.oneDay))])
    #expect(text(state).contains("being read"))
    // Bars that come when another page is open are there on return.
    _ = state.receive(.key(.character("1")))
    _ = state.receive(.bars(BarsAnswer(BarsRequest(.oneDay), reason: "the disk is gone")))
    #expect(!text(state).contains("the disk is gone"))
    state = studied(RatioPage.name, 80, 24)
    #expect(!text(state).contains("being read"))
  }

  @Test func aNewTradeDateBringsAnotherHistory() {
    var state = studied(RatioPage.name, 80, 24)
    let request = Effect.loadBars(BarsRequest(.oneDay))
    let soon = ScriptedMarket.now.advanced(bySeconds: 700)
    #expect(
      !state.receive(.feed([ScriptedMarket.quote(.gold, at: soon, bid: 5000, spread: 0.4)])).contains(request)
    )
    // Friday, 18:00 in New York, is Monday's.
    let later = ScriptedMarket.now.advanced(bySeconds: 9 * 3600 + 60)
    #expect(state.receive(.feed([.clock(later)])).contains(request))
    #expect(!state.receive(.feed([.clock(later.advanced(bySeconds: 60))])).contains(request))
  }
}
