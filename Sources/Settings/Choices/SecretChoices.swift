import BullionMarket
import Venues

/// What is said of an account at a venue.
package struct AccountChoices: Sendable, Equatable {
  package var number: String?
  /// The path of a file that holds the token alone.
  package var tokenFile: String?
  /// Whether account and token are of the practice environment.
  package var isPractice = false

  package init() {}
}

/// What accounts there are and where their tokens lie: the key `secrets`. No token stands in it.
package struct SecretChoices: Sendable, Equatable {
  private var accounts: [String: AccountChoices] = [:]

  package init() {}

  /// What is said of the account at the venue of this name.
  package subscript(venue: String) -> AccountChoices {
    get { accounts[venue] ?? AccountChoices() }
    set { accounts[venue] = newValue == AccountChoices() ? nil : newValue }
  }

  /// Nothing of what stands here is repeated in a problem: it may be a token in the wrong place.
  static let keys: [SettingKey<SecretChoices>] = VenueCatalog.accounts.flatMap { form in
    [
      SettingKey(
        form.accountKey, \.[form.venue].number, .accountNumber(like: form.example),
        "The number of the account at \(form.title), such as \(form.example)."),
      SettingKey(
        form.tokenFileKey, \.[form.venue].tokenFile, .tokenFile,
        "A file that holds the token and nothing else; chmod 600."),
      SettingKey(
        form.practiceKey, \.[form.venue].isPractice, .hiddenFlag,
        "Whether both are of the practice environment."),
    ]
  }

  /// Where a token belongs, when a key's name says that it is one; nil for other names.
  static func advice(aboutKey name: String) -> String? {
    let letters = name.prefix(40).lowercased().filter(\.isLetter)
    let form = VenueCatalog.accounts.first { form in
      ["token", "apikey", "key"].contains { letters == form.venue.filter(\.isLetter) + $0 }
    }
    guard form != nil || ["token", "apikey", "password", "secret"].contains(letters),
      let form = form ?? VenueCatalog.accounts.first
    else { return nil }
    return """
      \(name): a token does not belong into this file; put it into a file of its own that only you may read (chmod \
      600) and name that with secrets: \(form.tokenFileKey), or put it into \(form.tokenVariable)
      """
  }
}

// MARK: - Values that are not repeated

extension SettingKind<String> {
  fileprivate static func accountNumber(like example: String) -> Self {
    Self(
      read: { reader, key, _ in
        reader.hidden(key, "an account's number such as \(example)") { text in
          let isNumber = text.utf8.allSatisfy { DurationText.isDigit($0) || $0 == UInt8(ascii: "-") }
          return isNumber && (1...40).contains(text.utf8.count) && !looksLikeToken(text) ? text : nil
        }
      }, text: YAMLText.quoted)
  }

  fileprivate static var tokenFile: Self {
    Self(
      read: { reader, key, place in
        reader.hidden(key, "a file's path; the token itself belongs into that file, chmod 600") { text in
          text.isEmpty || visible(text) != text || looksLikeToken(text) ? nil : text
        }.flatMap { reader.path($0, of: key, place) }
      }, text: YAMLText.quoted)
  }

  /// Long, and neither a folder nor an ending.
  private static func looksLikeToken(_ text: String) -> Bool {
    text.utf8.count >= 32 && text.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }
  }
}

extension SettingKind<Bool> {
  fileprivate static var hiddenFlag: Self {
    Self(
      read: { reader, key, _ in reader.hidden(key, "true or false") { ["true": true, "false": false][$0] } },
      text: { "\($0)" })
  }
}
