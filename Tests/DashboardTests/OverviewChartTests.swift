import BullionMonitor
import Screen
import TestMarket
import Testing

@testable import Dashboard
@testable import Panels

private func screen(_ state: DashboardState, _ columns: Int, _ rows: Int) -> String {
  state.frame(size: Size(columns: columns, rows: rows), theme: .monochrome, glyphs: .unicode).text
}

private func press(_ keys: Key..., in state: inout DashboardState) {
  for key in keys { _ = state.receive(.key(key)) }
}

@Test("Charts are areas, and candles of longer bars where these have room")
func chartsGoByTheRoom() {
  func view(_ columns: Int, _ rows: Int) -> ChartView {
    PriceChart.view(.gold, PriceChartChoice(), in: Rect(x: 0, y: 0, width: columns, height: rows))
  }
  #expect(view(36, 4).style == .area && view(36, 4).interval == .oneMinute)
  #expect(view(28, 4).interval == .fiveMinutes)
  #expect(view(76, 10).style == .area)
  #expect(view(116, 24).style == .candles && view(116, 24).interval == .fiveMinutes)
  #expect(view(116, 8).style == .area)
}

@Test func barsOfTheChartsAreChangedWithAKey() {
  var state = DashboardState(monitor: ScriptedMarket.risen())
  _ = state.receive(.resized(Size(columns: 120, rows: 40)))
  #expect(screen(state, 120, 40).contains(" 1m │"))
  press(.character("i"), in: &state)
  #expect(screen(state, 120, 40).contains("bars in the charts: 5m"))
  #expect(screen(state, 120, 40).contains(" 5m │"))
  press(.character("I"), .character("I"), in: &state)
  #expect(screen(state, 120, 40).contains("bars in the charts: by the room"))
  press(.character("i"), .character("c"), in: &state)
  #expect(screen(state, 120, 40).contains("the charts: candles"))
  #expect(state.pages.memory["overview.interval"] == "5m")
  #expect(state.pages.memory["overview.style"] == "candles")
  var next = DashboardState(monitor: ScriptedMarket.risen())
  next.pages.recall(state.pages.memory)
  #expect(screen(next, 120, 40).contains(" 5m │"))
  // What no monitor keeps is passed over.
  next.pages.recall(["overview.interval": "1w", "overview.style": "pie"])
  #expect(screen(next, 120, 40).contains(" 1m │"))
}

@Test(
  "Every panel expands, to its page or over all of the screen, and Esc leads back",
  arguments: [(80, 24), (120, 40), (300, 90), (80, 60), (200, 24)])
func everyPanelExpands(columns: Int, rows: Int) {
  let size = Size(columns: columns, rows: rows)
  let count = OverviewLayout.places(in: Rect(x: 0, y: 2, width: columns, height: rows - 3)).count
  for place in 1...count {
    var state = DashboardState(monitor: ScriptedMarket.risen())
    _ = state.receive(.resized(size))
    let before = screen(state, columns, rows)
    for _ in 0..<place { press(.tab, in: &state) }
    let chosen = screen(state, columns, rows)
    #expect(chosen != before)
    press(.enter, in: &state)
    let expanded = screen(state, columns, rows)
    #expect(state.page != OverviewPage.name || expanded != chosen)
    press(.escape, in: &state)
    #expect(state.page == OverviewPage.name)
    #expect(screen(state, columns, rows) == chosen)
    press(.escape, in: &state)
    #expect(screen(state, columns, rows) == before)
  }
}

@Test func silversPanelOpensTheChartOfSilver() {
  var state = DashboardState(monitor: ScriptedMarket.risen())
  _ = state.receive(.resized(Size(columns: 120, rows: 40)))
  press(.tab, .tab, .enter, in: &state)
  #expect(state.page == ChartPage.name)
  #expect(screen(state, 120, 40).contains(" Silver  XAG/USD"))
}
