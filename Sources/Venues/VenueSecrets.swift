import BullionMarket

/// What venues with an account need to know of their user.
package struct VenueSecrets: Sendable, Hashable {
  /// The number of the account at OANDA.
  package var oandaAccount: String?
  /// The API token of that account.
  package var oandaToken: Secret?
  /// Whether that account is one for practice.
  package var isOandaPractice: Bool

  /// Nothing of what is not given is known.
  package init(oandaAccount: String? = nil, oandaToken: Secret? = nil, isOandaPractice: Bool = false) {
    self.oandaAccount = oandaAccount
    self.oandaToken = oandaToken
    self.isOandaPractice = isOandaPractice
  }
}
