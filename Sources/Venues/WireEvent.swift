import BullionMarket

/// What came over the wire for one source.
package struct WireEvent: Sendable, Hashable {
  package var source: Int
  package var generation: Int
  /// When it came, by the system's clock.
  package var received: Timestamp
  package var kind: Kind

  package enum Kind: Sendable, Hashable {
    /// The socket is open, or the head of a stream of lines said 200.
    case opened
    /// A whole text message, or one line of a stream without its line end.
    case text([UInt8])
    /// A whole binary message.
    case binary([UInt8])
    /// A ping or a pong of the socket's own: a sign of life. Pings have been answered already.
    case alive
    /// The answer to a fetch, whatever its status.
    case answer(tag: String, HTTPAnswer)
    /// A fetch that brought no answer.
    case fetchFailed(tag: String, WireFailure)
    /// The socket or the stream is over, or never came about.
    case closed(WireFailure)
  }

  package init(source: Int, generation: Int, received: Timestamp, kind: Kind) {
    self.source = source
    self.generation = generation
    self.received = received
    self.kind = kind
  }
}

/// What a server answered.
package struct HTTPAnswer: Sendable, Hashable {
  package var status: Int
  /// Names in lower case.
  package var headers: [String: String]
  package var body: [UInt8]

  package init(status: Int, headers: [String: String] = [:], body: [UInt8] = []) {
    self.status = status
    self.headers = headers
    self.body = body
  }
}
