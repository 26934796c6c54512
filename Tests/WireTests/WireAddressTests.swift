import Testing

@testable import Wire

@Test func addressHasItsParts() throws {
  let address = try #require(WireAddress("wss://FStream.Binance.com/public/ws?x=1#part"))
  #expect(address.scheme == .wss)
  #expect(address.host == "fstream.binance.com")
  #expect(address.port == 443)
  #expect(address.target == "/public/ws?x=1")
  #expect(address.hostHeader == "fstream.binance.com")
  #expect(address.serverName == "fstream.binance.com")
}

@Test(arguments: [
  ("ws://localhost", 80, "/", "localhost"),
  ("ws://localhost:9001", 9001, "/", "localhost:9001"),
  ("http://localhost:443?a=b", 443, "/?a=b", "localhost:443"),
  ("https://localhost:443/", 443, "/", "localhost"),
  ("ws://[::1]:9001/path", 9001, "/path", "[::1]:9001"),
  ("wss://[2001:db8::1]", 443, "/", "[2001:db8::1]"),
])
func addressKnowsPortsAndHosts(text: String, port: Int, target: String, header: String) throws {
  let address = try #require(WireAddress(text))
  #expect(address.port == port)
  #expect(address.target == target)
  #expect(address.hostHeader == header)
}

@Test(arguments: [
  "", "localhost:80", "ftp://localhost", "ws://", "ws:///path", "ws://user@host/", "ws://host:0",
  "ws://host:65536",
  "ws://host:+80", "ws://host:", "ws://ho st/", "ws://host/a b", "ws://host/\r\nX: y", "ws://::1/",
  "ws://[host]/",
  "ws://[::1", "ws://[::1]x", "ws://hö.example/",
])
func whatIsNoAddressIsRefused(text: String) { #expect(WireAddress(text) == nil) }

@Test func numericAddressesHaveNoServerName() {
  #expect(WireAddress("wss://127.0.0.1:1/")?.serverName == nil)
  #expect(WireAddress("wss://[::1]:1/")?.serverName == nil)
  #expect(WireAddress("wss://1.2.3.4.example/")?.serverName == "1.2.3.4.example")
}

@Test func secretsAreNotShown() {
  #expect(WireAddress.shown("wss://me:word@host/path?token=abc#x") == "wss://host/path")
  #expect(WireAddress.shown("gopher") == "gopher")
  #expect(WireAddress.shown("a\u{1B}b") == "a\\eb")
}
