import BullionMarket
import Formats

/// A conversation with a venue whose prices are fetched again and again, a metal at a time under the tag of its
/// symbol: what all of these have in common. None of them has a history.
protocol PollConversation: VenueConversation {
  var facts: VenueFacts { get }
  /// Whether a price has come.
  var isSubscribed: Bool { get set }

  /// Where the price of a symbol is.
  func url(of symbol: VenueSymbol) -> String
  /// The price in an answer.
  func quote(
    _ body: ArraySlice<UInt8>, of symbol: VenueSymbol, at now: Timestamp
  ) throws(LineProblem) -> Quote
  /// An answer has come for a symbol, whatever is in it.
  mutating func answered(_ position: Int, _ headers: [String: String], at now: Timestamp)
  /// A price has come for a symbol and is about to be handed on.
  mutating func quoted(_ quote: Quote, _ position: Int, _ steps: inout [VenueStep])
}

extension PollConversation {
  package mutating func answered(_ position: Int, _ headers: [String: String], at now: Timestamp) {}
  package mutating func quoted(_ quote: Quote, _ position: Int, _ steps: inout [VenueStep]) {}

  package mutating func receive(_ message: WireEvent.Kind, at now: Timestamp, _ steps: inout [VenueStep]) {
    switch message {
    case .answer(let tag, let answer):
      guard let position = facts.symbols.firstIndex(where: { $0.name == tag }) else { return }
      answered(position, answer.headers, at: now)
      take(answer.body[...], of: position, at: now, &steps)
    case .text(let bytes): steps.refuse(LineProblem("a message without a question"), bytes[...])
    case .binary(let bytes): steps.refuseBinary(bytes)
    // The next fetch is due in any case.
    case .opened, .fetchFailed, .alive, .closed: break
    }
  }

  package mutating func askHistory(
    _ interval: BarInterval, from start: Timestamp, at now: Timestamp, _ steps: inout [VenueStep]
  ) {
    facts.answerNoHistory(interval, &steps)
  }

  package func fetch(_ symbol: VenueSymbol, _ steps: inout [VenueStep]) {
    let headers = [HeaderField("User-Agent", "bullion/0.1"), HeaderField("Accept", "application/json")]
    steps.append(.wire(.fetch(VenueRequest(.get, url(of: symbol), headers: headers), tag: symbol.name)))
  }

  private mutating func take(
    _ body: ArraySlice<UInt8>, of position: Int, at now: Timestamp, _ steps: inout [VenueStep]
  ) {
    do throws(LineProblem) {
      let quote = try quote(body, of: facts.symbols[position], at: now)
      if !isSubscribed { steps.append(.subscribed) }
      isSubscribed = true
      quoted(quote, position, &steps)
      steps.append(.quote(quote, symbol: position))
    } catch {
      steps.refuse(error, body)
    }
  }
}
