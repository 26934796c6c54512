import BullionMarket
import Venues

/// The judge of one source's prices: what has passed, what has not, and the last good one of each symbol.
struct SourcePrices: Sendable {
  private(set) var legs: [SourceLeg]
  private(set) var statistics = SourceStatistics()
  /// Of the last prices one bit each, the latest lowest: set for one that was refused.
  private var refusals: UInt32 = 0
  /// The venue's own times of all prices, accepted or not, since they were last taken.
  private var venueTimes: [Timestamp] = []

  init(of facts: VenueFacts) { legs = facts.symbols.map { SourceLeg(symbol: $0) } }

  /// How many of the last twenty prices were refused.
  var recentRefusals: Int { (refusals & 0xFFFFF).nonzeroBitCount }

  /// When a price came last, by the steady clock; nil before the first.
  var lastReceived: Timestamp? { legs.compactMap(\.received).max() }

  /// The first symbol of a metal: the one that is shown.
  func leg(of instrument: Instrument) -> SourceLeg? { legs.first { $0.symbol.instrument == instrument } }

  /// Judges a price.
  ///
  /// - Parameters:
  ///   - quote: `received` is the time that it is.
  ///   - symbol: which of the venue's symbols it is of.
  ///   - generation: which connection brought it.
  ///   - now: when it came, by the steady clock.
  mutating func judge(
    _ quote: Quote, symbol: Int, generation: Int, at now: Timestamp
  ) -> QuoteFilter.Verdict {
    // A price that is stamped when it comes says nothing about the clocks.
    if !quote.isStampedOnArrival { venueTimes.append(quote.time) }
    let verdict = legs[symbol].check(quote, generation: generation, at: now)
    switch verdict {
    case .accepted:
      refusals <<= 1
      statistics.accept(quote, at: now)
    case .duplicate:
      refusals <<= 1
      statistics.refuse(.duplicate)
    case .refused: refusals = refusals << 1 | 1
    // A jump that waits for others to confirm it is the market's doing.
    case .quarantined: break
    }
    return verdict
  }

  /// Counts a message that is no price, or a price that was not taken.
  mutating func count(_ line: RefusedLine) { statistics.refuse(line.reason) }

  /// The times of the venue's prices since the last call.
  mutating func takeVenueTimes() -> [Timestamp] {
    defer { venueTimes.removeAll(keepingCapacity: true) }
    return venueTimes
  }

  /// A new connection.
  mutating func reconnect() {
    for index in legs.indices { legs[index].reconnect() }
    refusals = 0
  }

  /// Nothing was taken for too long: what is held against the prices must be wrong.
  mutating func forget() {
    for index in legs.indices { legs[index].forget() }
  }

  /// The time goes on or back by so many milliseconds at once.
  mutating func stepClock(by step: Int64) {
    for index in legs.indices { legs[index].stepClock(by: step) }
    statistics.forgetDelays()
    refusals = 0
  }
}
