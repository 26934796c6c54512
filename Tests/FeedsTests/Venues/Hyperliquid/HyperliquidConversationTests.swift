import BullionMarket
import Testing

@testable import Venues

private func talk() -> VenueTalk {
  var talk = VenueTalk(HyperliquidVenue())
  _ = talk.begin()
  _ = talk.open()
  return talk
}

private func book(_ sides: String, coin: String = "xyz:GOLD", time: String = "1769176799950") -> String {
  #"{"channel":"bbo","data":{"coin":"\#(coin)","time":\#(time),"bbo":[\#(sides)]}}"#
}

@Test func hyperliquidIsSubscribedCoinByCoin() {
  var talk = VenueTalk(HyperliquidVenue())
  #expect(talk.begin() == ["socket wss://api.hyperliquid.xyz/ws"])
  #expect(
    talk.open() == [
      #"send {"method":"subscribe","subscription":{"type":"bbo","coin":"xyz:GOLD"}}"#,
      #"send {"method":"subscribe","subscription":{"type":"bbo","coin":"xyz:SILVER"}}"#,
    ])
}

@Test func hyperliquidIsLiveWhenBothCoinsAreConfirmed() {
  var talk = talk()
  func answer(_ coin: String) -> String {
    #"{"channel":"subscriptionResponse","data":{"method":"subscribe","subscription":{"type":"bbo","#
      + #""coin":"\#(coin)"}}}"#
  }
  #expect(talk.hear(answer("xyz:SILVER")).isEmpty)
  #expect(talk.hear(answer("xyz:SILVER")).isEmpty)
  #expect(talk.hear(answer("xyz:GOLD")) == ["subscribed"])
  #expect(talk.hear(answer("xyz:GOLD")).isEmpty)
  #expect(talk.hear(answer("BTC")) == ["refused unknownSymbol: unknown symbol BTC"])
}

@Test func hyperliquidBooksAreRead() {
  var talk = talk()
  let both = #"{"px":"5000.1","sz":"1.5","n":3},{"px":"5000.4","sz":"2.0","n":4}"#
  #expect(talk.hear(book(both)) == ["#0 gold @1769176799950 5000.1/5000.4"])
  let bare = #"{"px":"100.123","sz":"1"},{"px":"100.2","sz":"2"}"#
  #expect(talk.hear(book(bare, coin: "xyz:SILVER")) == ["#1 silver @1769176799950 100.123/100.2"])
  #expect(talk.hear(book(both, time: "null")) == ["#0 gold @1769176800000 5000.1/5000.4"])
}

@Test(arguments: [
  #"null,{"px":"5000.4","sz":"2.0","n":4}"#, #"{"px":"5000.4","sz":"2.0","n":4},null"#, "null,null",
])
func hyperliquidBooksWithAnEmptySideAreNoQuotesAndNoFlaws(sides: String) {
  var talk = talk()
  #expect(talk.hear(book(sides)).isEmpty)
}

@Test(arguments: [
  (book(#"{"px":"1"},{"px":"2"}"#, coin: "BTC"), "unknownSymbol: unknown symbol BTC"),
  (book(#"{"px":"1"}"#), "malformed: bbo without two sides"),
  (book(""), "malformed: bbo without two sides"),
  (book("1,2"), "malformed: a side of bbo that is no object"),
  (book(#"{"sz":"1"},{"px":"2"}"#), "malformed: no bid"),
  (book(#"{"px":"1"},{"px":null}"#), "malformed: ask is null"),
  (book(#"{"px":"NaN"},{"px":"2"}"#), "nonFinite: bid is not finite"),
  (book(#"{"px":"-1"},{"px":"2"}"#), "nonPositive: bid -1 is not above zero"),
  (book(#"{"px":["1"]},{"px":"2"}"#), #"malformed: bid ["1"] is not a number"#),
  (
    book(#"{"px":"1"},{"px":"2"}"#, time: "true"), "malformed: the time true is neither ISO 8601 nor an epoch"
  ),
  (#"{"channel":"bbo"}"#, "malformed: no data"),
  (#"{"channel":"bbo","data":{"coin":"xyz:GOLD"}}"#, "malformed: no bbo"),
  (#"{"channel":"subscriptionResponse","data":7}"#, "malformed: an answer without its subscription"),
  ("{}", "malformed: no channel"),
  ("Websocket connection established.", "malformed: not a JSON object"),
])
func hyperliquidRubbishIsRefused(text: String, refusal: String) {
  var talk = talk()
  #expect(talk.hear(text) == ["refused \(refusal)"])
}

@Test(arguments: [
  (
    #""Invalid subscription {\"type\":\"bbo\",\"coin\":\"xyz:GOLD\"}""#,
    #"switch off: hyperliquid does not know one of xyz:GOLD, xyz:SILVER (Invalid subscription "#
      + #"{"type":"bbo","coin":"xyz:GOLD"}); take another source"#
  ),
  (#""Already subscribed: …""#, "remark: hyperliquid says Already subscribed: …"),
  (#""Too many\u0007""#, #"reconnect: hyperliquid says Too many\x07"#),
  ("null", "reconnect: hyperliquid says null"),
])
func hyperliquidErrorsEndTheConnection(data: String, told: String) {
  var talk = talk()
  #expect(talk.hear(#"{"channel":"error","data":\#(data)}"#) == [told])
}

@Test func hyperliquidIsPingedEveryFiftySecondsOnceItIsOpen() {
  var talk = VenueTalk(HyperliquidVenue())
  _ = talk.begin()
  #expect(talk.tick(after: 120_000).isEmpty)
  _ = talk.open()
  #expect(talk.tick(after: 49_999).isEmpty)
  #expect(talk.tick(after: 1) == [#"send {"method":"ping"}"#])
  #expect(talk.tick().isEmpty)
  #expect(talk.hear(#"{"channel":"pong"}"#).isEmpty)
  #expect(talk.tick(after: 50_000) == [#"send {"method":"ping"}"#])
}
