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
  mutating func quoted(_ quote: Quote, _ position: Int, _ output: inout VenueOutput)
}

extension PollConversation {
  package mutating func answered(_ position: Int, _ headers: [String: String], at now: Timestamp) {}
  package mutating func quoted(_ quote: Quote, _ position: Int, _ output: inout VenueOutput) {}

  package mutating func receive(_ message: VenueMessage, at now: Timestamp, _ output: inout VenueOutput) {
    switch message {
    case .answer(let tag, let body, let headers):
      guard let position = facts.symbols.firstIndex(where: { $0.name == tag }) else { return }
      answered(position, headers, at: now)
      take(body[...], of: position, at: now, &output)
    case .text(let bytes): output.refuse(LineProblem("a message without a question"), bytes[...])
    case .binary(let bytes): output.refuseBinary(bytes)
    // The next fetch is due in any case.
    case .opened, .fetchFailed: break
    }
  }

  package mutating func askHistory(
    _ interval: BarInterval, from start: Timestamp, at now: Timestamp, _ output: inout VenueOutput
  ) {
    facts.answerNoHistory(interval, &output)
  }

  package func fetch(_ symbol: VenueSymbol, _ output: inout VenueOutput) {
    let headers = [HeaderField("User-Agent", "bullion/0.1"), HeaderField("Accept", "application/json")]
    output.orders.append(.fetch(VenueRequest(.get, url(of: symbol), headers: headers), tag: symbol.name))
  }

  private mutating func take(
    _ body: ArraySlice<UInt8>, of position: Int, at now: Timestamp, _ output: inout VenueOutput
  ) {
    do throws(LineProblem) {
      let quote = try quote(body, of: facts.symbols[position], at: now)
      if !isSubscribed { output.news.append(.subscribed) }
      isSubscribed = true
      quoted(quote, position, &output)
      output.news.append(.quote(quote, symbol: position))
    } catch {
      output.refuse(error, body)
    }
  }
}
