import BullionMarket

/// What a venue with an account needs to know of its user.
package struct VenueSecrets: Sendable, Hashable {
  /// The number of the account.
  package var account: String?
  /// The API token of that account.
  package var token: Secret?
  /// Whether that account is one for practice.
  package var isPractice: Bool

  /// Nothing of what is not given is known.
  package init(account: String? = nil, token: Secret? = nil, isPractice: Bool = false) {
    self.account = account
    self.token = token
    self.isPractice = isPractice
  }
}
