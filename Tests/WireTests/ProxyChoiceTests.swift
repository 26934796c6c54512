import Testing

@testable import Wire

private func choice(_ url: String, _ environment: [String: String]) throws -> ProxyChoice {
  ProxyChoice(for: try #require(WireAddress(url)), lookup: { environment[$0] })
}

private let proxy = ProxyChoice.through(ProxyServer(host: "proxy", port: 3128))

@Test(arguments: [
  ("https://a.example/", ["https_proxy": "http://proxy:3128"], true),
  ("wss://a.example/", ["https_proxy": "http://proxy:3128"], true),
  ("wss://a.example/", ["HTTPS_PROXY": "proxy:3128"], true),
  ("wss://a.example/", ["http_proxy": "proxy:3128"], false),
  ("ws://a.example/", ["http_proxy": "http://proxy:3128/"], true),
  ("http://a.example/", ["http_proxy": "proxy:3128"], true),
  ("http://a.example/", ["HTTP_PROXY": "proxy:3128"], false),
  ("http://a.example/", ["all_proxy": "proxy:3128"], true),
  ("wss://a.example/", ["ALL_PROXY": "proxy:3128"], true),
  ("wss://a.example/", ["https_proxy": "proxy:3128", "all_proxy": "other:1"], true),
  ("wss://a.example/", ["https_proxy": "", "all_proxy": "proxy:3128"], true),
  ("wss://a.example/", [:], false),
])
func variablesAreChosenAsCurlDoes(url: String, environment: [String: String], isProxied: Bool) throws {
  #expect(try choice(url, environment) == (isProxied ? proxy : .direct))
}

@Test(arguments: [
  ("a.example", "a.example", true), ("a.example", "A.EXAMPLE", true), ("a.example", "example", true),
  ("a.example", ".example", true), ("a.example", "b.example, a.example", true),
  ("a.example", "b.example a.example", true), ("ba.example", "a.example", false), ("a.example", "*", true),
  ("a.example", "*.example", false), ("a.example", "a.example.", true), ("a.example", "a.example:443", true),
  ("a.example", "a.example:8443", false), ("127.0.0.1", "127.0.0.1", true), ("127.0.0.1", "0.0.1", false),
  ("[::1]", "::1", true), ("[::1]", "[::1]", true), ("a.example.", "a.example", true),
  ("a.example", "", false),
  ("a.example", ",,", false),
])
func exceptionsAreKept(host: String, list: String, isExcepted: Bool) throws {
  let environment = ["https_proxy": "proxy:3128", "no_proxy": list]
  #expect(try choice("wss://\(host)/", environment) == (isExcepted ? .direct : proxy))
  let upper = ["https_proxy": "proxy:3128", "NO_PROXY": list]
  #expect(try choice("wss://\(host)/", upper) == (isExcepted ? .direct : proxy))
}

@Test func credentialsAreDecodedAndHidden() throws {
  let found = try choice("wss://a.example", ["https_proxy": "http://me%40home:w%3Aord@proxy:3128"])
  guard case .through(let server) = found else {
    Issue.record("no proxy")
    return
  }
  #expect(server.credentials == ProxyServer.Credentials(user: "me@home", password: "w:ord"))
  #expect(server.description == "proxy:3128")
  var dumped = ""
  dump(found, to: &dumped)
  #expect(!"\(found) \(String(reflecting: found)) \(dumped)".contains("ord"))
}

@Test func proxyWithoutPortIsAt1080() throws {
  #expect(
    try choice("ws://a.example", ["http_proxy": "proxy"]) == .through(ProxyServer(host: "proxy", port: 1080)))
  #expect(
    try choice("ws://a.example", ["http_proxy": "http://[::1]:3128"])
      == .through(ProxyServer(host: "::1", port: 3128)))
}

@Test(arguments: ["socks5://proxy:1080", "https://proxy", "http://", "http://me:%zz@proxy:1", "proxy:99999"])
func impossibleProxiesAreNamedByTheirVariable(value: String) throws {
  guard case .unusable(let words) = try choice("wss://a.example", ["https_proxy": value]) else {
    Issue.record("\(value) was taken")
    return
  }
  #expect(words.hasPrefix("https_proxy "))
  #expect(!words.contains("me:"))
}
