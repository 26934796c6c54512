import BullionMarket
import Venues

/// One symbol of a source: the filter that its prices pass, and the last one that did.
struct SourceLeg: Sendable {
  let symbol: VenueSymbol
  private(set) var last: Quote?
  /// When the last price came, a repeated one included, by the steady clock.
  private(set) var received: Timestamp?
  /// Milliseconds from the event time of the last new price to its arrival.
  private(set) var lag: Int64 = 0
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

  /// When the last price came; its own time where it came late.
  ///
  /// - Parameter offset: milliseconds to add to the steady clock to get the time.
  func lastHeard(at offset: Int64) -> Timestamp? {
    guard let last, let received else { return nil }
    return lag > ClockAgreement.agreement ? last.time : received.advanced(byMilliseconds: offset)
  }

  /// A new connection: whether the clocks differ is learnt anew.
  mutating func reconnect() { usualLead = nil }

  /// Nothing of it was taken for too long: what the filter holds against its prices must be wrong.
  mutating func forget() { filter = QuoteFilter() }

  /// The time goes on or back by so many milliseconds at once.
  mutating func stepClock(by step: Int64) {
    usualLead = nil
    guard let before = last else { return }
    last?.received = before.received.advanced(byMilliseconds: step)
    if before.isStampedOnArrival {
      last?.time = before.time.advanced(byMilliseconds: step)
      filter = QuoteFilter()
    } else {
      lag = lag.addingSaturated(step)
      filter.forgetClock()
    }
  }

  /// - Parameters:
  ///   - quote: `received` is the time that it is.
  ///   - now: the same moment by the steady clock; `received` unless given.
  mutating func check(_ quote: Quote, generation: Int, at now: Timestamp? = nil) -> QuoteFilter.Verdict {
    let now = now ?? quote.received
    let lead = quote.time.milliseconds(since: quote.received)
    if lead > Self.longestLead { return .refused(.future) }
    if let usualLead, lead > Self.tolerance, lead - Self.longestStep > usualLead { return .refused(.future) }
    let verdict = filter.check(quote)
    switch verdict {
    case .accepted:
      last = quote
      usualLead = lead
      lag = quote.received.milliseconds(since: quote.time)
      note(now, generation)
    case .duplicate: note(now, generation)
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
