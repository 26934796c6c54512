/// What an account at a venue is told by: the keys of the configuration, the variables and the advice follow from it.
package struct AccountForm: Sendable, Hashable {
  /// The venue's name, with which the keys begin.
  package var venue: String
  /// As the venue writes itself.
  package var title: String
  /// What the number of an account looks like.
  package var example: String

  /// The key of the account's number.
  package var accountKey: String { "\(venue)-account" }
  /// The key of the path of a file that holds the token alone.
  package var tokenFileKey: String { "\(venue)-token-file" }
  /// The key that says whether the account is one for practice.
  package var practiceKey: String { "\(venue)-practice" }
  /// The variable of the environment that holds the token itself: `BULLION_OANDA_TOKEN`.
  package var tokenVariable: String {
    "BULLION_\(String(venue.uppercased().map { $0 == "-" ? "_" : $0 }))_TOKEN"
  }
}
