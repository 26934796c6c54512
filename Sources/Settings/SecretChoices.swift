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
    .open("oanda-account", \.oandaAccount, "The number of the account at OANDA, such as 001-004-1234567-001.")
    {
      reader, _, _ in
      reader.hidden("oanda-account", "an account's number such as 001-004-1234567-001") { text in
        isAccount(text) ? text : nil
      }
    } text: {
      YAMLText.quoted($0)
    },
    .open("oanda-token-file", \.oandaTokenFile, "A file that holds the token and nothing else; chmod 600.") {
      reader, file, variable in
      let name = "oanda-token-file"
      return reader.hidden(name, "a file's path; the token itself belongs into that file, chmod 600") {
        text in
        text.isEmpty || visible(text) != text || looksLikeToken(text) ? nil : text
      }.flatMap { reader.path($0, of: name, besideFile: file, variable: variable) }
    } text: {
      YAMLText.quoted($0)
    },
    .field("oanda-practice", \.oandaPractice, "Whether both are of the practice environment.") {
      reader, _, _ in
      reader.hidden("oanda-practice", "true or false") { ["true": true, "false": false][$0] }
    } text: {
      "\($0)"
    },
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

  private static func isAccount(_ text: String) -> Bool {
    (1...40).contains(text.utf8.count) && !looksLikeToken(text)
      && text.utf8.allSatisfy { DurationText.isDigit($0) || $0 == UInt8(ascii: "-") }
  }

  /// Long, and neither a folder nor an ending.
  private static func looksLikeToken(_ text: String) -> Bool {
    text.utf8.count >= 32 && text.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }
  }
}
