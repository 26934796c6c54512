import BullionMarket

/// What accounts there are and where their tokens lie: the key `secrets`. No token stands in it.
public struct SecretChoices: Sendable, Equatable {
  public var oandaAccount: String?
  /// The path of a file that holds the token alone.
  public var oandaTokenFile: String?
  /// Whether account and token are of the practice environment.
  public var oandaPractice = false

  public init() {}

  /// Nothing of what stands here is repeated in a problem: it may be a token in the wrong place.
  static let keys: [SettingKey<SecretChoices>] = [
    SettingKey(
      "oanda-account", \.oandaAccount, .accountNumber,
      "The number of the account at OANDA, such as 001-004-1234567-001."),
    SettingKey(
      "oanda-token-file", \.oandaTokenFile, .tokenFile,
      "A file that holds the token and nothing else; chmod 600."),
    SettingKey(
      "oanda-practice", \.oandaPractice, .hiddenFlag, "Whether both are of the practice environment."),
  ]

  /// Where a token belongs, when a key's name says that it is one; nil for other names.
  static func advice(aboutKey name: String) -> String? {
    let letters = name.prefix(40).lowercased().filter(\.isLetter)
    guard
      ["oandatoken", "token", "apikey", "oandaapikey", "oandakey", "password", "secret"].contains(letters)
    else {
      return nil
    }
    return """
      \(name): a token does not belong into this file; put it into a file of its own that only you may read (chmod \
      600) and name that with secrets: oanda-token-file, or put it into \(Secrets.oandaTokenVariable)
      """
  }
}

// MARK: - Values that are not repeated

extension SettingKind<String> {
  fileprivate static var accountNumber: Self {
    Self(
      read: { reader, key, _ in
        reader.hidden(key, "an account's number such as 001-004-1234567-001") { text in
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
