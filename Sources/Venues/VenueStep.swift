import BullionMarket
import Formats

/// One thing that a conversation with a venue says: something to be done, or something that it has learnt.
package enum VenueStep: Sendable, Hashable {
  /// To be sent, opened or fetched. While a fetch of one tag is under way another of it is dropped.
  case wire(WireOrder.Kind)
  /// Gives up this connection and makes a new one after the usual wait.
  case reconnect(reason: String)
  /// Gives up for good, with what the user should do about it: a wrong token, a symbol that does not exist.
  case switchOff(reason: String)
  /// A price, not yet checked. `symbol` counts in the venue's `facts.symbols`.
  case quote(Quote, symbol: Int)
  /// A message that should have been a quote and is none.
  case refused(RefusedLine)
  /// The venue has confirmed the subscription; a stream is live from here on.
  case subscribed
  case bars(VenueBars)
  /// Whether the venue says that the metal itself is being traded now; nil takes that back.
  case marketOpen(Bool?)
  /// Worth a line in the log: "server announces maintenance".
  case remark(String)
}

/// Finished bars that a venue gave, oldest first; none that is still in the making.
package struct VenueBars: Sendable, Hashable {
  package var instrument: Instrument
  package var interval: BarInterval
  package var bars: [Bar]
  /// Whether it is the last part of the answer.
  package var isLast: Bool

  /// A part of an answer.
  package init(_ instrument: Instrument, _ interval: BarInterval, _ bars: [Bar], isLast: Bool) {
    self.instrument = instrument
    self.interval = interval
    self.bars = bars
    self.isLast = isLast
  }
}

extension [VenueStep] {
  /// Hands on why a message is not taken.
  ///
  /// - Parameter bytes: the whole message; it is shortened.
  package mutating func refuse(_ problem: LineProblem, _ bytes: ArraySlice<UInt8>) {
    let words = looksLikeHTML(bytes) ? "HTML: a web page, not prices" : problem.words
    let text = LineProblem.shortened(bytes, to: 80)
    append(.refused(RefusedLine(line: nil, reason: problem.reason, text: text, detail: words)))
  }

  /// Takes a message of a kind that no venue here sends.
  mutating func refuseBinary(_ bytes: [UInt8]) {
    let text = "\(bytes.count) bytes"
    append(.refused(RefusedLine(line: nil, reason: .malformed, text: text, detail: "a binary frame")))
  }
}

/// What a venue said last of the metal's own session, so that it is handed on only when it changes.
struct MarketState: Sendable {
  private var said: Bool?

  /// - Parameter isOpen: nil where the venue does not know.
  mutating func say(_ isOpen: Bool?, _ steps: inout [VenueStep]) {
    guard isOpen != said else { return }
    said = isOpen
    steps.append(.marketOpen(isOpen))
  }
}
