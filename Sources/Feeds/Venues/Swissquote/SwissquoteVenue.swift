import BullionMarket

/// Spot of both metals from Swissquote's public quotes: fetched, without a key, bid and ask.
///
/// The address is not documented, so it is asked politely: each metal every three seconds, one after the other.
public struct SwissquoteVenue: Venue {
  /// Where the public service is.
  public static let publicEndpoints = VenueEndpoints(rest: "https://forex-data-feed.swissquote.com")

  public let facts = VenueFacts(
    name: "swissquote",
    symbols: [VenueSymbol("XAU/USD", .gold, .spot), VenueSymbol("XAG/USD", .silver, .spot)],
    staleAfter: 15_000,
    remark: "unofficial endpoint, polled politely",
    isPolled: true)

  /// Where it is spoken to.
  public let endpoints: VenueEndpoints

  /// Milliseconds between two fetches of one metal.
  let pollInterval: Int64

  /// - Parameters:
  ///   - endpoints: the public ones unless given.
  ///   - pollInterval: milliseconds between two fetches of one metal; shorter ones are for a server of one's own.
  public init(endpoints: VenueEndpoints = SwissquoteVenue.publicEndpoints, pollInterval: Int64 = 3000) {
    self.endpoints = endpoints
    self.pollInterval = max(1, pollInterval)
  }

  public func conversation() -> any VenueConversation { SwissquoteConversation(of: self) }
}
