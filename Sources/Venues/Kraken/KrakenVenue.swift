import BullionMarket

/// Gold tokens at Kraken: pushed, documented, without a key, served in the United States. There is no silver.
///
/// A token is a claim on an ounce in a vault; it trades at all hours and has a premium over spot. PAXG is shown, XAUT
/// stands beside it.
package struct KrakenVenue: Venue {
  /// Where the package service is.
  package static let publicEndpoints = VenueEndpoints(
    stream: "wss://ws.kraken.com", rest: "https://api.kraken.com")

  package let facts = VenueFacts(
    name: "kraken",
    symbols: [VenueSymbol("PAXG/USD", .gold, .token), VenueSymbol("XAUT/USD", .gold, .token)],
    staleAfter: 30_000,
    tradesAllWeek: true,
    remark: "gold tokens; no silver")

  /// Where it is spoken to.
  package let endpoints: VenueEndpoints

  /// - Parameter endpoints: the package ones unless given.
  package init(endpoints: VenueEndpoints = KrakenVenue.publicEndpoints) { self.endpoints = endpoints }

  package func conversation() -> any VenueConversation { KrakenConversation(of: self) }
}
