/// One source of a live feed, as it stands at a moment.
public struct SourceReading: Sendable, Hashable {
  /// What a source is doing.
  public enum State: String, Sendable, CaseIterable {
    /// No connection yet.
    case connecting
    /// Connected, and no price has come.
    case waiting
    /// Prices come in.
    case live
    /// Connected, but its prices are old ones sent again.
    case stale
    /// Connected, and a metal has not been heard of for too long.
    case silent
    /// Its bid is above its ask.
    case crossed
    /// A metal is missing.
    case incomplete
    /// Too far from what the others say.
    case offMedian = "off-median"
    /// Its market is closed.
    case closed
    /// The connection is lost; it is tried again at `retryAt`.
    case down
    /// Given up for good, or not available here.
    case off
  }

  /// As it is written after `--feed`.
  public var name: String
  /// What its gold is.
  public var kind: PriceKind
  /// What it is doing.
  public var state: State
  /// Whether its prices are the ones on the screen.
  public var isShown: Bool
  /// Why it is shown, or why it is not, in words.
  public var reason: String
  /// Its last price of each symbol.
  public var symbols: [SymbolReading]
  /// Median of receive time less event time over the last prices, in seconds; nil before the first.
  public var latency: Double?
  /// Prices a second over the last minute, or since the start when that is shorter; nil before the first.
  public var rate: Double?
  /// Accepted prices since the start.
  public var quotes: Int
  /// What was not taken since the start, by reason; repeated prices are `duplicate`.
  public var refused: [RefusalReason: Int]
  /// Connections made after the first one.
  public var reconnects: Int
  /// When the next connection is tried; nil while there is one.
  public var retryAt: Timestamp?
  /// What the user should know about it: "unofficial endpoint".
  public var remark: String?

  /// A source as it stands.
  public init(
    name: String, kind: PriceKind, state: State, isShown: Bool, reason: String,
    symbols: [SymbolReading] = [], latency: Double? = nil, rate: Double? = nil, quotes: Int = 0,
    refused: [RefusalReason: Int] = [:], reconnects: Int = 0, retryAt: Timestamp? = nil,
    remark: String? = nil
  ) {
    self.name = name
    self.kind = kind
    self.state = state
    self.isShown = isShown
    self.reason = reason
    self.symbols = symbols
    self.latency = latency
    self.rate = rate
    self.quotes = quotes
    self.refused = refused
    self.reconnects = reconnects
    self.retryAt = retryAt
    self.remark = remark
  }

  /// When its last price came; nil before the first.
  public var lastReceived: Timestamp? { symbols.compactMap(\.received).max() }
}

/// The last price of one symbol of a source.
public struct SymbolReading: Sendable, Hashable {
  /// As the venue spells it.
  public var symbol: String
  /// The metal it stands for.
  public var instrument: Instrument
  /// What exactly is traded.
  public var kind: PriceKind
  /// The last accepted mid; nil before the first.
  public var mid: Price?
  /// When it came; nil before the first.
  public var received: Timestamp?
  /// Percent by which it lies above spot, for what is not spot itself; nil without a fresh spot price.
  public var premium: Double?

  /// The last price of one symbol.
  public init(
    symbol: String, instrument: Instrument, kind: PriceKind, mid: Price? = nil, received: Timestamp? = nil,
    premium: Double? = nil
  ) {
    self.symbol = symbol
    self.instrument = instrument
    self.kind = kind
    self.mid = mid
    self.received = received
    self.premium = premium
  }
}

/// Another source's prices are shown from here on.
public struct SourceSwitch: Sendable, Hashable {
  /// Whose prices were shown; nil at the start.
  public var from: String?
  /// Whose prices are shown now.
  public var to: String
  /// What exactly its prices are the prices of.
  public var kind: PriceKind
  /// The metals that it quotes.
  public var instruments: [Instrument]
  /// Why the one before lost its place, or why this one is preferred.
  public var reason: String
  /// Whether the one before had failed; false at the start and when a preferred one is taken back.
  public var isFailover: Bool
  /// When the switch was made.
  public var time: Timestamp

  /// A switch from one source to another.
  public init(
    from: String?, to: String, kind: PriceKind, instruments: [Instrument], reason: String,
    isFailover: Bool = false, time: Timestamp
  ) {
    self.isFailover = isFailover
    self.from = from
    self.to = to
    self.kind = kind
    self.instruments = instruments
    self.reason = reason
    self.time = time
  }
}
