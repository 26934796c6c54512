import BullionMarket
import Testing

@testable import BullionMonitor

private func reading(
  _ name: String, shown: Bool, gold: Double, silver: Double, at time: Timestamp
) -> SourceReading {
  SourceReading(
    name: name, kind: .spot, state: .live, isShown: shown, reason: "",
    symbols: [
      SymbolReading(symbol: "XAU", instrument: .gold, kind: .spot, mid: dollars(gold), received: time),
      SymbolReading(symbol: "XAG", instrument: .silver, kind: .spot, mid: dollars(silver), received: time),
    ])
}

private func change(_ from: String?, _ to: String, at time: Timestamp) -> FeedEvent {
  .switched(
    SourceSwitch(
      from: from, to: to, kind: .spot, instruments: Instrument.allCases, reason: "test", time: time))
}

private func prices(_ gold: Double, _ silver: Double, at time: Timestamp) -> [FeedEvent] {
  [price(.gold, gold, at: time), price(.silver, silver, at: time)]
}

/// An hour of a quiet market at 5,000 and 100 from source a, with source b dearer by 3.44 and 0.05.
private func market() -> Monitor {
  var monitor = Monitor(feedName: "live", mode: .live)
  monitor.load(history: quietMonth(.gold, 4950) + quietMonth(.silver, 99))
  monitor.receive(change(nil, "a", at: friday))
  for second in stride(from: 0.0, to: 3600, by: 5) {
    let wave = Double(Int(second / 60) % 2) * 2
    let time = friday.plus(second)
    monitor.receive(prices(5000 + wave, 100, at: time))
    monitor.receive(
      .sources([
        reading("a", shown: true, gold: 5000 + wave, silver: 100, at: time),
        reading("b", shown: false, gold: 5003.44 + wave, silver: 100.05, at: time),
      ]))
  }
  return monitor
}

/// Ten minutes more, beginning after so many seconds, at prices that lie so much above those of source a.
private func goOn(_ monitor: inout Monitor, from first: Double, gold: Double, silver: Double) {
  for second in stride(from: first, to: 600, by: 5) {
    let wave = Double(Int(second / 60) % 2) * 2
    monitor.receive(prices(5000 + gold + wave, 100 + silver, at: friday.plus(3600 + second)))
  }
}

@Test(
  "The step from one source to another is no move: not of the change, the gains, the RSI or the day's high")
func anotherSourceIsNoMove() {
  var stayed = market()
  var changed = market()
  changed.receive(change("a", "b", at: friday.plus(3600)))
  // The first one has been silent for a while: what is known is the difference before.
  goOn(&stayed, from: 20, gold: 0, silver: 0)
  goOn(&changed, from: 20, gold: 3.44, silver: 0.05)
  let (expected, gold) = (stayed.readings.gold, changed.readings.gold)
  func difference(_ value: (MetalReading) -> Double?) -> Double {
    guard let left = value(gold), let right = value(expected) else { return .infinity }
    return left - right
  }
  #expect(abs(difference { $0.mid?.dollars } - 3.44) < 1e-9)
  #expect(abs(difference { $0.change.absolute?.dollars }) < 0.001)
  #expect(abs(difference { $0.gains[.day] }) < 0.002)
  #expect(abs(difference { $0.relativeStrength.value }) < 0.1)
  #expect(abs(difference { $0.indicators.averageTrueRange.value }) < 0.001)
  #expect(abs(difference { $0.indicators.exponentialAverage.value } - 3.44) < 0.001)
  #expect(abs(difference { $0.high?.dollars } - 3.44) < 0.001)
  func strengthAlarms(_ monitor: Monitor) -> [String] { monitor.activeIDs.filter { $0.hasPrefix("rsi") } }
  #expect(strengthAlarms(changed) == strengthAlarms(stayed))
}

@Test("A real move while nobody spoke is a move")
func whatTheMarketDidMeanwhileCounts() {
  var monitor = market()
  let now = friday.plus(3600)
  monitor.receive(change("a", "b", at: now))
  monitor.receive(prices(5053.44, 101.05, at: now.plus(30)))
  // 50 dollars above the 5,003.44 that 5,000 was there.
  #expect(abs((monitor.readings.gold.change.absolute?.dollars ?? 0) - 100) < 0.05)
}

@Test("Two sources that never spoke at once are held against each other where one follows the other at once")
func theFirstPriceTellsTheDifference() {
  var monitor = Monitor(feedName: "live", mode: .live)
  monitor.load(history: quietMonth(.gold, 4950) + quietMonth(.silver, 99))
  monitor.receive(change(nil, "a", at: friday))
  monitor.receive(prices(5000, 100, at: friday))
  let before = monitor.readings.gold.change.absolute
  monitor.receive(change("a", "b", at: friday.plus(2)))
  monitor.receive(prices(5003.44, 100.05, at: friday.plus(2)))
  #expect(monitor.readings.gold.change.absolute == before)
  // Later nothing tells a move from the difference; it is taken for a move.
  monitor.receive(change("b", "c", at: friday.plus(60)))
  monitor.receive(prices(5010, 100.05, at: friday.plus(60)))
  #expect(monitor.readings.gold.change.absolute != before)
}

@Test("A history that is read again knows the steps")
func stepsOutliveABackfill() {
  var monitor = market()
  let now = friday.plus(3600)
  monitor.receive(change("a", "b", at: now))
  for second in stride(from: 1.0, to: 300, by: 5) {
    monitor.receive(prices(5003.44, 100.05, at: now.plus(second)))
  }
  let before = monitor.readings.gold
  monitor.relearn(from: quietMonth(.gold, 4950) + quietMonth(.silver, 99))
  let after = monitor.readings.gold
  #expect(after.change.absolute == before.change.absolute)
  #expect(abs((after.relativeStrength.value ?? 0) - (before.relativeStrength.value ?? 100)) < 0.5)
  #expect(
    abs((after.indicators.exponentialAverage.value ?? 0) - (before.indicators.exponentialAverage.value ?? 1))
      < 0.05)
}
