import LoopbackVenues
import Testing

@Test func marketIsTheSameForTheSameSeedAndMoment() {
  let market = LoopbackMarket(seed: 1)
  let time: Int64 = 1_769_176_800_000
  #expect(market.price(of: .gold, at: time) == LoopbackMarket(seed: 1).price(of: .gold, at: time))
  #expect(market.price(of: .gold, at: time) != LoopbackMarket(seed: 2).price(of: .gold, at: time))
  #expect(market.price(of: .gold, at: time) != market.price(of: .gold, at: time + 1000))
}

@Test func marketStaysWhereItBelongs() {
  let market = LoopbackMarket(seed: 3)
  var lowest: (gold: Int64, silver: Int64) = (.max, .max)
  var highest: (gold: Int64, silver: Int64) = (0, 0)
  for minute in 0..<20_000 as Range<Int64> {
    let gold = market.price(of: .gold, at: minute * 60_000)
    let silver = market.price(of: .silver, at: minute * 60_000)
    #expect(gold.bid < gold.ask && silver.bid < silver.ask)
    lowest = (min(lowest.gold, gold.bid), min(lowest.silver, silver.bid))
    highest = (max(highest.gold, gold.ask), max(highest.silver, silver.ask))
  }
  #expect(lowest.gold > 4_900_000 && highest.gold < 5_100_000)
  #expect(lowest.silver > 97_000 && highest.silver < 103_000)
}

@Test("No quarter of an hour of the market stands still: its RSI is always defined")
func marketNeverStandsStill() {
  let market = LoopbackMarket(seed: 1)
  let start: Int64 = 1_796_083_200_000
  for metal in LoopbackMetal.allCases {
    let closes = (0..<20_000 as Range<Int64>).map { minute in
      market.bar(of: metal, start: start + minute * 60_000, length: 60_000).close
    }
    for end in 15...closes.count {
      let window = closes[(end - 15)..<end]
      let least = window.min() ?? 0
      let move = Double((window.max() ?? 0) - least)
      // A tenth above the monitor's bound of 0.03 %.
      #expect(move > 0.000_33 * Double(least), "\(metal) in the quarter before minute \(end)")
    }
  }
}

@Test func barsHoldTheirPrices() {
  let market = LoopbackMarket(seed: 3)
  for minute in 0..<1000 as Range<Int64> {
    let bar = market.bar(of: .silver, start: minute * 60_000, length: 60_000)
    #expect(bar.low <= min(bar.open, bar.close) && bar.high >= max(bar.open, bar.close))
    #expect(bar.close == market.bar(of: .silver, start: (minute + 1) * 60_000, length: 60_000).open)
  }
}

@Test func offsetMovesTheMarket() {
  let plain = LoopbackMarket(seed: 1).price(of: .gold, at: 1000).middle
  let moved = LoopbackMarket(seed: 1, offset: 2).price(of: .gold, at: 1000).middle
  #expect(abs(Double(moved) / Double(plain) - 1.02) < 1e-6)
}

@Test(arguments: [
  ("none", LoopbackFault.none), ("silence", .silence), ("delay 500", .delay(milliseconds: 500)),
  ("status 451", .status(451)), ("Status 429 30", .status(429, retryAfter: 30)), ("slow-drip", .slowDrip),
])
func faultsCanBeWritten(text: String, fault: LoopbackFault) {
  #expect(LoopbackFault(words: text.split(separator: " ")) == fault)
}

@Test(arguments: ["", "delay", "delay x", "status 99", "status 451 x", "silence 1", "nonsense"])
func whatIsNoFaultIsRefused(text: String) { #expect(LoopbackFault(words: text.split(separator: " ")) == nil) }
