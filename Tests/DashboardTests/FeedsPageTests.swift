import BullionMarket
import BullionMonitor
import Screen
import TestMarket
import Testing

@testable import Dashboard

private let now = ScriptedMarket.now

private func symbol(
  _ name: String, _ instrument: Instrument, _ kind: PriceKind, _ dollars: Double, age: Double,
  premium: Double? = nil
) -> SymbolReading {
  SymbolReading(
    symbol: name, instrument: instrument, kind: kind, mid: Price(dollars: dollars),
    received: now.advanced(byMilliseconds: -Int64(age * 1000)), premium: premium)
}

private let sources = [
  SourceReading(
    name: "binance", kind: .perpetual, state: .down, isShown: false, reason: "connected but silent for 30 s",
    symbols: [
      symbol("XAUUSDT", .gold, .perpetual, 5004.21, age: 41),
      symbol("XAGUSDT", .silver, .perpetual, 99.98, age: 41),
    ], latency: 0.084, rate: 11.3, quotes: 18_422, refused: [.crossed: 2, .duplicate: 190], reconnects: 3,
    retryAt: now.advanced(bySeconds: 12), remark: "perpetuals"),
  SourceReading(
    name: "swissquote", kind: .spot, state: .live, isShown: true, reason: "shown",
    symbols: [
      symbol("XAU/USD", .gold, .spot, 4999.3, age: 0.4), symbol("XAG/USD", .silver, .spot, 99.871, age: 1.2),
    ],
    latency: 0.31, rate: 0.7, quotes: 2_210, remark: "unofficial endpoint"),
  SourceReading(
    name: "kraken", kind: .token, state: .live, isShown: false, reason: "good, watches the shown one",
    symbols: [
      symbol("PAXG/USD", .gold, .token, 5008.1, age: 2, premium: 0.176),
      symbol("XAUT/USD", .gold, .token, 5001, age: 5, premium: 0.034),
    ], latency: 0.05, rate: 2.1, quotes: 5_003, reconnects: 0, remark: "gold tokens; no silver"),
  SourceReading(
    name: "gold-api", kind: .spot, state: .off, isShown: false,
    reason: "403: this venue refuses to serve you; choose another source"),
]

private func monitor() -> Monitor {
  var monitor = Monitor(feedName: "live", mode: .live)
  monitor.load(history: ScriptedMarket.history)
  monitor.receive(
    .switched(
      SourceSwitch(
        from: "binance", to: "swissquote", kind: .spot, instruments: Instrument.allCases,
        reason: "binance: gold silent for 10 s",
        isFailover: true, time: now.advanced(bySeconds: -31))))
  monitor.receive(ScriptedMarket.quote(.gold, at: now, bid: 4999.1, spread: 0.4))
  monitor.receive(ScriptedMarket.quote(.silver, at: now, bid: 99.86, spread: 0.02))
  monitor.receive(.sources(sources))
  return monitor
}

private func frame(_ columns: Int, _ rows: Int, monitor: Monitor = monitor()) -> Frame {
  DashboardState(monitor: monitor, page: FeedsPage.name).frame(
    size: Size(columns: columns, rows: rows), theme: .monochrome, glyphs: .unicode)
}

@Test(arguments: [(160, 48), (80, 24), (40, 12)])
func feedsPageIsLaidOutBySize(columns: Int, rows: Int) throws {
  try expectScreen(frame(columns, rows), named: "feeds-\(columns)x\(rows)")
}

@Test func aDemoHasOneSource() throws {
  try expectScreen(frame(80, 24, monitor: ScriptedMarket.risen()), named: "feeds-80x24-demo")
}

@Test func foreignTextOfASourceIsMadeVisible() {
  var monitor = monitor()
  var bad = sources
  bad[0].reason = "closed: \u{1B}[2Jgone"
  bad[0].remark = "\u{7}"
  monitor.receive(.sources(bad))
  #expect(frame(160, 48, monitor: monitor).text.contains(#"closed: \e[2Jgone"#))
}

@Test func theOverviewNamesTheShownSource() {
  let text = DashboardState(monitor: monitor()).frame(
    size: Size(columns: 160, rows: 48), theme: .monochrome, glyphs: .unicode
  ).text
  #expect(text.contains("swissquote"))
  #expect(text.contains(" Feeds"))
}

@Test func keysTurnThePages() {
  var state = DashboardState(monitor: monitor())
  let names = Pages.standard.map { $0.name }
  for (digit, name) in zip("123456789", names) {
    _ = state.receive(.key(.character(digit)))
    #expect(state.page == name)
  }
  _ = state.receive(.key(.tab))
  #expect(state.page == names.first)
  _ = state.receive(.key(.character("2")))
  _ = state.receive(.key(.character("1")))
  #expect(state.page == names.first)
}
