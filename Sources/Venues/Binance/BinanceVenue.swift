import BullionMarket

/// The perpetuals of both metals at Binance (USD-M futures): pushed, without a key, but not from the United States.
///
/// They trade at all hours and have a premium over spot; the venue's own schedule says when the metal itself is
/// traded. A web socket is ended by the venue after 24 hours, and so renewed shortly before.
package struct BinanceVenue: Venue {
  /// Where the package service is. Quotes are on `/public`: on another path the socket opens and stays silent.
  package static let publicEndpoints = VenueEndpoints(
    stream: "wss://fstream.binance.com", rest: "https://fapi.binance.com")

  package let facts = VenueFacts(
    name: "binance",
    symbols: [
      VenueSymbol("XAUUSDT", .gold, .perpetual), VenueSymbol("XAGUSDT", .silver, .perpetual),
    ],
    lifetime: (24 * 60 - 10) * 60_000,
    tradesAllWeek: true,
    remark: "perpetuals in USDT; not served in the United States")

  /// Where it is spoken to.
  package let endpoints: VenueEndpoints

  /// - Parameter endpoints: the package ones unless given.
  package init(endpoints: VenueEndpoints = BinanceVenue.publicEndpoints) { self.endpoints = endpoints }

  package func conversation() -> any VenueConversation { BinanceConversation(of: self) }
}
