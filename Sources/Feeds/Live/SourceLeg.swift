import BullionMarket

/// One symbol of a source: the filter that its prices pass, and the last one that did.
struct SourceLeg: Sendable {
  let symbol: VenueSymbol
  private(set) var last: Quote?
  /// When the last price came, a repeated one included.
  private(set) var received: Timestamp?
  /// The connection that brought it.
  private(set) var generation = 0
  private var filter = QuoteFilter()
  /// No clock is believed to be further behind a venue's than a day, in milliseconds: what is dated later does not
  /// get near the filter, which would take many of them for the time and everything behind them for late.
  private static let longestLead = Timestamp.millisecondsPerDay
  /// Crossed quotes in a row.
  private var crossedRun = 0

  init(symbol: VenueSymbol) { self.symbol = symbol }

  /// So many crossed quotes in a row and none good between: the book itself is broken.
  var isCrossed: Bool { crossedRun >= 3 }

  mutating func check(_ quote: Quote, generation: Int) -> QuoteFilter.Verdict {
    guard quote.time.milliseconds(since: quote.received) <= Self.longestLead else { return .refused(.future) }
    let verdict = filter.check(quote)
    switch verdict {
    case .accepted:
      last = quote
      note(quote.received, generation)
    case .duplicate: note(quote.received, generation)
    case .refused(.crossed): crossedRun += 1
    case .refused, .quarantined: break
    }
    return verdict
  }

  private mutating func note(_ time: Timestamp, _ generation: Int) {
    received = time
    self.generation = generation
    crossedRun = 0
  }
}
