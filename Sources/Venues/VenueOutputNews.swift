import BullionMarket
import Formats

extension VenueOutput {
  /// Hands on why a message is not taken.
  ///
  /// - Parameter bytes: the whole message; it is shortened.
  package mutating func refuse(_ problem: LineProblem, _ bytes: ArraySlice<UInt8>) {
    let words = looksLikeHTML(bytes) ? "HTML: a web page, not prices" : problem.words
    let text = LineProblem.shortened(bytes, to: 80)
    news.append(.refused(RefusedLine(line: nil, reason: problem.reason, text: text, detail: words)))
  }

  /// Takes a message of a kind that no venue here sends.
  mutating func refuseBinary(_ bytes: [UInt8]) {
    let text = "\(bytes.count) bytes"
    news.append(.refused(RefusedLine(line: nil, reason: .malformed, text: text, detail: "a binary frame")))
  }
}

/// What a venue said last of the metal's own session, so that it is handed on only when it changes.
struct MarketState: Sendable {
  private var said: Bool?

  /// - Parameter isOpen: nil where the venue does not know.
  mutating func say(_ isOpen: Bool?, _ output: inout VenueOutput) {
    guard isOpen != said else { return }
    said = isOpen
    output.news.append(.marketOpen(isOpen))
  }
}
