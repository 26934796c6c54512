import BullionMarket
import Testing

@testable import Failover
@testable import Venues

private let now = Timestamp(2026, 1, 28, 14)

private func judge(_ status: Int, _ headers: [String: String] = [:], _ body: String = "{}") -> ServiceRefusal?
{
  ServiceRefusal(HTTPAnswer(status: status, headers: headers, body: Array(body.utf8)), at: now)
}

@Test func successIsNoRefusal() {
  #expect(judge(200) == nil)
  #expect(judge(204, [:], "") == nil)
}

@Test(arguments: ["<!doctype html>", "\u{FEFF} <HTML lang=x>", "\n<head>", "<?xml version"])
func pagesAreRefusedWhateverTheirStatus(body: String) {
  #expect(judge(200, [:], body) == .retry("answered with an HTML page where JSON was due"))
}

@Test func aPageIsKnownByItsTypeToo() {
  #expect(judge(200, ["content-type": "text/html; charset=utf-8"], "{}") != nil)
}

@Test func hostileWaitsAreBounded() {
  #expect(judge(429, ["retry-after": "99999999999999999"]) == .wait(3 * 86_400_000, "429: asked too often"))
  #expect(judge(429, ["retry-after": "0"]) == .wait(1_000, "429: asked too often"))
  #expect(judge(429, ["retry-after": "-5"]) == .wait(60_000, "429: asked too often"))
  #expect(judge(429, ["retry-after": "soon"]) == .wait(60_000, "429: asked too often"))
  #expect(judge(418, [:], "until 99999999999999999999") == .wait(120_000, "418: banned for asking too often"))
}

@Test func otherAnswersAreTriedAgain() {
  #expect(judge(302) == .retry("302: redirects elsewhere, which is not followed"))
  #expect(judge(404) == .retry("answered 404"))
  #expect(judge(500) == .retry("answered 500: it has a problem of its own"))
}

@Test(arguments: [
  ("Wed, 28 Jan 2026 14:00:30 GMT", Timestamp(2026, 1, 28, 14, 0, 30)),
  ("Wed, 28 Jan 2026 25:00:30 GMT", nil),
  ("28 Jan 2026", nil), ("", nil), ("Wed, 28 Foo 2026 14:00:30 GMT", nil),
])
func datesOfHTTP(text: String, expected: Timestamp?) {
  #expect(HTTPDate.timestamp(text) == expected)
}
