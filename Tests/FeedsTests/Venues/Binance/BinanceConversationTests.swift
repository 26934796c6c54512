import BullionMarket
import Testing

@testable import Venues

private func talk() -> VenueTalk {
  var talk = VenueTalk(BinanceVenue())
  _ = talk.begin()
  return talk
}

private func bookTicker(_ members: String) -> String { "{\"e\":\"bookTicker\",\"u\":400900217,\(members)}" }

private let prices = #""b":"5000.10","B":"31.21","a":"5000.20","A":"40.66""#

@Test func binanceOpensThePublicSocketAndAsksForTheSchedule() {
  var talk = VenueTalk(BinanceVenue())
  #expect(
    talk.begin() == [
      "socket wss://fstream.binance.com/public/ws",
      "fetch schedule GET https://fapi.binance.com/fapi/v1/tradingSchedule",
    ])
  #expect(
    talk.open() == [
      #"send {"method":"SUBSCRIBE","params":["xauusdt@bookTicker","xagusdt@bookTicker"],"id":1}"#
    ])
  #expect(talk.hear(#"{"result":null,"id":1}"#) == ["subscribed"])
}

@Test func binanceQuotesAreReadWithTheTimeOfTheirMatch() {
  var talk = talk()
  let gold = bookTicker(#""E":1769176799893,"T":1769176799891,"s":"XAUUSDT",\#(prices)"#)
  #expect(talk.hear(gold) == ["#0 gold @1769176799891 5000.1/5000.2"])
  let silver = bookTicker(
    #""E":1769176799893,"T":1769176799892,"s":"XAGUSDT","b":"100.123456","B":"1","a":"100.2","A":"1""#)
  #expect(talk.hear(silver) == ["#1 silver @1769176799892 100.123456/100.2"])
}

@Test func binanceQuotesOfACombinedStreamAreUnwrapped() {
  var talk = talk()
  let inner = bookTicker(#""E":1769176799893,"T":1769176799891,"s":"XAUUSDT",\#(prices)"#)
  let wrapped = #"{"stream":"xauusdt@bookTicker","data":\#(inner)}"#
  #expect(talk.hear(wrapped) == ["#0 gold @1769176799891 5000.1/5000.2"])
}

@Test(
  arguments: [
    (#""E":1769176799893,"s":"XAUUSDT""#, 1_769_176_799_893),
    (#""E":1769176799893,"T":null,"s":"XAUUSDT""#, 1_769_176_799_893),
    (#""s":"XAUUSDT","T":1769176799891"#, 1_769_176_799_891),
    (#""s":"XAUUSDT""#, 1_769_176_800_000),
  ] as [(String, Int64)])
func binanceTimesFallBackToTheSendingAndThenToTheArrival(members: String, time: Int64) {
  var talk = talk()
  #expect(talk.hear(bookTicker("\(members),\(prices)")) == ["#0 gold @\(time) 5000.1/5000.2"])
}

@Test func binanceSpotQuotesNameNoKindAndAreTakenAsWell() {
  var talk = talk()
  #expect(talk.hear(#"{"u":1,"s":"XAUUSDT",\#(prices)}"#) == ["#0 gold @1769176800000 5000.1/5000.2"])
}

@Test func binanceEventsOfOtherKindsArePassedOver() {
  var talk = talk()
  #expect(talk.hear(#"{"e":"aggTrade","E":1,"T":1,"s":"XAUUSDT","a":1,"p":"1","q":"1"}"#).isEmpty)
  #expect(talk.hear(#"{"e":"markPriceUpdate","E":1,"s":"XAUUSDT","p":"5000","i":"5001"}"#).isEmpty)
}

@Test(arguments: [
  (#""s":"BNBUSDT",\#(prices)"#, #"unknownSymbol: unknown symbol BNBUSDT"#),
  (#""s":1,\#(prices)"#, "malformed: the symbol is not text"),
  (prices, "malformed: no symbol"),
  (#""s":"XAUUSDT","b":"5000.1""#, "malformed: no ask"),
  (#""s":"XAUUSDT","a":"5000.1""#, "malformed: no bid"),
  (#""s":"XAUUSDT","b":null,"a":"1""#, "malformed: bid is null"),
  (#""s":"XAUUSDT","b":"NaN","a":"1""#, "nonFinite: bid is not finite"),
  (#""s":"XAUUSDT","b":"1","a":-Infinity"#, "nonFinite: ask is not finite"),
  (#""s":"XAUUSDT","b":"-1","a":"1""#, "nonPositive: bid -1 is not above zero"),
  (#""s":"XAUUSDT","b":"0.00","a":"1""#, "nonPositive: bid 0.00 is not above zero"),
  (#""s":"XAUUSDT","b":["1"],"a":"1""#, #"malformed: bid ["1"] is not a number"#),
  (#""s":"XAUUSDT","b":"1e99","a":"1""#, "malformed: bid 1e99 cannot be a price"),
  (#""s":"XAUUSDT","b":"five","a":"1""#, "malformed: bid five is not a number"),
  (
    #""s":"XAUUSDT","T":"soon",\#(prices)"#,
    "malformed: the time soon is neither ISO 8601 nor an epoch"
  ),
])
func binanceQuotesThatAreNoneAreRefused(members: String, refusal: String) {
  var talk = talk()
  #expect(talk.hear(bookTicker(members)) == ["refused \(refusal)"])
}

@Test(arguments: [
  ("", "malformed: cut off"),
  ("hello", "malformed: not a JSON object"),
  ("[1]", "malformed: not a JSON object"),
  ("{}", "malformed: no symbol"),
  (#"{"stream":"x","data":[1]}"#, "malformed: not a JSON object"),
  (#"{"e":"bookTicker","s":"XAU"#, "malformed: cut off in a string"),
  ("<!DOCTYPE html><html>", "malformed: HTML: a web page, not prices"),
])
func binanceRubbishIsRefused(text: String, refusal: String) {
  var talk = talk()
  #expect(talk.hear(text) == ["refused \(refusal)"])
}

@Test func binanceBinaryFramesAreRefused() {
  var talk = talk()
  #expect(talk.receive(.binary([1, 2])) == ["refused malformed: a binary frame"])
}

@Test(arguments: [
  (
    #"{"error":{"code":2,"msg":"Invalid request: unknown variant"},"id":1}"#,
    "reconnect: binance refused the subscription: Invalid request: unknown variant"
  ),
  (
    #"{"code":3,"msg":"Invalid JSON: \u001b[2J"}"#,
    #"reconnect: binance refused the subscription: Invalid JSON: \e[2J"#
  ),
  (#"{"error":"busy","id":1}"#, "reconnect: binance refused the subscription: busy"),
  (
    #"{"id":1,"status":400,"error":{"code":-1121,"msg":"Invalid symbol."}}"#,
    "switch off: binance does not know one of XAUUSDT, XAGUSDT (Invalid symbol.); take another source"
  ),
  (#"{"result":null,"id":7}"#, "reconnect: binance answered something that was not asked: 7"),
  (#"{"result":null}"#, "reconnect: binance answered something that was not asked: no id"),
])
func binanceComplaintsEndTheConnection(text: String, order: String) {
  var talk = talk()
  #expect(talk.hear(text) == [order])
}

@Test func binanceSchedulesSayWhetherTheMetalIsTraded() {
  var talk = talk()
  #expect(talk.tick(after: 250).isEmpty)
  let now = talk.now.milliseconds
  let body = #"""
    {"updateTime":1,"marketSchedules":{"EQUITY":{"sessions":[]},"COMMODITY":{"sessions":[
    {"startTime":\#(now - 1000),"endTime":\#(now + 1000),"type":"REGULAR"},
    {"startTime":\#(now + 1000),"endTime":\#(now + 2000),"type":"NO_TRADING"},
    {"startTime":\#(now + 2000),"endTime":\#(now + 3000),"type":"REGULAR"}]}}}
    """#
  #expect(talk.answer("schedule", body) == ["market open"])
  #expect(talk.tick(after: 999).isEmpty)
  #expect(talk.tick(after: 1) == ["market closed"])
  #expect(talk.tick(after: 1000) == ["market open"])
  #expect(talk.tick(after: 1000) == ["market unknown"])
}

@Test func binanceSchedulesAreAskedForEverySixHours() {
  var talk = talk()
  let fetch = ["fetch schedule GET https://fapi.binance.com/fapi/v1/tradingSchedule"]
  #expect(talk.tick(after: 6 * 3_600_000 - 1).isEmpty)
  #expect(talk.tick(after: 1) == fetch)
  #expect(talk.tick().isEmpty)
  #expect(talk.tick(after: 6 * 3_600_000) == fetch)
}

@Test func binanceSchedulesThatDoNotComeAreAskedForAgain() {
  var talk = talk()
  #expect(
    talk.fail("schedule", "503 from the venue") == [
      "remark: no trading schedule: 503 from the venue; asked for again in 10 minutes"
    ])
  #expect(talk.tick(after: 599_999).isEmpty)
  #expect(talk.tick(after: 1).count == 1)
  #expect(
    talk.answer("schedule", #"{"marketSchedules":{}}"#) == [
      "remark: no trading schedule: no sessions of COMMODITY; asked for again in 10 minutes"
    ])
}
