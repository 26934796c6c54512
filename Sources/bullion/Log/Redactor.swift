import BullionMarket
import Venues
import Settings

/// Takes out of a text what nobody may see: every known secret, credentials in addresses, and the values of names
/// such as `Authorization` and `token`.
struct Redactor: Sendable {
  private let secrets: [[UInt8]]
  private static let standIn = Array(Secret.standIn.utf8)

  /// - Parameter secrets: replaced wherever they stand.
  init(_ secrets: [Secret] = []) {
    // The longest first: one may begin with another.
    self.secrets = secrets.map { $0.withValue { Array($0.utf8) } }.sorted { $0.count > $1.count }
  }

  /// The text with stand-ins. O(length x secrets).
  func callAsFunction(_ text: String) -> String {
    var bytes = Array(text.utf8)
    for secret in secrets { bytes = Self.replacing(secret, in: bytes) }
    return String(decoding: Self.withoutCredentials(bytes), as: UTF8.self)
  }

  /// The value of a name, which itself may say that nobody may see it.
  func callAsFunction(_ value: String, of name: String) -> String {
    Self.isSecretName(name) && !value.isEmpty ? Secret.standIn : self(value)
  }

  private static func replacing(_ secret: [UInt8], in bytes: [UInt8]) -> [UInt8] {
    guard let first = secret.first, bytes.count >= secret.count else { return bytes }
    var result: [UInt8] = []
    var index = 0
    while index < bytes.count {
      if bytes[index] == first, bytes[index...].starts(with: secret) {
        result += standIn
        index += secret.count
      } else {
        result.append(bytes[index])
        index += 1
      }
    }
    return result
  }
}

// MARK: - Credentials that nobody has told of

extension Redactor {
  /// In lower case; `-` stands for `_`, too.
  private static let names = Set(
    [
      "authorization", "proxy-authorization", "token", "access-token", "refresh-token", "id-token", "api-key",
      "apikey", "x-api-key", "secret", "client-secret", "password", "passwd", "pwd", "cookie", "set-cookie",
    ] + VenueCatalog.withAccount.flatMap { ["\($0)-token", "bullion-\($0)-token"] })
  /// What stands between `Authorization:` and the credentials.
  private static let schemes: Set<String> = ["bearer", "basic", "token", "digest"]

  static func isSecretName(_ name: String) -> Bool {
    names.contains(String(name.lowercased().map { $0 == "_" ? "-" : $0 }))
  }

  private static func withoutCredentials(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
      let word = bytes[index...].prefix(while: isNameByte)
      if !word.isEmpty {
        result += word
        index += word.count
        if let value = value(afterName: word, in: bytes), !bytes[value].elementsEqual(standIn) {
          result += bytes[index..<value.lowerBound] + standIn
          index = value.upperBound
        }
      } else if bytes[index...].starts(with: "://".utf8) {
        result += "://".utf8
        index += 3
        let place = bytes[index...].prefix { !"/?# \"'<>\n\r\t".utf8.contains($0) }
        if let at = place.lastIndex(of: UInt8(ascii: "@")) {
          result += standIn
          index = at
        }
      } else {
        result.append(bytes[index])
        index += 1
      }
    }
    return result
  }

  /// Where the value is that a name of a secret announces: `token=…`, `"token": "…"`, `Authorization: Bearer …`.
  private static func value(afterName word: ArraySlice<UInt8>, in bytes: [UInt8]) -> Range<Int>? {
    let name = String(decoding: word, as: UTF8.self)
    var index = word.endIndex
    func skip(_ set: String) { while index < bytes.count, set.utf8.contains(bytes[index]) { index += 1 } }
    func valueHere() -> Range<Int>? {
      if bytes[index...].starts(with: standIn) { return index..<index + standIn.count }
      let value = bytes[index...].prefix { !" &#\"',;)]}<>\n\r\t".utf8.contains($0) }
      return value.isEmpty ? nil : value.startIndex..<value.endIndex
    }
    if ["bearer", "basic"].contains(name.lowercased()) {
      let start = index
      skip(" ")
      // `basic checks` is no credential: those are long.
      guard index > start, let value = valueHere(), value.count >= 8 else { return nil }
      return value
    }
    guard isSecretName(name) else { return nil }
    skip("\"'")
    let isQuoted = index > word.endIndex
    skip(" ")
    guard index < bytes.count, "=:".utf8.contains(bytes[index]) else { return nil }
    // `token: it is empty` is a sentence; a header's or a member's value is not.
    let isHeader = name.lowercased().hasSuffix("authorization") || name.lowercased().hasSuffix("key")
    guard bytes[index] == UInt8(ascii: "=") || isQuoted || isHeader else { return nil }
    index += 1
    skip(" \"'")
    guard let value = valueHere() else { return nil }
    guard schemes.contains(String(decoding: bytes[value], as: UTF8.self).lowercased()) else { return value }
    let afterScheme = value.upperBound
    index = afterScheme
    skip(" ")
    return index > afterScheme ? valueHere() ?? value : value
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
      true
    default: false
    }
  }
}
