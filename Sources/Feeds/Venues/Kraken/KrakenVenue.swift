import BullionMarket

/// Gold tokens at Kraken: pushed, documented, without a key, served in the United States. There is no silver.
///
/// A token is a claim on an ounce in a vault; it trades at all hours and has a premium over spot. PAXG is shown, XAUT
/// stands beside it.
public struct KrakenVenue: Venue {
  /// Where the public service is.
  public static let publicEndpoints = VenueEndpoints(
    stream: "wss://ws.kraken.com", rest: "https://api.kraken.com")

  public let facts = VenueFacts(
    name: "kraken",
    symbols: [VenueSymbol("PAXG/USD", .gold, .token), VenueSymbol("XAUT/USD", .gold, .token)],
    staleAfter: 30_000,
    tradesAllWeek: true,
    remark: "gold tokens; no silver")

  /// Where it is spoken to.
  public let endpoints: VenueEndpoints

  /// - Parameter endpoints: the public ones unless given.
  public init(endpoints: VenueEndpoints = KrakenVenue.publicEndpoints) { self.endpoints = endpoints }

  public func conversation() -> any VenueConversation { KrakenConversation(of: self) }
}
