import BullionMarket
import Testing

@testable import Venues

private func fetch(_ metal: String) -> String {
  "fetch \(metal) GET https://api.gold-api.com/price/\(metal) [User-Agent: bullion/0.1]"
    + " [Accept: application/json]"
}

/// The literal of the venue's documentation.
private let documented = #"""
  {"currency":"USD","currencySymbol":"$","exchangeRate":1,"name":"Gold","price":4165.200195,"symbol":"XAU",
  "updatedAt":"2026-07-03T16:08:54Z","updatedAtReadable":"a few seconds ago"}
  """#

@Test func goldAPIFetchesBothMetalsEveryThirtySeconds() {
  var talk = VenueTalk(GoldAPIVenue())
  #expect(talk.begin() == [fetch("XAU"), fetch("XAG")])
  #expect(talk.tick(after: 29_999).isEmpty)
  #expect(talk.tick(after: 1) == [fetch("XAU"), fetch("XAG")])
  #expect(talk.tick().isEmpty)
  #expect(talk.tick(after: 30_000) == [fetch("XAU"), fetch("XAG")])
}

@Test func goldAPIPricesAreReadWithTheTimeOfTheirUpdate() {
  var talk = VenueTalk(GoldAPIVenue())
  _ = talk.begin()
  #expect(talk.answer("XAU", documented) == ["subscribed", "#0 gold @1783094934000 4165.200195"])
  let silver = #"{"price":60.05,"symbol":"XAG"}"#
  #expect(talk.answer("XAG", silver) == ["#1 silver @\(talk.now.milliseconds) 60.05"])
}

@Test func goldAPIIsAskedAgainWhenItSaysSo() {
  var talk = VenueTalk(GoldAPIVenue())
  _ = talk.begin()
  let headers = ["cache-control": "public, max-age=60", "age": "15"]
  _ = talk.answer("XAU", documented, headers: headers)
  #expect(talk.tick(after: 30_000) == [fetch("XAG")])
  #expect(talk.tick(after: 14_999).isEmpty)
  #expect(talk.tick(after: 1) == [fetch("XAU")])
}

@Test(
  arguments: [
    ([:], 30_000),
    (["cache-control": "no-cache"], 30_000),
    (["cache-control": "max-age=30"], 30_000),
    (["cache-control": "public, Max-Age = 20 ,immutable"], 20_000),
    (["cache-control": "max-age=30", "age": "12"], 18_000),
    (["cache-control": "max-age=30", "age": "29"], 10_000),
    (["cache-control": "max-age=30", "age": "99999999999"], 10_000),
    (["cache-control": "max-age=0"], 10_000),
    (["cache-control": "max-age=86400"], 120_000),
    (["cache-control": "max-age=9223372036854775807"], 120_000),
    (["cache-control": "max-age=99999999999999999999"], 30_000),
    (["cache-control": "max-age=-5"], 30_000),
    (["cache-control": "max-age=30", "age": "-5"], 30_000),
    (["cache-control": "s-maxage=90"], 30_000),
  ] as [([String: String], Int64)])
func goldAPIPausesStayBetweenTenSecondsAndTwoMinutes(headers: [String: String], pause: Int64) {
  #expect(GoldAPIConversation.pause(after: headers) == pause)
}

@Test(arguments: [
  (#"{"symbol":"XAU"}"#, "malformed: no price"),
  (#"{"symbol":"XAU","price":null}"#, "malformed: price is null"),
  (#"{"symbol":"XAU","price":NaN}"#, "nonFinite: price is not finite"),
  (#"{"symbol":"XAU","price":-4165.2}"#, "nonPositive: price -4165.2 is not above zero"),
  (#"{"symbol":"XAU","price":[1]}"#, "malformed: price [1] is not a number"),
  (#"{"symbol":"XAG","price":60}"#, "unknownSymbol: a price of XAG instead of XAU"),
  (#"{"symbol":"XAU","price":60,"currency":"EUR"}"#, "unknownSymbol: a price in EUR instead of USD"),
  (
    #"{"symbol":"XAU","price":60,"updatedAt":"now"}"#,
    "malformed: the time now is neither ISO 8601 nor an epoch"
  ),
  (#"{"error":"no such symbol"}"#, "malformed: no price"),
  ("", "malformed: cut off"),
  ("<html><body>busy</body></html>", "malformed: HTML: a web page, not prices"),
])
func goldAPIAnswersThatAreNoneAreRefused(body: String, refusal: String) {
  var talk = VenueTalk(GoldAPIVenue())
  _ = talk.begin()
  #expect(talk.answer("XAU", body) == ["refused \(refusal)"])
}

@Test func goldAPIGoesOnAfterFailuresAndHasNoHistory() {
  var talk = VenueTalk(GoldAPIVenue())
  _ = talk.begin()
  #expect(talk.fail("XAU", "timed out").isEmpty)
  #expect(talk.tick(after: 30_000) == [fetch("XAU"), fetch("XAG")])
  #expect(talk.answer("XPT", documented).isEmpty)
  #expect(talk.hear("{}") == ["refused malformed: a message without a question"])
  #expect(
    talk.ask(.oneDay, from: talk.now) == ["last bars of gold 1d: none", "last bars of silver 1d: none"])
}
