import BullionMarket
import Testing

@testable import Venues

private let names = VenueCatalog.names.filter { !["swissquote", "gold-api"].contains($0) }

private func conversation(_ name: String) throws -> any VenueConversation {
  let secrets = VenueSecrets(account: "1", token: try! Secret("t"))
  return try VenueCatalog.venue(named: name, secrets: secrets).conversation()
}

@Test(arguments: names) func barsOfTheFutureAreNotAskedFor(name: String) throws {
  var conversation = try conversation(name)
  var output: [VenueStep] = []
  let now = VenueTalk.start
  conversation.askHistory(.oneMinute, from: now.advanced(byMilliseconds: 1), at: now, &output)
  #expect(output.orders.isEmpty)
  #expect(output.pictures.allSatisfy { $0.hasPrefix("last bars of ") })
}

@Test(arguments: names) func daysAreAskedForOnlyWhereTheyAreTradeDates(name: String) throws {
  var conversation = try conversation(name)
  var output: [VenueStep] = []
  conversation.askHistory(.oneDay, from: VenueTalk.start, at: VenueTalk.start, &output)
  #expect(output.orders.isEmpty == (name != "oanda"))
  let words = "remark: \(name) counts days in UTC, not by the session: none taken"
  #expect(output.pictures.contains(words) == (name != "oanda"))
}

@Test(arguments: names) func wordsOfFailedFetchesAreMadeVisible(name: String) throws {
  var conversation = try conversation(name)
  var output: [VenueStep] = []
  let now = VenueTalk.start
  conversation.askHistory(.oneHour, from: now.advanced(bySeconds: -7200), at: now, &output)
  conversation.receive(.fetchFailed(tag: "history", .timedOut("\u{1B}[2J")), at: now, &output)
  #expect(output.pictures.contains { $0.hasPrefix("remark: no history of ") && $0.hasSuffix(#": \e[2J"#) })
}
