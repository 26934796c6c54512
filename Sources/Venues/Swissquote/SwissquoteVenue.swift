import BullionMarket

/// Spot of both metals from Swissquote's package quotes: fetched, without a key, bid and ask.
///
/// The address is not documented, so it is asked politely: each metal every three seconds, one after the other.
package struct SwissquoteVenue: Venue {
  /// Where the package service is.
  package static let publicEndpoints = VenueEndpoints(rest: "https://forex-data-feed.swissquote.com")

  package let facts = VenueFacts(
    name: "swissquote",
    symbols: [VenueSymbol("XAU/USD", .gold, .spot), VenueSymbol("XAG/USD", .silver, .spot)],
    staleAfter: 15_000,
    remark: "unofficial endpoint, polled politely",
    isPolled: true)

  /// Where it is spoken to.
  package let endpoints: VenueEndpoints

  /// Milliseconds between two fetches of one metal.
  package let pollInterval: Int64

  /// - Parameters:
  ///   - endpoints: the package ones unless given.
  ///   - pollInterval: milliseconds between two fetches of one metal; shorter ones are for a server of one's own.
  package init(endpoints: VenueEndpoints = SwissquoteVenue.publicEndpoints, pollInterval: Int64 = 3000) {
    self.endpoints = endpoints
    self.pollInterval = max(1, pollInterval)
  }

  package func conversation() -> any VenueConversation { SwissquoteConversation(of: self) }
}
