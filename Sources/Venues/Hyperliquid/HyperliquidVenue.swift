import BullionMarket

/// Perpetuals of both metals at Hyperliquid, on the markets of the deployer "xyz": pushed, without a key, at all hours.
///
/// They are quoted in USDC. While the metal itself is not traded they find a price among themselves, which may drift
/// from spot.
package struct HyperliquidVenue: Venue {
  /// Where the package service is.
  package static let publicEndpoints = VenueEndpoints(
    stream: "wss://api.hyperliquid.xyz", rest: "https://api.hyperliquid.xyz")

  package let facts = VenueFacts(
    name: "hyperliquid",
    symbols: [
      VenueSymbol("xyz:GOLD", .gold, .perpetual), VenueSymbol("xyz:SILVER", .silver, .perpetual),
    ],
    // Longer than from one ping to the answer to the next: a quiet weekend is no broken connection.
    silentAfter: 75_000,
    tradesAllWeek: true,
    remark: "perpetuals in USDC; thin at weekends")

  /// Where it is spoken to.
  package let endpoints: VenueEndpoints

  /// - Parameter endpoints: the package ones unless given.
  package init(endpoints: VenueEndpoints = HyperliquidVenue.publicEndpoints) { self.endpoints = endpoints }

  package func conversation() -> any VenueConversation { HyperliquidConversation(of: self) }
}
