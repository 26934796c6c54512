import BullionAnalytics
import BullionMonitor
import Screen
import TestMarket
import Testing

@testable import Dashboard

@Suite struct SupplyPageTests {
  private func state(_ columns: Int, _ rows: Int, settings: MonitorSettings = MonitorSettings())
    -> DashboardState
  {
    var state = DashboardState(monitor: ScriptedMarket.risen(settings: settings), page: SupplyPage.name)
    _ = state.receive(.resized(Size(columns: columns, rows: rows)))
    return state
  }

  private func text(_ state: DashboardState) -> String {
    state.frame(theme: .monochrome, glyphs: .unicode).text
  }

  @Test(arguments: [(160, 48), (80, 24), (40, 12)])
  func isLaidOutBySize(columns: Int, rows: Int) throws {
    try expectScreen(
      state(columns, rows).frame(theme: .monochrome, glyphs: .unicode), named: "supply-\(columns)x\(rows)")
  }

  @Test func isDrawnInASCII() throws {
    let frame = state(120, 40).frame(theme: .monochrome, glyphs: .ascii)
    #expect(!frame.text.unicodeScalars.contains { !$0.isASCII })
    try expectScreen(frame, named: "supply-120x40-ascii")
  }

  @Test func everythingIsSaidAndNothingIsInvented() {
    let all = text(state(160, 60))
    for words in [
      "Sweden", "unknown", "All others", "2,600 t", "Mexico, China and Peru together 12,700 t: 50.8 %",
      "by-product of lead and zinc", "over 12,400 t", "the sources differ", "World Silver Survey 2026",
      "5 years of deficit in a row, 2021 to 2025: -716.0 Moz", "forecast", "more than 1,000 t of gold",
      "Above $100", "silver line 100", "USGS Mineral Commodity Summaries 2025",
    ] { #expect(all.contains(words), "\(words) is missing") }
  }

  @Test func allOfItCanBeReachedByScrolling() {
    var state = state(80, 24)
    #expect(text(state).contains("Mexico") && !text(state).contains("Watched lines"))
    _ = state.receive(.key(.end))
    let end = text(state)
    #expect(!end.contains("Bolivia") && end.contains("silver line 100"))
    _ = state.receive(.key(.down))
    #expect(text(state) == end)
    _ = state.receive(.key(.home))
    #expect(text(state).contains("Bolivia"))
    var seen = ""
    for _ in 0..<10 {
      seen += text(state)
      _ = state.receive(.key(.pageDown))
    }
    #expect(text(state) == end)
    for words in ["Supply less demand", "Export controls", "Inventories"] { #expect(seen.contains(words)) }
    _ = state.receive(.key(.pageUp))
    _ = state.receive(.key(.character("k")))
    #expect(text(state) != end)
  }

  @Test func aTallerScreenLeavesNothingScrolledAway() {
    var state = state(80, 24)
    _ = state.receive(.key(.end))
    _ = state.receive(.resized(Size(columns: 160, rows: 60)))
    #expect(text(state).contains("Mexico"))
  }

  @Test func withOneMetalTheKeySaysSo() {
    var state = state(120, 40)
    #expect(state.notice == nil)
    _ = state.receive(.key(.character("x")))
    #expect(state.notice?.hasPrefix("there is one metal") == true)
  }

  @Test func oneKeySwitchesTheMetal() throws {
    var settings = MonitorSettings()
    var gold = MetalSupply(
      production: try ProductionTable(
        metal: "gold", year: 2023, unit: "t", world: 3000, source: "a survey",
        producers: [.init(country: "Utopia", production: 380)]))
    gold.previous = try ProductionTable(
      metal: "gold", year: 2022, unit: "t", world: 3000, source: "a survey",
      producers: [.init(country: "Utopia", production: 400)])
    gold.reserves = ["Utopia": 3100]
    settings.otherSupplies = [gold]
    var state = state(120, 40, settings: settings)
    #expect(text(state).contains("Silver mine production 2024"))
    _ = state.receive(.key(.character("x")))
    let second = text(state)
    for words in [
      "Gold mine production 2023", "Utopia", "12.7 %", "-5 %", "res. 3,100", "Change on 2022",
      "No balance of gold is known", "No notes on gold", "gold floor 5,000",
    ] { #expect(second.contains(words), "\(words) is missing") }
    _ = state.receive(.key(.character("x")))
    #expect(text(state).contains("Silver mine production 2024"))
  }
}
