import BullionMarket

/// What the wire is to do for one source.
///
/// `generation` counts the connections of a source; whatever comes back carries it, and old ones are ignored.
package struct WireOrder: Sendable, Hashable {
  /// Position in the list of sources.
  package var source: Int
  package var generation: Int
  package var kind: Kind

  package enum Kind: Sendable, Hashable {
    case openSocket(url: String, headers: [HeaderField])
    case openLines(VenueRequest)
    case fetch(VenueRequest, tag: String)
    case send(String)
    /// Closes whatever is open or under way for this source, of this generation.
    case close
  }

  package init(source: Int, generation: Int, kind: Kind) {
    self.source = source
    self.generation = generation
    self.kind = kind
  }
}

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

/// Why a connection is over or an answer never came.
package enum WireFailure: Error, Sendable, Hashable {
  /// The name has no address.
  case unknownHost(String)
  /// Nobody listens, or no route.
  case unreachable(String)
  /// The certificate or the handshake, in words.
  case insecure(String)
  /// Too long without an answer.
  case timedOut(String)
  /// The server refused to upgrade or to stream: with the answer it gave.
  case refused(HTTPAnswer)
  /// The venue closed, with the code and the words of the close frame where it sent one.
  case closedByPeer(code: Int?, words: String)
  /// A message longer than is allowed.
  case tooLong(limit: Int)
  /// Not what the protocol allows: a bad frame, text that is not UTF-8.
  case protocolError(String)
  /// Closed on our own order.
  case closedByUs
}
