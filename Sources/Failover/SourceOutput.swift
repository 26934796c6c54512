import BullionMarket
import Venues

/// What one source had to say and wants done.
struct SourceOutput: Sendable {
  var orders: [WireOrder] = []
  /// Accepted and repeated prices, in order.
  var quotes: [SourceQuote] = []
  /// The venue's own times of all prices, accepted or not.
  var times: [Timestamp] = []
  var refused: [RefusedLine] = []
  var bars: [SourceBars] = []
  var remarks: [LiveRemark] = []

  mutating func clear() {
    orders.removeAll(keepingCapacity: true)
    quotes.removeAll(keepingCapacity: true)
    times.removeAll(keepingCapacity: true)
    refused.removeAll(keepingCapacity: true)
    bars.removeAll(keepingCapacity: true)
    remarks.removeAll(keepingCapacity: true)
  }
}

/// A price of one symbol of a source.
struct SourceQuote: Sendable {
  var symbol: Int
  var quote: Quote
}

/// Finished bars that a venue gave.
struct SourceBars: Sendable {
  var instrument: Instrument
  var interval: BarInterval
  var bars: [Bar]
  var isLast: Bool
}

/// Something for the log.
package struct LiveRemark: Sendable, Hashable {
  /// How grave it is.
  package enum Level: String, Sendable { case info, warning, error }
  package var level: Level
  /// The source it is about; nil for the feed as a whole.
  package var source: String?
  package var text: String
  /// Facts by name; not yet safe to print.
  package var facts: [String: String]

  /// A remark on a source, or on the feed as a whole.
  package init(_ level: Level, _ source: String?, _ text: String, _ facts: [String: String] = [:]) {
    self.level = level
    self.source = source
    self.text = text
    self.facts = facts
  }
}

extension VenueOutput {
  package mutating func clear() {
    orders.removeAll(keepingCapacity: true)
    news.removeAll(keepingCapacity: true)
  }
}

extension WireFailure {
  /// What happened, for people; foreign text in it is not yet safe to print.
  package var words: String {
    switch self {
    case .unknownHost(let host): "\(host): no such host"
    case .unreachable(let words), .insecure(let words), .timedOut(let words), .protocolError(let words): words
    case .refused(let answer): "answered \(answer.status)"
    case .closedByPeer(let code, let words):
      "the venue closed the connection"
        + (code.map { " (\($0)\(words.isEmpty ? "" : " \(words.prefix(80))"))" } ?? "")
    case .tooLong(let limit): "a message longer than \(limit / 1024) KiB"
    case .closedByUs: "closed"
    }
  }
}
