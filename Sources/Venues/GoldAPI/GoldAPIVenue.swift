import BullionMarket

/// One price of each metal from gold-api.com, about every 30 seconds: fetched, without a key, a last resort.
package struct GoldAPIVenue: Venue {
  /// Where the package service is.
  package static let publicEndpoints = VenueEndpoints(rest: "https://api.gold-api.com")

  package let facts = VenueFacts(
    name: "gold-api",
    symbols: [VenueSymbol("XAU", .gold, .spot), VenueSymbol("XAG", .silver, .spot)],
    // The venue may ask for up to two minutes between two fetches.
    staleAfter: 135_000,
    silentAfter: 180_000,
    remark: "one price about every 30 seconds, no bid and ask",
    isPolled: true)

  /// Where it is spoken to.
  package let endpoints: VenueEndpoints

  /// Milliseconds between two fetches of one metal; nil for what the venue asks for.
  let pollInterval: Int64?

  /// - Parameters:
  ///   - endpoints: the package ones unless given.
  ///   - pollInterval: milliseconds between two fetches of one metal, for a server of one's own; nil for what the
  ///     venue asks for.
  package init(endpoints: VenueEndpoints = GoldAPIVenue.publicEndpoints, pollInterval: Int64? = nil) {
    self.endpoints = endpoints
    self.pollInterval = pollInterval
  }

  package func conversation() -> any VenueConversation { GoldAPIConversation(of: self) }
}
