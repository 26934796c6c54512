import BullionMarket
import Formats

/// Fetches both metals by turns, each every three seconds unless the venue was told otherwise.
struct SwissquoteConversation: PollConversation {
  /// Milliseconds after which the venue's own time says that nothing is traded: outside its hours it goes on serving
  /// the last price.
  private static let oldAfter: Int64 = 180_000

  let facts: VenueFacts
  private let endpoints: VenueEndpoints
  /// Milliseconds between two fetches of one metal.
  private let interval: Int64
  /// The symbol whose turn it is.
  private var turn = 0
  private var due: Repetition
  var isSubscribed = false
  /// Whether the last price of each symbol was old; nil before the first.
  private var isOld: [Bool?]
  private var market = MarketState()

  init(of venue: SwissquoteVenue) {
    facts = venue.facts
    endpoints = venue.endpoints
    interval = venue.pollInterval
    due = Repetition(every: max(1, interval / Int64(max(1, venue.facts.symbols.count))))
    isOld = venue.facts.symbols.map { _ in nil }
  }

  mutating func begin(at now: Timestamp, _ steps: inout [VenueStep]) {
    for symbol in facts.symbols { fetch(symbol, &steps) }
    due.start(at: now, delay: interval)
  }

  mutating func tick(at now: Timestamp, _ steps: inout [VenueStep]) {
    guard due.isDue(at: now) else { return }
    fetch(facts.symbols[turn], &steps)
    turn = (turn + 1) % facts.symbols.count
  }

  func url(of symbol: VenueSymbol) -> String {
    "\(endpoints.rest)/public-quotes/bboquotes/instrument/\(symbol.name)"
  }

  func quote(
    _ body: ArraySlice<UInt8>, of symbol: VenueSymbol, at now: Timestamp
  ) throws(LineProblem) -> Quote {
    try SwissquoteAnswer.quote(body, of: symbol.instrument, at: now)
  }

  mutating func quoted(_ quote: Quote, _ position: Int, _ steps: inout [VenueStep]) {
    isOld[position] = quote.received.milliseconds(since: quote.time) > Self.oldAfter
    market.say(isOld.allSatisfy { $0 ?? true } ? false : nil, &steps)
  }
}
