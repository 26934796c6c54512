import BullionMonitor
import Screen
import TestMarket
import Testing

@testable import Panels

/// Settings none of which is the default.
private let settings: MonitorSettings = {
  var settings = MonitorSettings()
  settings.relativeStrengthPeriod = 7
  settings.pairWindow = 40
  settings.ratioWindow = 60
  settings.volatilityWindow = 30
  return settings
}()

private let market = ScriptedMarket.risen(settings: settings)

@Test(
  "Panels name the windows that are set, not those of the defaults", arguments: [(40, 8), (60, 9), (80, 15)])
func panelsNameTheirWindows(columns: Int, rows: Int) {
  let momentum = picture(columns, rows) { MomentumPanel(context(market)).draw(into: &$0, in: $1) }
  #expect(momentum.contains("RSI 7 "))
  #expect(!momentum.contains("14"))
  let ratio = picture(columns, rows) { RatioPanel(context(market)).draw(into: &$0, in: $1) }
  #expect(ratio.contains("60 days"))
  #expect(!ratio.contains("year"))
  let risk = picture(columns, 12) { RiskPanel(context(market)).draw(into: &$0, in: $1) }
  #expect(risk.contains("30 d, a year"))
}

@Test func momentumPanelPromisesOnlyWhatItShows() {
  let small = picture(60, 9) { MomentumPanel(context(market)).draw(into: &$0, in: $1) }
  #expect(!small.contains("elasticity"))
  let large = picture(60, 14) { MomentumPanel(context(market)).draw(into: &$0, in: $1) }
  #expect(large.contains("RSI 7 · beta · elasticity"))
  #expect(large.contains("Elastic "))
}

@Test func averagesAreNamedByTheirPeriods() {
  let gold = market.readings.gold
  let panel = picture(140, 20) { PricePanel(context(market), instrument: .gold).draw(into: &$0, in: $1) }
  #expect(panel.contains("EMA \(gold.indicators.exponentialAverage.period) "))
  #expect(panel.contains("ATR \(gold.indicators.averageTrueRange.period) "))
}

@Test func keysAreNamedAsTheyAreSet() {
  var keys = KeyHints()
  keys.showKeys = "h"
  keys.acknowledge = "x"
  keys.foot = [KeyHint("z", "quit", 6), KeyHint("p", "pause", 4), KeyHint("long", "the least of all", 0)]
  let context = context(market, keys: keys)
  let status = picture(60, 1) { StatusPanel(context).draw(into: &$0, in: $1) }
  #expect(status.hasPrefix(" z quit  p pause "))
  #expect(!status.contains("least"))
  let banner = picture(140, 1) { BannerPanel(context).draw(into: &$0, in: $1) }
  #expect(banner.contains(" x acknowledges"))
  let list = picture(60, 8) {
    KeysPanel(context, rows: [.binding(key: "z", meaning: "quit the dashboard")], query: "", firstRow: 0)
      .draw(into: &$0, in: $1)
  }
  #expect(list.contains("h or Esc closes"))
}
