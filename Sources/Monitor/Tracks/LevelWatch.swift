import BullionMarket

/// On which side of a price line the market is, since when, and how long it has been above in all.
struct LevelWatch: Sendable, Equatable {
  /// A longer time between two prices is a hole in the data: it counts only when the price was above at both ends.
  private static let hole: Int64 = 10 * 60_000

  let level: PriceLevel
  private var side: LevelReading.Side?
  private var since: Timestamp?
  private var hasCrossed = false
  private var millisecondsAbove: Int64 = 0

  init(level: PriceLevel) { self.level = level }

  /// - Parameter marketTime: milliseconds for which the market was open since the metal's last price.
  mutating func add(_ price: Price, at time: Timestamp, marketTime: Int64) {
    let now: LevelReading.Side = price >= level.value ? .above : .below
    if side == .above, now == .above || marketTime <= Self.hole {
      millisecondsAbove += max(0, marketTime)
    }
    if now != side {
      hasCrossed = side != nil
      side = now
      since = time
    }
  }

  var reading: LevelReading {
    LevelReading(
      name: level.name, instrument: level.instrument, value: level.value, side: side, since: since,
      hasCrossed: hasCrossed,
      secondsBeyond: Double(millisecondsAbove) / 1000)
  }
}
