import BullionMarket

/// What the wire is to do for one source.
///
/// `generation` counts the connections of a source; whatever comes back carries it, and old ones are ignored.
public struct WireOrder: Sendable, Hashable {
  /// Position in the list of sources.
  public var source: Int
  public var generation: Int
  public var kind: Kind

  public enum Kind: Sendable, Hashable {
    case openSocket(url: String, headers: [HeaderField])
    case openLines(VenueRequest)
    case fetch(VenueRequest, tag: String)
    case send(String)
    /// Closes whatever is open or under way for this source, of this generation.
    case close
  }

  public init(source: Int, generation: Int, kind: Kind) {
    self.source = source
    self.generation = generation
    self.kind = kind
  }
}

/// What came over the wire for one source.
public struct WireEvent: Sendable, Hashable {
  public var source: Int
  public var generation: Int
  /// When it came, by the system's clock.
  public var received: Timestamp
  public var kind: Kind

  public enum Kind: Sendable, Hashable {
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

  public init(source: Int, generation: Int, received: Timestamp, kind: Kind) {
    self.source = source
    self.generation = generation
    self.received = received
    self.kind = kind
  }
}

/// What a server answered.
public struct HTTPAnswer: Sendable, Hashable {
  public var status: Int
  /// Names in lower case.
  public var headers: [String: String]
  public var body: [UInt8]

  public init(status: Int, headers: [String: String] = [:], body: [UInt8] = []) {
    self.status = status
    self.headers = headers
    self.body = body
  }
}

/// Why a connection is over or an answer never came.
public enum WireFailure: Error, Sendable, Hashable {
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
