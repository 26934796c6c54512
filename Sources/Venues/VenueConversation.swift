import BullionMarket

/// What is said over one connection with a venue: messages in, news and orders out. Pure.
///
/// The first order of `begin` decides what kind of connection it is: `openSocket`, `openLines`, or plain fetches.
package protocol VenueConversation: Sendable {
  /// Asks for the connection, or fetches for the first time.
  mutating func begin(at now: Timestamp, _ output: inout VenueOutput)
  /// Takes what the venue sent.
  ///
  /// - Parameter now: when it arrived.
  mutating func receive(_ message: VenueMessage, at now: Timestamp, _ output: inout VenueOutput)
  /// Lets time pass: pings, the next poll. Called at least every quarter of a second.
  mutating func tick(at now: Timestamp, _ output: inout VenueOutput)
  /// Asks for finished bars that begin at or after a moment, as far as the venue has them; they come as
  /// `VenueNews.bars`, in one or more parts for each metal of `facts.instruments`, its last one marked; also when the
  /// fetch fails, then with a remark. A venue without history answers with empty last parts at once. Questions wait
  /// for the ones before; those that are open when the connection ends are to be asked again on the next one.
  mutating func askHistory(
    _ interval: BarInterval, from start: Timestamp, at now: Timestamp, _ output: inout VenueOutput)
}

/// What comes from a venue.
package enum VenueMessage: Sendable, Hashable {
  /// The socket or the stream of lines is open.
  case opened
  /// A text frame, or one line of a stream, without its line end.
  case text([UInt8])
  /// A binary frame; none of the venues here sends any.
  case binary([UInt8])
  /// The body of a successful answer (2xx) to a fetch. Other answers and HTML never get here.
  case answer(tag: String, body: [UInt8], headers: [String: String])
  /// A fetch that came to nothing, in words; whether the connection goes on is for the machinery to decide.
  case fetchFailed(tag: String, words: String)
}

/// What a conversation wants done, and what it has learnt.
package struct VenueOutput: Sendable, Hashable {
  /// In order.
  package var orders: [VenueOrder] = []
  /// In order.
  package var news: [VenueNews] = []

  /// Nothing yet.
  package init() {}
}

/// What a conversation wants done.
package enum VenueOrder: Sendable, Hashable {
  /// Opens a web socket at this address.
  case openSocket(url: String, headers: [HeaderField])
  /// Opens an answer that goes on for ever, a message on each line.
  case openLines(VenueRequest)
  /// Sends a text frame.
  case send(String)
  /// Fetches; the answer comes with the same tag. While one of a tag is under way another of it is dropped.
  case fetch(VenueRequest, tag: String)
  /// Gives up this connection and makes a new one after the usual wait.
  case reconnect(reason: String)
  /// Gives up for good, with what the user should do about it: a wrong token, a symbol that does not exist.
  case switchOff(reason: String)
}

/// One HTTP request.
package struct VenueRequest: Sendable, Hashable {
  package enum Method: String, Sendable { case get = "GET", post = "POST" }
  package var method: Method
  /// Absolute.
  package var url: String
  package var headers: [HeaderField]
  package var body: String?

  /// A request; JSON bodies name their type themselves.
  package init(_ method: Method = .get, _ url: String, headers: [HeaderField] = [], body: String? = nil) {
    self.method = method
    self.url = url
    self.headers = headers
    self.body = body
  }
}

/// A header of a request; the value of a secret one is never printed, interpolated or dumped.
package struct HeaderField: Sendable, Hashable, CustomStringConvertible, CustomReflectable {
  package var name: String
  package var value: String
  package var isSecret: Bool

  /// A header of a request.
  package init(_ name: String, _ value: String, isSecret: Bool = false) {
    self.name = name
    self.value = value
    self.isSecret = isSecret
  }

  package var description: String { "\(name): \(isSecret ? "(secret)" : value)" }
  package var customMirror: Mirror { Mirror(self, children: ["field": description]) }
}

/// What a conversation has learnt.
package enum VenueNews: Sendable, Hashable {
  /// A price, not yet checked. `symbol` counts in the venue's `facts.symbols`.
  case quote(Quote, symbol: Int)
  /// A message that should have been a quote and is none.
  case refused(RefusedLine)
  /// The venue has confirmed the subscription; a stream is live from here on.
  case subscribed
  /// Finished bars, oldest first; none that is still in the making.
  case bars(Instrument, BarInterval, [Bar], isLast: Bool)
  /// Whether the venue says that the metal itself is being traded now; nil takes that back.
  case marketOpen(Bool?)
  /// Worth a line in the log: "server announces maintenance".
  case remark(String)
}
