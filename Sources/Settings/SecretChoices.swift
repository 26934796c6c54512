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
  mutating func read(from reader: inout MappingReader, _ resolve: (String) -> String) {
    guard let node = reader["secrets"] else { return }
    guard case .mapping(let mapping) = node else {
      reader.report("secrets must be keys such as `\(Self.keys[1]): …`", at: node.line)
      return
    }
    for (key, _) in mapping where Self.isNameOfToken(key.scalar?.string ?? "") {
      reader.report("secrets: \(key.scalar?.string ?? ""): \(Self.advice)", at: key.line)
    }
    let others = mapping.filter { !Self.isNameOfToken($0.key.scalar?.string ?? "") }
    var inner = MappingReader(
      .mapping(Node.Mapping(others, mapping.tag, mapping.style, mapping.mark)), title: "secrets",
      known: Self.keys)
    if inner["oanda-account"] != nil {
      let text = inner["oanda-account"]?.scalar?.string ?? ""
      if Self.isAccount(text) {
        oandaAccount = text
      } else {
        inner.report(
          "oanda-account must be an account's number such as 001-004-1234567-001",
          at: inner.line(of: "oanda-account"))
      }
    }
    if inner["oanda-token-file"] != nil {
      let text = inner["oanda-token-file"]?.scalar?.string ?? ""
      if text.isEmpty || visible(text) != text {
        inner.report("oanda-token-file must be a file's path", at: inner.line(of: "oanda-token-file"))
      } else if Self.looksLikeToken(text) {
        inner.report(
          "oanda-token-file must be a file's path, and what stands there looks like the token itself; "
            + Self.advice, at: inner.line(of: "oanda-token-file"))
      } else {
        oandaTokenFile = resolve(text)
      }
    }
    if let practice = inner["oanda-practice"]?.scalar?.string {
      if practice == "true" || practice == "false" {
        oandaPractice = practice == "true"
      } else {
        inner.report("oanda-practice must be true or false", at: inner.line(of: "oanda-practice"))
      }
    } else if inner["oanda-practice"] != nil {
      inner.report("oanda-practice must be true or false", at: inner.line(of: "oanda-practice"))
    }
    reader.take(inner.problems)
  }

  private static let advice =
    "a token does not belong into this file; put it into a file of its own that only you may read (chmod 600) and "
    + "name that with oanda-token-file, or put it into BULLION_OANDA_TOKEN"

  private static func isNameOfToken(_ name: String) -> Bool {
    guard !keys.contains(name), name.utf8.count <= 40 else { return false }
    let letters = name.lowercased().filter(\.isLetter)
    return ["oandatoken", "token", "apikey", "oandaapikey", "oandakey", "password", "secret"].contains(
      letters)
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
