/// What exactly a price is the price of.
public enum PriceKind: String, Sendable, CaseIterable, Codable, Hashable {
  /// An ounce of metal for delivery in two days: XAU/USD.
  case spot
  /// A contract without an end that follows an index of spot: it trades at all hours and has a premium.
  case perpetual
  /// A claim on an ounce in a vault, traded on an exchange: PAXG, XAUT.
  case token
}
