import BullionMarket
import Testing

@testable import Venues

/// What every venue has to keep to, whoever it is. All checks are pure: no wire, no clock.
private let token = "tok-3n-of-the-account"

private let secrets = VenueSecrets(account: "101-001-1234567-001", token: try! Secret(token))

private func venue(_ name: String, endpoint: String? = nil) throws -> any Venue {
  try VenueCatalog.venue(named: name, endpoint: endpoint, secrets: secrets)
}

/// The hosts of the venues; none may be met once an address has been overridden.
private let realHosts = ["binance", "swissquote", "hyperliquid", "kraken", "gold-api.com", "oanda.com"]

/// Everything that a conversation says in a long and unlucky life.
private func life(of venue: any Venue) -> [VenueStep] {
  var output: [VenueStep] = []
  var conversation = venue.conversation()
  var now = VenueTalk.start
  conversation.begin(at: now, &output)
  conversation.receive(.opened, at: now, &output)
  for interval in BarInterval.allCases {
    conversation.askHistory(interval, from: now.advanced(bySeconds: -86_400), at: now, &output)
  }
  for payload in VenuePayloads.of(venue.facts.name) + ["rubbish", ""] {
    conversation.receive(.text(Array(payload.utf8)), at: now, &output)
    for tag in VenuePayloads.tags(of: venue) {
      conversation.receive(
        .answer(tag: tag, HTTPAnswer(status: 200, body: Array(payload.utf8))), at: now, &output)
      conversation.receive(.fetchFailed(tag: tag, .timedOut("timed out")), at: now, &output)
    }
    for _ in 0..<4 {
      now = now.advanced(byMilliseconds: 1_800_000)
      conversation.tick(at: now, &output)
    }
  }
  return output
}

@Test(arguments: VenueCatalog.names) func factsAreSane(name: String) throws {
  let facts = try venue(name).facts
  #expect(facts.name == name)
  #expect(facts.instruments.first == .gold)
  #expect(Set(facts.symbols.map(\.name)).count == facts.symbols.count)
  #expect(Set(facts.symbols.map(\.kind)).count == 1)
  #expect(facts.staleAfter >= 5000 && facts.staleAfter <= 150_000)
  #expect(facts.silentAfter >= facts.staleAfter)
  #expect(facts.lifetime.map { $0 > 3_600_000 && $0 < 86_400_000 } ?? true)
  #expect(facts.tradesAllWeek == (facts.kind != .spot))
}

@Test(arguments: VenueCatalog.names) func theFirstOrderSaysWhatKindOfConnectionItIs(name: String) throws {
  let venue = try venue(name)
  var output: [VenueStep] = []
  var conversation = venue.conversation()
  conversation.begin(at: VenueTalk.start, &output)
  let isFetch = if case .wire(.fetch) = output.orders.first { true } else { false }
  #expect(!output.orders.isEmpty)
  #expect(isFetch == venue.facts.isPolled)
  #expect(output.news.isEmpty)
}

@Test(arguments: VenueCatalog.names) func overriddenAddressesMoveEverything(name: String) throws {
  let output = life(of: try venue(name, endpoint: "http://127.0.0.1:4711/base"))
  let urls = output.orders.compactMap(\.url)
  #expect(!urls.isEmpty)
  for url in urls {
    #expect(url.hasPrefix("http://127.0.0.1:4711/base/") || url.hasPrefix("ws://127.0.0.1:4711/base/"))
    #expect(!realHosts.contains { url.contains($0) })
  }
}

@Test(arguments: VenueCatalog.names) func publicAddressesAreEncrypted(name: String) throws {
  for url in life(of: try venue(name)).orders.compactMap(\.url) {
    #expect(url.hasPrefix("https://") || url.hasPrefix("wss://"))
    #expect(realHosts.contains { url.contains($0) })
    #expect(url.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F })
  }
}

