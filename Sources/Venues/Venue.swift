import BullionMarket

/// A place where prices are made, and how it is spoken to: one folder a venue, one conformance suite for all.
///
/// A venue does no input or output and asks no clock. It says what is to be sent and fetched, and reads what comes
/// back; the machinery around it (`SourceMachine`) owns connections, waiting, refusals of service and counting.
package protocol Venue: Sendable {
  /// What is fixed about it.
  var facts: VenueFacts { get }
  /// A new conversation, one for each connection.
  func conversation() -> any VenueConversation
}

/// What is fixed about a venue.
package struct VenueFacts: Sendable, Hashable {
  /// As the user writes it after `--feed`: `binance`.
  package var name: String
  /// What it quotes. The first symbol of an instrument is the one that is shown.
  package var symbols: [VenueSymbol]
  /// Milliseconds after which a price of it is stale while the market is open: 10,000 for a push of both metals,
  /// 30,000 for tokens, three times the interval of a poll.
  package var staleAfter: Int64
  /// Milliseconds without any message after which the connection is given up ("connected but silent").
  package var silentAfter: Int64
  /// Milliseconds after which the connection is renewed before the venue ends it; nil where it does not.
  package var lifetime: Int64?
  /// Whether it is quoted at all hours; its prices are never "closed".
  package var tradesAllWeek: Bool
  /// What the user should know: "unofficial endpoint", "needs an account".
  package var remark: String?
  /// Whether prices are fetched again and again rather than sent by the venue.
  package var isPolled: Bool
  /// The hours of those who trade in sessions.
  package var calendar = SessionCalendar()

  /// Fixed facts of a venue.
  package init(
    name: String, symbols: [VenueSymbol], staleAfter: Int64 = 10_000, silentAfter: Int64 = 30_000,
    lifetime: Int64? = nil, tradesAllWeek: Bool = false, remark: String? = nil, isPolled: Bool = false
  ) {
    self.name = name
    self.symbols = symbols
    self.staleAfter = staleAfter
    self.silentAfter = silentAfter
    self.lifetime = lifetime
    self.tradesAllWeek = tradesAllWeek
    self.remark = remark
    self.isPolled = isPolled
  }

  /// The metals it quotes, gold first.
  package var instruments: [Instrument] {
    Instrument.allCases.filter { instrument in symbols.contains { $0.instrument == instrument } }
  }

  /// What its gold is: spot, a perpetual, a token.
  package var kind: PriceKind { symbols.first?.kind ?? .spot }
}

/// One thing that a venue quotes.
package struct VenueSymbol: Sendable, Hashable {
  /// As the venue spells it: `XAUUSDT`.
  package var name: String
  /// The metal that it stands for.
  package var instrument: Instrument
  /// What exactly is traded under it.
  package var kind: PriceKind

  /// A symbol of a venue.
  package init(_ name: String, _ instrument: Instrument, _ kind: PriceKind) {
    self.name = name
    self.instrument = instrument
    self.kind = kind
  }
}

/// The two addresses of a venue, without a path: `wss://fstream.binance.com`, `https://fapi.binance.com`.
package struct VenueEndpoints: Sendable, Hashable {
  /// Where its streams are; empty for a venue without any.
  package var stream: String
  /// Where its requests go.
  package var rest: String

  /// - Parameters:
  ///   - stream: `wss://host:port`, or `https://` for a chunked stream; without a slash at the end.
  ///   - rest: `https://host:port`; without a slash at the end.
  package init(stream: String = "", rest: String) {
    self.stream = stream
    self.rest = rest
  }

  /// Both addresses moved to another host, as `--feed-url` asks; the scheme follows whether that is encrypted.
  ///
  /// - Parameter url: `ws`, `wss`, `http` or `https`, a host, perhaps a port and a path that goes before the
  ///   venue's own; nil is returned for anything else.
  package func moved(to url: String) -> VenueEndpoints? {
    guard let colon = url.firstRange(of: "://") else { return nil }
    let rest = url[colon.upperBound...]
    let isEncrypted: Bool
    switch url[..<colon.lowerBound].lowercased() {
    case "ws", "http": isEncrypted = false
    case "wss", "https": isEncrypted = true
    default: return nil
    }
    var place = rest[...]
    while place.hasSuffix("/") { place.removeLast() }
    let isHost = place.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "@") }
    guard isHost, let first = place.utf8.first, first != UInt8(ascii: "/"), first != UInt8(ascii: ":") else {
      return nil
    }
    let isSocket = stream.hasPrefix("ws")
    let streamScheme = isSocket ? (isEncrypted ? "wss" : "ws") : (isEncrypted ? "https" : "http")
    return VenueEndpoints(
      stream: stream.isEmpty ? "" : "\(streamScheme)://\(place)",
      rest: "\(isEncrypted ? "https" : "http")://\(place)")
  }
}
