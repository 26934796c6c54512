import BullionMarket
/// What venues with an account need to know of their user.
public struct VenueSecrets: Sendable, Hashable {
  /// The number of the account at OANDA.
  public var oandaAccount: String?
  /// The API token of that account.
  public var oandaToken: Secret?
  /// Whether that account is one for practice.
  public var isOandaPractice: Bool

  /// Nothing of what is not given is known.
  public init(oandaAccount: String? = nil, oandaToken: Secret? = nil, isOandaPractice: Bool = false) {
    self.oandaAccount = oandaAccount
    self.oandaToken = oandaToken
    self.isOandaPractice = isOandaPractice
  }
}