@Test(arguments: VenueCatalog.names) func nothingThatIsSaidHoldsASecret(name: String) throws {
  let venue = try venue(name)
  let output = life(of: venue)
  var text = "\(output) \(venue) \(venue.conversation())"
  dump(output, to: &text)
  dump(venue, to: &text)
  #expect(!text.contains(token))
}

@Test(arguments: VenueCatalog.names) func ticksOfOneMomentAreOne(name: String) throws {
  var conversation = try venue(name).conversation()
  var now = VenueTalk.start
  var output: [VenueStep] = []
  conversation.begin(at: now, &output)
  conversation.receive(.opened, at: now, &output)
  conversation.askHistory(.oneMinute, from: now.advanced(bySeconds: -600), at: now, &output)
  for step in 0..<200 {
    now = now.advanced(byMilliseconds: Int64(step) * 997)
    conversation.tick(at: now, &output)
    var again: [VenueStep] = []
    for _ in 0..<3 { conversation.tick(at: now, &again) }
    #expect(again.isEmpty)
  }
}

@Test(arguments: VenueCatalog.names) func rubbishIsRefusedAndCounted(name: String) throws {
  let venue = try venue(name)
  var conversation = venue.conversation()
  var output: [VenueStep] = []
  conversation.begin(at: VenueTalk.start, &output)
  let rubbish: [[UInt8]] = [
    [0], [0xFF, 0xFE], Array("<!doctype html>".utf8), Array("[[[[".utf8), Array("{\"a\":".utf8),
    [0x22, 0x5C],
    [UInt8](repeating: UInt8(ascii: "["), count: 20_000),
    [UInt8](repeating: UInt8(ascii: "{"), count: 20_000),
  ]
  for bytes in rubbish {
    var said: [VenueStep] = []
    if let tag = VenuePayloads.tags(of: venue).first, venue.facts.isPolled {
      conversation.receive(
        .answer(tag: tag, HTTPAnswer(status: 200, body: bytes)), at: VenueTalk.start, &said)
    } else {
      conversation.receive(.text(bytes), at: VenueTalk.start, &said)
    }
    conversation.receive(.binary(bytes), at: VenueTalk.start, &said)
    let refused = said.news.compactMap { news in if case .refused(let line) = news { line } else { nil } }
    #expect(refused.map(\.reason) == [.malformed, .malformed])
    #expect(refused.allSatisfy { $0.text.unicodeScalars.count <= 80 && !$0.detail.isEmpty })
    #expect(said.orders.isEmpty)
  }
}

@Test(arguments: VenueCatalog.names) func everyQuestionForHistoryIsAnsweredForEveryMetal(name: String) throws
{
  let venue = try venue(name)
  for interval in BarInterval.allCases {
    var conversation = venue.conversation()
    var output: [VenueStep] = []
    let now = VenueTalk.start
    conversation.askHistory(interval, from: Timestamp(milliseconds: .min), at: now, &output)
    for _ in 0..<4 {
      conversation.receive(.fetchFailed(tag: VenuePages.tag, .timedOut("timed out")), at: now, &output)
    }
    let ended = output.news.compactMap { news -> Instrument? in
      if case .bars(let bars) = news, bars.interval == interval, bars.isLast, bars.bars.isEmpty {
        bars.instrument
      } else {
        nil
      }
    }
    #expect(ended == venue.facts.instruments)
  }
}

@Test(arguments: VenueCatalog.names) func theExamplePayloadsAreUnderstood(name: String) throws {
  let venue = try venue(name)
  var conversation = venue.conversation()
  var output: [VenueStep] = []
  conversation.begin(at: VenueTalk.start, &output)
  conversation.receive(.opened, at: VenueTalk.start, &output)
  for payload in VenuePayloads.of(name) { VenuePayloads.hand(payload, to: &conversation, of: venue, &output) }
  let quoted = output.news.compactMap { news in
    if case .quote(let quote, _) = news { quote.instrument } else { nil }
  }
  #expect(Set(quoted) == Set(venue.facts.instruments))
  #expect(output.news.contains(.subscribed))
  #expect(!output.news.contains { news in if case .refused = news { true } else { false } })
}
