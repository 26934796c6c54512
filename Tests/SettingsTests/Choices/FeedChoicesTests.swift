import Settings
import Testing

@Suite struct FeedChoicesTests {
  @Test func oneSpecOrSeveral() throws {
    #expect(try configuration("").feed.specs == ["demo"])
    #expect(try configuration("feed: live").feed.specs == ["live"])
    #expect(
      try configuration("feed: [live, \"file:a b.csv\", \"-\"]").feed.specs == ["live", "file:a b.csv", "-"])
  }

  @Test func addressesAreTaken() throws {
    let read = try configuration(
      """
      feed-urls:
        kraken: wss://localhost:9443/ws
        binance: HTTP://127.0.0.1:8080
        gold-api: https://[::1]:1/
      """)
    #expect(read.feed.addresses.map(\.name) == ["binance", "kraken", "gold-api"])
    #expect(
      read.feed.addresses.map(\.url) == [
        "HTTP://127.0.0.1:8080", "wss://localhost:9443/ws", "https://[::1]:1/",
      ])
  }

  @Test(
    "What is no address is refused",
    arguments: [
      "ftp://host", "host:80", "ws:/host", "wss://", "wss:///path", "wss://:80", "\"wss://ho st\"", "\"\\e\"",
      "https://host?x=1", "https://host#x", "javascript:x", "wss://höst",
    ])
  func badAddress(_ url: String) {
    let found = problems("feed-urls: {kraken: \(url)}")
    #expect(found.count == 1)
    #expect(found.first?.hasPrefix("line 1: feed-urls: kraken must ") == true)
  }

  @Test func whatCarriesATokenIsEncryptedOrStaysHere() throws {
    let found = problems("feed-urls: {oanda: \"http://example.com\", kraken: \"ws://example.com\"}")
    #expect(found.count == 1)
    #expect(found.first?.contains("oanda must begin with https") == true)
    #expect(try configuration("feed-urls: {oanda: \"http://127.0.0.1:1\"}").feed.addresses.count == 1)
  }

  @Test func aPasswordInAnAddressIsNotRepeated() {
    #expect(
      problems("feed-urls: {kraken: \"wss://me:hunter2@host\"}") == [
        "line 1: feed-urls: kraken must not contain a user name or password"
      ])
  }

  @Test(
    "A problem names the line, the key and what was meant",
    arguments: [
      ("feed-urls:\n  krakn: wss://h", "line 2: feed-urls: unknown key \"krakn\"; did you mean \"kraken\"?"),
      ("feed: []", "line 1: feed must be a text, or a list of texts, not a list"),
      ("feed: {a: b}", "line 1: feed must be a text, or a list of texts, not a block of keys"),
      ("feed: [a, [b]]", "line 1: feed must be a text, or a list of texts, not a list"),
      ("feed: \"a\\eb\"", "line 1: feed must be a text, or a list of texts, not \"a\\eb\""),
      (
        "live:\n  sources: [binanc]",
        "line 2: live: there is no source \"binanc\"; did you mean \"binance\"?"
      ),
      ("live: {sources: [kraken, kraken]}", "line 1: live: sources names a source more than once"),
      ("live: {deviation: 0}", "line 1: live: deviation must be a number from 0.05 to 20, not \"0\""),
      (
        "live: {switch-back: 2 d}",
        "line 1: live: switch-back must be a time such as 30 s or 5 min, at most 1 d, not \"2 d\""
      ),
      (
        "live: {silent: 10 ms}",
        "line 1: live: silent must be a time such as 30 s or 5 min, from 1 s to 1 h, not \"10 ms\""
      ),
      ("live: {silence: 1 s}", "line 1: live: unknown key \"silence\"; did you mean \"silent\"?"),
    ])
  func problem(_ yaml: String, _ text: String) {
    #expect(problems(yaml) == [text])
  }

  @Test func liveIsTaken() throws {
    let live = try configuration(
      "live: {sources: [kraken, oanda], deviation: 0.5, switch-back: 2 min, silent: 20 s}"
    ).live
    #expect(live.sources == ["kraken", "oanda"])
    #expect(live.deviation == 0.5)
    #expect(live.switchBack == 120_000)
    #expect(live.silent == 20_000)
    let one = try configuration("live: {sources: kraken}").live
    #expect(one.sources == ["kraken"])
    #expect(one.deviation == LiveChoices().deviation)
    #expect(one.silent == nil)
  }
}
