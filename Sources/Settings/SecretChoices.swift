import BullionMarket
import Yams

/// What accounts there are and where their tokens lie: the key `secrets`. No token stands in it.
public struct SecretChoices: Sendable, Equatable {
  static let keys = ["oanda-account", "oanda-token-file", "oanda-practice"]

  public var oandaAccount: String?
  /// The path of a file that holds the token alone.
  public var oandaTokenFile: String?
  /// Whether account and token are of the practice environment.
  public var oandaPractice = false

  public init() {}

  /// Nothing of what stands here is repeated in a problem: it may be a token in the wrong place.
  mutating func read(from reader: inout MappingReader, _ resolve: PathResolver) {
    guard let node = reader["secrets"] else { return }
    guard case .mapping = node else {
      reader.report("secrets must be keys such as `\(Self.keys[1]): …`", at: node.line)
      return
    }
    var inner = MappingReader(node, title: "secrets", known: Self.keys)
    oandaAccount =
      inner.hidden("oanda-account", "an account's number such as 001-004-1234567-001") { text in
        Self.isAccount(text) ? text : nil
      } ?? oandaAccount
    oandaTokenFile =
      inner.hidden("oanda-token-file", "a file's path; the token itself belongs into that file, chmod 600") {
        text in
        text.isEmpty || visible(text) != text || Self.looksLikeToken(text) ? nil : text
      }.flatMap { inner.path($0, of: "oanda-token-file", resolve) } ?? oandaTokenFile
    oandaPractice =
      inner.hidden("oanda-practice", "true or false") { ["true": true, "false": false][$0] } ?? oandaPractice
    reader.take(inner.problems)
  }

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

  var yaml: String {
    """
    # Accounts. A token itself never stands here: it is in BULLION_OANDA_TOKEN, or in a file that only you may read.
    secrets:
      # The number of the account at OANDA, such as 001-004-1234567-001.
      oanda-account:\(oandaAccount.map { " " + YAMLText.quoted($0) } ?? "")
      # A file that holds the token and nothing else; chmod 600.
      oanda-token-file:\(oandaTokenFile.map { " " + YAMLText.quoted($0) } ?? "")
      # Whether both are of the practice environment.
      oanda-practice: \(oandaPractice)

    """
  }
}
