import BullionMarket

/// Fetches both metals by turns, each every three seconds.
struct SwissquoteConversation: VenueConversation {
  /// Milliseconds between two fetches of one metal.
  private static let interval: Int64 = 3000
  /// Milliseconds after which the venue's own time says that nothing is traded: outside its hours it goes on serving
  /// the last price.
  private static let oldAfter: Int64 = 180_000

  private let facts: VenueFacts
  private let endpoints: VenueEndpoints
  /// The symbol whose turn it is.
  private var turn = 0
  private var due: Repetition
  private var isSubscribed = false
  /// Whether the last price of each symbol was old; nil before the first.
  private var isOld: [Bool?]
  private var market = MarketState()

  init(of venue: SwissquoteVenue) {
    facts = venue.facts
    endpoints = venue.endpoints
    due = Repetition(every: Self.interval / Int64(max(1, venue.facts.symbols.count)))
    isOld = venue.facts.symbols.map { _ in nil }
  }

  mutating func begin(at now: Timestamp, _ output: inout VenueOutput) {
    for symbol in facts.symbols { fetch(symbol, &output) }
    due.start(at: now, delay: Self.interval)
  }

  mutating func tick(at now: Timestamp, _ output: inout VenueOutput) {
    guard due.isDue(at: now) else { return }
    fetch(facts.symbols[turn], &output)
    turn = (turn + 1) % facts.symbols.count
  }

  mutating func receive(_ message: VenueMessage, at now: Timestamp, _ output: inout VenueOutput) {
    switch message {
    case .answer(let tag, let body, _):
      guard let position = facts.symbols.firstIndex(where: { $0.name == tag }) else { return }
      take(body[...], of: position, at: now, &output)
    case .text(let bytes): output.refuse(LineProblem("a message without a question"), bytes[...])
    case .binary(let bytes): output.refuseBinary(bytes)
    // The next fetch is due in any case.
    case .opened, .fetchFailed: break
    }
  }

  mutating func askHistory(
    _ interval: BarInterval, from start: Timestamp, at now: Timestamp, _ output: inout VenueOutput
  ) {
    facts.answerNoHistory(interval, &output)
  }

  private func fetch(_ symbol: VenueSymbol, _ output: inout VenueOutput) {
    let url = "\(endpoints.rest)/public-quotes/bboquotes/instrument/\(symbol.name)"
    let headers = [HeaderField("User-Agent", "bullion/0.1"), HeaderField("Accept", "application/json")]
    output.orders.append(.fetch(VenueRequest(.get, url, headers: headers), tag: symbol.name))
  }

  private mutating func take(
    _ body: ArraySlice<UInt8>, of position: Int, at now: Timestamp, _ output: inout VenueOutput
  ) {
    do throws(LineProblem) {
      let quote = try SwissquoteAnswer.quote(body, of: facts.symbols[position].instrument, at: now)
      if !isSubscribed { output.news.append(.subscribed) }
      isSubscribed = true
      isOld[position] = now.milliseconds(since: quote.time) > Self.oldAfter
      market.say(isOld.allSatisfy { $0 ?? true } ? false : nil, &output)
      output.news.append(.quote(quote, symbol: position))
    } catch {
      output.refuse(error, body)
    }
  }
}
