import BullionMarket

/// A mid of both metals at one moment, in dollars.
struct MetalPair: Sendable, Hashable {
  var gold: Double
  var silver: Double

  /// Ounces of silver that buy one ounce of gold.
  var ratio: Double { gold / silver }

  /// The mid of one metal on its quoting grid (gold 0.01, silver 0.001).
  func price(_ instrument: Instrument) -> Price {
    let dollars = instrument == .gold ? gold : silver
    let step = instrument.tickSize.ticks
    let steps = (dollars * Double(Price.ticksPerDollar / step)).rounded()
    return Price(ticks: (Int64(exactly: steps) ?? 0) * step)
  }
}
