import BullionMarket

/// A `ws`, `wss`, `http` or `https` address in its parts.
struct WireAddress: Sendable, Hashable {
  enum Scheme: String, Sendable { case ws, wss, http, https }

  var scheme: Scheme
  /// In lower case; an IPv6 address without its brackets.
  var host: String
  var port: Int
  /// Path and query, from the slash on.
  var target: String

  /// Nil where it is no such address: another scheme, no host, a user's name, spaces, an impossible port.
  init?(_ text: String) {
    guard let separator = text.firstRange(of: "://"),
      let scheme = Scheme(rawValue: text[..<separator.lowerBound].lowercased()),
      text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F })
    else { return nil }
    let rest = text[separator.upperBound...].prefix { $0 != "#" }
    let authority = rest.prefix { $0 != "/" && $0 != "?" }
    let target = rest[authority.endIndex...]
    guard let place = HostAndPort(authority) else { return nil }
    self.scheme = scheme
    host = place.host
    port = place.port ?? (scheme == .wss || scheme == .https ? 443 : 80)
    self.target = target.hasPrefix("/") ? String(target) : "/\(target)"
  }

  /// An address, perhaps a wrong one, without the parts that may be secret: a user and what follows the path.
  static func shown(_ text: String) -> String {
    let start = text.firstRange(of: "://")?.upperBound ?? text.startIndex
    let rest = text[start...].prefix { $0 != "?" && $0 != "#" }
    let place = rest.lastIndex(of: "@").map { rest[rest.index(after: $0)...] } ?? rest
    return visible(String(text[..<start] + place))
  }

  var isEncrypted: Bool { scheme == .wss || scheme == .https }

  /// What goes into the `Host` header: the port only where it is not the scheme's own.
  var hostHeader: String {
    port == (isEncrypted ? 443 : 80) ? bracketedHost : "\(bracketedHost):\(port)"
  }

  /// The host as it is written in an address.
  var bracketedHost: String { host.contains(":") ? "[\(host)]" : host }

  /// The name for the server in the TLS handshake; nil for a numeric address, which has none there.
  var serverName: String? { isNumeric ? nil : host }

  private var isNumeric: Bool {
    if host.contains(":") { return true }
    let parts = host.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 4 && parts.allSatisfy { UInt8($0) != nil }
  }
}

/// `host`, `host:port`, `[::1]` or `[::1]:port`.
struct HostAndPort: Sendable, Hashable {
  /// In lower case, without brackets.
  var host: String
  var port: Int?

  init?(_ text: some StringProtocol) {
    var host = text[...]
    var port: Substring?
    if text.hasPrefix("[") {
      guard let end = text.firstIndex(of: "]") else { return nil }
      let rest = text[text.index(after: end)...]
      guard rest.isEmpty || rest.hasPrefix(":") else { return nil }
      host = text[text.index(after: text.startIndex)..<end]
      guard host.contains(":") else { return nil }
      port = rest.isEmpty ? nil : Substring(rest.dropFirst())
    } else if let colon = text.lastIndex(of: ":") {
      host = text[..<colon]
      port = Substring(text[text.index(after: colon)...])
      guard !host.contains(":") else { return nil }
    }
    guard !host.isEmpty, host.utf8.allSatisfy(\.isInHost) else { return nil }
    self.host = host.lowercased()
    guard let port else { return }
    guard let number = UInt16(port), number > 0, port.first != "+" else { return nil }
    self.port = Int(number)
  }
}

extension UInt8 {
  /// Letters, digits, point, hyphen, underscore, and the colon of IPv6.
  fileprivate var isInHost: Bool {
    switch self {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"),
      UInt8(ascii: ":"):
      true
    default: false
    }
  }
}
