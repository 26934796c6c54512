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
  /// Crossed quotes in a row.
  private var crossedRun = 0
  /// Event time less receive time of the last accepted quote of this connection, in milliseconds.
  private var usualLead: Int64?

  /// A lead that grows by more than this within one connection is the quote's fault, not the local clock's.
  private static let longestStep: Int64 = 10_000
  /// No clock is believed to be further behind a venue's than this.
  private static let longestLead = Timestamp.millisecondsPerDay
  /// A lead up to this is no lead.
  private static let tolerance: Int64 = 2_000

  init(symbol: VenueSymbol) { self.symbol = symbol }

  /// So many crossed quotes in a row and none good between: the book itself is broken.
  var isCrossed: Bool { crossedRun >= 3 }

  /// A new connection: whether the clocks differ is learnt anew.
  mutating func reconnect() { usualLead = nil }

  /// Nothing of it was taken for too long: what the filter holds against its prices must be wrong.
  mutating func forget() { filter = QuoteFilter() }

  mutating func check(_ quote: Quote, generation: Int) -> QuoteFilter.Verdict {
    let lead = quote.time.milliseconds(since: quote.received)
    if lead > Self.longestLead { return .refused(.future) }
    if let usualLead, lead > Self.tolerance, lead - Self.longestStep > usualLead { return .refused(.future) }
    let verdict = filter.check(quote)
    switch verdict {
    case .accepted:
      last = quote
      usualLead = lead
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
