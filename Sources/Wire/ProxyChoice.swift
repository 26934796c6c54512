/// Whether an address is reached through a proxy, as the environment says, by curl's rules.
///
/// `https_proxy` (or `HTTPS_PROXY`) holds for `https` and `wss`, `http_proxy` (in lower case only) for `http` and
/// `ws`, `all_proxy` (or `ALL_PROXY`) for what neither names; `no_proxy` (or `NO_PROXY`) lists hosts that are
/// reached without. An empty variable counts as none.
enum ProxyChoice: Sendable, Hashable {
  case direct
  case through(ProxyServer)
  /// The environment asks for something that cannot be done, in words.
  case unusable(String)

  /// - Parameters:
  ///   - address: where to go.
  ///   - lookup: the value of an environment variable.
  init(for address: WireAddress, lookup: (String) -> String?) {
    func value(of names: [String]) -> (name: String, text: String)? {
      for name in names {
        if let text = lookup(name), !text.isEmpty { return (name, text) }
      }
      return nil
    }
    let own = address.isEncrypted ? ["https_proxy", "HTTPS_PROXY"] : ["http_proxy"]
    let exceptions = value(of: ["no_proxy", "NO_PROXY"])?.text ?? ""
    guard let found = value(of: own + ["all_proxy", "ALL_PROXY"]),
      !ProxyExceptions(exceptions).contains(address)
    else {
      self = .direct
      return
    }
    // The value may hold a password: it is not repeated.
    switch ProxyServer.parse(found.text) {
    case .success(let server): self = .through(server)
    case .failure(let problem):
      self = .unusable("\(found.name) \(problem.words); set it to http://HOST:PORT or unset it")
    }
  }
}

/// A proxy that is spoken to in plain HTTP.
struct ProxyServer: Sendable, Hashable, CustomStringConvertible, CustomReflectable {
  struct Problem: Error { var words: String }

  var host: String
  var port: Int
  /// Never printed.
  var credentials: Credentials?

  /// Who asks the proxy.
  struct Credentials: Sendable, Hashable {
    var user: String
    var password: String
  }

  var description: String { "\(host.contains(":") ? "[\(host)]" : host):\(port)" }
  var customMirror: Mirror { Mirror(self, children: ["address": description]) }

  /// Reads `[http://][user[:password]@]host[:port][/]`. Without a port it is 1080, as with curl.
  static func parse(_ text: String) -> Result<ProxyServer, Problem> {
    var rest = text[...]
    if let separator = text.firstRange(of: "://") {
      let scheme = text[..<separator.lowerBound].lowercased()
      guard scheme == "http" else {
        return .failure(Problem(words: "asks for a kind of proxy that is not supported"))
      }
      rest = text[separator.upperBound...]
    }
    rest = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    var credentials: Credentials?
    if let at = rest.lastIndex(of: "@") {
      let user = rest[..<at].prefix { $0 != ":" }
      let password = rest[user.endIndex..<at].dropFirst()
      guard let user = percentDecoded(user), let password = percentDecoded(password) else {
        return .failure(Problem(words: "has a user or a password that is not properly encoded"))
      }
      credentials = Credentials(user: user, password: password)
      rest = rest[rest.index(after: at)...]
    }
    guard let place = HostAndPort(rest) else {
      return .failure(Problem(words: "does not name a host and a port"))
    }
    return .success(ProxyServer(host: place.host, port: place.port ?? 1080, credentials: credentials))
  }

  private static func percentDecoded(_ text: Substring) -> String? {
    var bytes: [UInt8] = []
    var rest = text.utf8[...]
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "%") else {
        bytes.append(byte)
        continue
      }
      guard let digits = String(rest.prefix(2)), digits.utf8.count == 2, digits.first != "+",
        let value = UInt8(digits, radix: 16)
      else { return nil }
      bytes.append(value)
      rest = rest.dropFirst(2)
    }
    return String(validating: bytes, as: UTF8.self)
  }
}

/// The list of `no_proxy`: hosts with all that is below them, parted by commas or spaces; `*` alone is all.
///
/// `example.com` and `.example.com` both stand for the name and what ends in it; `example.com:8080` for that port
/// only; numeric addresses have to be the same. Ranges such as `10.0.0.0/8` are not known.
struct ProxyExceptions: Sendable, Hashable {
  private var entries: [HostAndPort] = []
  private var isEverything = false

  init(_ text: String) {
    for word in text.split(whereSeparator: { $0 == "," || $0.isWhitespace }) {
      if word == "*" { isEverything = true }
      var name = word.drop { $0 == "." }
      if name.hasSuffix(".") { name.removeLast() }
      // An IPv6 address is written without brackets here, too.
      let isBareAddress = !name.hasPrefix("[") && name.filter { $0 == ":" }.count > 1
      if let entry = HostAndPort(isBareAddress ? "[\(name)]" : String(name)) { entries.append(entry) }
    }
  }

  func contains(_ address: WireAddress) -> Bool {
    if isEverything { return true }
    let host = address.host.hasSuffix(".") ? String(address.host.dropLast()) : address.host
    return entries.contains { entry in
      guard entry.port == nil || entry.port == address.port else { return false }
      if host == entry.host { return true }
      return address.serverName != nil && host.hasSuffix(".\(entry.host)")
    }
  }
}
