import Testing

@testable import Venues

private let both = VenueEndpoints(stream: "wss://a.example", rest: "https://b.example")

@Test(arguments: [
  ("ws://127.0.0.1:8080", "ws://127.0.0.1:8080", "http://127.0.0.1:8080"),
  ("http://localhost:1/", "ws://localhost:1", "http://localhost:1"),
  ("wss://host", "wss://host", "https://host"),
  ("HTTPS://host:9/base//", "wss://host:9/base", "https://host:9/base"),
  ("http://[::1]:8080", "ws://[::1]:8080", "http://[::1]:8080"),
])
func endpointsMoveWithTheirSchemes(url: String, stream: String, rest: String) {
  #expect(both.moved(to: url) == VenueEndpoints(stream: stream, rest: rest))
}

@Test func streamsOfLinesAndMissingStreamsKeepTheirKind() {
  let lines = VenueEndpoints(stream: "https://a.example", rest: "https://b.example")
  #expect(lines.moved(to: "ws://h:1") == VenueEndpoints(stream: "http://h:1", rest: "http://h:1"))
  #expect(VenueEndpoints(rest: "https://b.example").moved(to: "wss://h") == VenueEndpoints(rest: "https://h"))
}

@Test(arguments: [
  "", "host", "ftp://host", "http://", "http:///path", "http://:80", "http://a b", "http://u@h", "http://hö",
])
func whatIsNoAddressMovesNothing(url: String) {
  #expect(both.moved(to: url) == nil)
}
