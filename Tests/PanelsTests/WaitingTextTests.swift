import BullionMarket
import BullionMonitor
import TestMarket
import Testing

@testable import Panels

private let now = ScriptedMarket.now

private func live(_ states: [SourceReading.State], history: Bool = false) -> Monitor {
  var monitor = Monitor(feedName: "live", mode: .live)
  if history { monitor.load(history: ScriptedMarket.history) }
  monitor.receive(.clock(now.advanced(bySeconds: 125)))
  monitor.receive(
    .sources(
      states.enumerated().map { index, state in
        SourceReading(
          name: index == 0 ? "binance" : "kraken", kind: .perpetual, state: state, isShown: false,
          reason: "refuses the connection")
      }))
  return monitor
}

private func panel(_ monitor: Monitor) -> String {
  var keys = KeyHints()
  keys.showFeeds = "2"
  return picture(70, 16) {
    PricePanel(context(monitor, keys: keys), instrument: .gold).draw(into: &$0, in: $1)
  }
}

@Test("A live start that reaches nobody says so where the prices would be")
func nobodyAnswersWhereThePricesWouldBe() {
  let text = panel(live([.down, .down]))
  #expect(text.contains("no source answers"))
  #expect(text.contains("binance: refuses the connection"))
  #expect(text.contains("the key 2 shows more"))
  let waiting = panel(live([.down, .waiting]))
  #expect(!waiting.contains("no source answers"))
  #expect(waiting.contains("waiting for prices"))
}

@Test("A stored price stands with its own time and age, and without a change")
func aStoredPriceSaysWhenItWas() {
  let monitor = live([.down, .down], history: true)
  let text = panel(monitor)
  #expect(text.contains("last price 13:59, 2 min ago"))
  #expect(text.contains("no source answers"))
  #expect(!text.contains("▲") && !text.contains("▼"))
  #expect(monitor.readings.gold.change.percent == nil)
  #expect(monitor.readings.gold.gains[.week] == nil)
  let compact = picture(40, 9) { CompactPanel(context(monitor)).draw(into: &$0, in: $1) }
  #expect(compact.contains("  13:59, 2 min ago"))
  #expect(!compact.contains("▲") && !compact.contains("%"))
}

@Test func aLivePriceNeedsNoExcuse() {
  var monitor = live([.live, .down], history: true)
  for instrument in Instrument.allCases {
    monitor.receive(
      ScriptedMarket.quote(
        instrument, at: now.advanced(bySeconds: 126), bid: instrument == .gold ? 4980 : 98, spread: 0.1))
  }
  let text = panel(monitor)
  #expect(!text.contains("last price") && !text.contains("waiting"))
  #expect(text.contains("▲"))
}
