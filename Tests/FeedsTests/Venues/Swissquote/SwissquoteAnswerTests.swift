import BullionMarket
import Testing

@testable import Formats
@testable import Venues

private let now = Timestamp(milliseconds: 1_787_059_781_500)

private func quote(_ body: String) -> String {
  do throws(LineProblem) {
    let quote = try SwissquoteAnswer.quote(Array(body.utf8)[...], of: .gold, at: now)
    return FeedEvent.quote(quote).picture
  } catch {
    return "\(error.reason): \(error.words)"
  }
}

private func platform(_ time: String, _ prices: String...) -> String {
  let profiles = prices.map { pair in
    let sides = pair.split(separator: "/")
    return
      #"{"spreadProfile":"prime","bidSpread":24.20,"askSpread":24.20,"bid":\#(sides[0]),"ask":\#(sides[1])}"#
  }
  return
    #"{"topo":{"platform":"AT","server":"AT"},"spreadProfilePrices":[\#(profiles.joined(separator: ","))],"#
    + #""ts":\#(time)}"#
}

@Test func theCapturedAnswerGivesItsTightestPrices() {
  let captured = #"""
    [{"topo":{"platform":"SwissquoteLtd","server":"Live5"},"spreadProfilePrices":[
    {"spreadProfile":"premium","bidSpread":25.60,"askSpread":25.60,"bid":4389.049,"ask":4389.711},
    {"spreadProfile":"prime","bidSpread":24.20,"askSpread":24.20,"bid":4389.063,"ask":4389.697},
    {"spreadProfile":"elite","bidSpread":17.70,"askSpread":17.70,"bid":4389.128,"ask":4389.632}],
    "ts":1787059781075},{"topo":{"platform":"AT","server":"AT"},"spreadProfilePrices":[
    {"spreadProfile":"standard","bidSpread":27.00,"askSpread":27.00,"bid":4389.035,"ask":4389.725}],
    "ts":1787059781074}]
    """#
  #expect(quote(captured) == "gold @1787059781075 4389.128/4389.632")
}

@Test func theNewestPlatformCountsWhereverItStands() {
  let old = platform("1787059781000", "4389.3/4389.4")
  let new = platform("1787059781400", "4390.1/4390.9")
  #expect(quote("[\(old),\(new)]") == "gold @1787059781400 4390.1/4390.9")
  #expect(quote("[\(new),\(old)]") == "gold @1787059781400 4390.1/4390.9")
}

@Test func platformsOfOneTimeAreComparedByTheirSpread() {
  let wide = platform("1787059781000", "4389.1/4389.9")
  let tight = platform("1787059781000", "4389.3/4389.4")
  #expect(quote("[\(tight),\(wide)]") == "gold @1787059781000 4389.3/4389.4")
  #expect(quote("[\(wide),\(tight)]") == "gold @1787059781000 4389.3/4389.4")
}

@Test func aPlatformWhoseClockIsAheadCountsOnlyAlone() {
  let ahead = platform("1787059791501", "4389.3/4389.4")
  let good = platform("1787059781400", "4390.1/4390.9")
  #expect(quote("[\(ahead),\(good)]") == "gold @1787059781400 4390.1/4390.9")
  #expect(quote("[\(ahead)]") == "gold @1787059791501 4389.3/4389.4")
}

@Test func crossedPricesAreHandedOverOnlyWithoutOthers() {
  #expect(
    quote("[\(platform("1787059781000", "4390/4389", "4389.1/4389.9"))]")
      == "gold @1787059781000 4389.1/4389.9")
  #expect(quote("[\(platform("1787059781000", "4390/4389"))]") == "gold @1787059781000 4390/4389")
}

@Test func brokenPricesAreSteppedOver() {
  let mixed = platform("1787059781000", "null/4389", "-1/4389", "4389.1/4389.9")
  #expect(quote("[1,\(mixed)]") == "gold @1787059781000 4389.1/4389.9")
}

@Test(arguments: [
  ("[]", "malformed: no platform in the answer"),
  ("{}", "malformed: not a JSON array"),
  ("[{}]", "malformed: no spreadProfilePrices"),
  (#"[{"spreadProfilePrices":[],"ts":1}]"#, "malformed: no prices in the answer"),
  (
    #"[{"spreadProfilePrices":7,"ts":1}]"#, "malformed: spreadProfilePrices is neither an object nor an array"
  ),
  (#"[{"spreadProfilePrices":[{"bid":1}],"ts":1}]"#, "malformed: no ask"),
  (#"[{"spreadProfilePrices":[{"bid":NaN,"ask":1}],"ts":1}]"#, "nonFinite: bid is not finite"),
  (#"[{"spreadProfilePrices":[{"bid":0,"ask":1}],"ts":1}]"#, "nonPositive: bid 0 is not above zero"),
  (
    #"[{"spreadProfilePrices":[{"bid":1,"ask":1}],"ts":"x"}]"#,
    "malformed: the time x is neither ISO 8601 nor an epoch"
  ),
  ("[{\"topo\":", "malformed: cut off"),
])
func answersWithoutAPriceAreRefused(body: String, words: String) {
  #expect(quote(body) == words)
}
