/// One price message for one instrument, as a feed delivered it and before any check.
public struct Quote: Sendable, Hashable, Codable {
  /// What is quoted.
  public var instrument: Instrument
  /// The event time the source gave (UTC).
  public var time: Timestamp
  /// When it reached this program. In demo and replay the event time is the clock, so both are equal.
  public var received: Timestamp
  /// Best price to sell at; nil when the source gives one price only.
  public var bid: Price?
  /// Best price to buy at; nil when the source gives one price only.
  public var ask: Price?
  /// The middle of bid and ask, or the single price.
  public var mid: Price

  /// Whether its time says when it came and not when it was made, as where a source gives none.
  public var isStampedOnArrival: Bool { time == received }

  /// A two-sided quote; its mid is the middle, half ticks rounded down.
  ///
  /// - Parameters:
  ///   - instrument: what is quoted.
  ///   - time: the event time that the source gave.
  ///   - received: when it arrived; the event time unless given.
  ///   - bid: in dollars per troy ounce.
  ///   - ask: in dollars per troy ounce; a bid above it is for the filter to refuse.
  public init(instrument: Instrument, time: Timestamp, received: Timestamp? = nil, bid: Price, ask: Price) {
    self.instrument = instrument
    self.time = time
    self.received = received ?? time
    self.bid = bid
    self.ask = ask
    mid = Price.middle(bid, ask)
  }

  /// A quote of a source that gives one price only: it has neither bid nor ask, and so no spread.
  public init(instrument: Instrument, time: Timestamp, received: Timestamp? = nil, price: Price) {
    self.instrument = instrument
    self.time = time
    self.received = received ?? time
    bid = nil
    ask = nil
    mid = price
  }
}
