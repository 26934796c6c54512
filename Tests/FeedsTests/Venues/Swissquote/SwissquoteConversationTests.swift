import BullionMarket
import Testing

@testable import Venues

private func fetch(_ metal: String) -> String {
  "fetch \(metal)/USD GET https://forex-data-feed.swissquote.com/public-quotes/bboquotes/instrument/\(metal)/USD"
    + " [User-Agent: bullion/0.1] [Accept: application/json]"
}

private func body(_ time: Timestamp) -> String {
  #"[{"topo":{"platform":"AT","server":"AT"},"spreadProfilePrices":[{"spreadProfile":"elite","bid":4389.128,"#
    + #""ask":4389.632}],"ts":\#(time.milliseconds)}]"#
}

@Test func swissquoteFetchesBothMetalsAtOnceAndThenByTurns() {
  var talk = VenueTalk(SwissquoteVenue())
  #expect(talk.begin() == [fetch("XAU"), fetch("XAG")])
  var fetches: [(Int64, String)] = []
  for step in 1...60 {
    for line in talk.tick(after: 250) { fetches.append((Int64(step) * 250, line)) }
  }
  let expected: [(Int64, String)] = [
    (3000, "XAU"), (4500, "XAG"), (6000, "XAU"), (7500, "XAG"), (9000, "XAU"), (10_500, "XAG"),
    (12_000, "XAU"), (13_500, "XAG"), (15_000, "XAU"),
  ]
  #expect(fetches.map(\.0) == expected.map(\.0))
  #expect(fetches.map(\.1) == expected.map { fetch($0.1) })
}

@Test func swissquoteDoesNotMakeUpForFetchesThatWereMissed() {
  var talk = VenueTalk(SwissquoteVenue())
  _ = talk.begin()
  #expect(talk.tick(after: 3_600_000) == [fetch("XAU")])
  #expect(talk.tick().isEmpty)
  #expect(talk.tick(after: 1499).isEmpty)
  #expect(talk.tick(after: 1) == [fetch("XAG")])
}

@Test func swissquoteGoesOnWhenTheClockIsPutBack() {
  var talk = VenueTalk(SwissquoteVenue())
  _ = talk.begin()
  #expect(talk.tick(after: -3_600_000).isEmpty)
  #expect(talk.tick(after: 1500) == [fetch("XAU")])
}

@Test func swissquoteAnswersAreHandedOverEveryTime() {
  var talk = VenueTalk(SwissquoteVenue())
  _ = talk.begin()
  let quote = "gold @\(talk.now.milliseconds) 4389.128/4389.632"
  let body = body(talk.now)
  #expect(talk.answer("XAU/USD", body) == ["subscribed", "#0 " + quote])
  #expect(talk.answer("XAU/USD", body) == ["#0 " + quote])
  #expect(talk.answer("XAG/USD", body).first?.hasPrefix("#1 silver") == true)
  #expect(talk.fail("XAU/USD", "timed out").isEmpty)
}

@Test func swissquotePricesThatAreAllOldMeanAClosedMarket() {
  var talk = VenueTalk(SwissquoteVenue())
  _ = talk.begin()
  let old = body(talk.now.advanced(byMilliseconds: -180_001))
  let fresh = body(talk.now.advanced(byMilliseconds: -180_000))
  #expect(talk.answer("XAU/USD", old).contains("market closed"))
  #expect(!talk.answer("XAG/USD", old).contains("market closed"))
  #expect(talk.answer("XAG/USD", fresh).first == "market unknown")
  #expect(talk.answer("XAG/USD", old).first == "market closed")
}

@Test func swissquoteAnswersThatAreNoneAreRefused() {
  var talk = VenueTalk(SwissquoteVenue())
  _ = talk.begin()
  #expect(talk.answer("XAU/USD", "[]") == ["refused malformed: no platform in the answer"])
  #expect(talk.answer("XAU/USD", "<html>") == ["refused malformed: HTML: a web page, not prices"])
  #expect(talk.answer("XPT/USD", "[]").isEmpty)
  #expect(talk.hear("{}") == ["refused malformed: a message without a question"])
}

@Test func swissquoteHasNoHistory() {
  var talk = VenueTalk(SwissquoteVenue())
  #expect(
    talk.ask(.oneMinute, from: talk.now) == [
      "last bars of gold 1m: none", "last bars of silver 1m: none",
    ])
}
