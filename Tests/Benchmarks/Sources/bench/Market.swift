import BullionMarket

/// A random walk of both metals: the same on every run.
struct Walk {
  private var state: UInt64 = 42
  private(set) var gold: Int64 = 5_000_000_000
  private(set) var silver: Int64 = 100_000_000

  mutating func step() {
    gold += (random() % 41 - 20) * 10_000
    silver += (random() % 41 - 20) * 1_000
  }

  private mutating func random() -> Int64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Int64(state >> 33)
  }

  /// Quotes of both metals in turn, a tenth of a second apart.
  mutating func quote(_ number: Int, from start: Timestamp) -> Quote {
    step()
    let time = start.advanced(byMilliseconds: Int64(number) * 100)
    return number % 2 == 0
      ? Quote(
        instrument: .gold, time: time, bid: Price(ticks: gold), ask: Price(ticks: gold + 300_000))
      : Quote(
        instrument: .silver, time: time, bid: Price(ticks: silver), ask: Price(ticks: silver + 20_000))
  }
}
