import BullionMarket
import Testing

@testable import Venues

private let venue = OandaVenue(account: "101-001-1234567-001", token: try! Secret("tok-3n"))

private func talk() -> VenueTalk {
  var talk = VenueTalk(venue)
  _ = talk.begin()
  _ = talk.open()
  return talk
}

private func price(
  _ instrument: String = "XAU_USD", status: String = "tradeable",
  bids: String = #"{"price":"5000.125","liquidity":1}"#,
  asks: String = #"{"price":"5000.375","liquidity":1},{"price":"5001","liquidity":9}"#
) -> String {
  #"{"type":"PRICE","status":"\#(status)","instrument":"\#(instrument)","#
    + #""time":"2026-01-23T13:59:59.094548890Z","bids":[\#(bids)],"asks":[\#(asks)],"#
    + #""closeoutBid":"4999.9","closeoutAsk":"5000.9"}"#
}

@Test func oandaIsAskedForAStreamOfLinesWithItsToken() {
  var output: [VenueStep] = []
  var conversation = venue.conversation()
  conversation.begin(at: VenueTalk.start, &output)
  let url = "https://stream-fxtrade.oanda.com/v3/accounts/101-001-1234567-001/pricing/stream"
  let headers = [HeaderField("Authorization", "Bearer tok-3n", isSecret: true)]
  let request = VenueRequest(.get, url + "?instruments=XAU_USD%2CXAG_USD", headers: headers)
  #expect(output.orders == [.wire(.openLines(request))])
}

@Test func oandaPracticeAccountsAreServedByOtherHosts() {
  var talk = VenueTalk(OandaVenue(account: "1", token: try! Secret("t"), isPractice: true))
  #expect(
    talk.begin().first?.hasPrefix("lines GET https://stream-fxpractice.oanda.com/v3/accounts/1/") == true)
  #expect(
    talk.ask(.oneMinute, from: talk.now).first?
      .hasPrefix("fetch history GET https://api-fxpractice.oanda.com/v3/instruments/XAU_USD/candles?") == true
  )
}

@Test func oandaPricesAreTheFirstOfEachSide() {
  var talk = talk()
  #expect(
    talk.hear(price()) == ["subscribed", "market open", "#0 gold @1769176799094 5000.125/5000.375"])
  #expect(talk.hear(price("XAG_USD")) == ["#1 silver @1769176799094 5000.125/5000.375"])
}

@Test func oandaHeartbeatsAndBlankLinesAreSignsOfLife() {
  var talk = talk()
  let heartbeat = #"{"type":"HEARTBEAT","time":"2026-01-23T14:00:00.000000000Z"}"#
  #expect(talk.hear(heartbeat) == ["subscribed"])
  #expect(talk.hear(heartbeat).isEmpty)
  #expect(talk.hear("").isEmpty)
  #expect(talk.hear(" \r").isEmpty)
  #expect(talk.hear(#"{"type":"NEWS"}"#).isEmpty)
  #expect(talk.tick(after: 3_600_000).isEmpty)
}

@Test func oandaSaysWhenNothingCanBeTraded() {
  var talk = talk()
  _ = talk.hear(price())
  _ = talk.hear(price("XAG_USD"))
  #expect(talk.hear(price(status: "non-tradeable")).count == 1)
  #expect(talk.hear(price("XAG_USD", status: "non-tradeable")).first == "market closed")
  #expect(talk.hear(price(status: "non-tradeable", bids: "", asks: "")).isEmpty)
  #expect(talk.hear(price()).first == "market open")
}

@Test(arguments: [
  (price("EUR_USD"), "unknownSymbol: unknown symbol EUR_USD"),
  (price(bids: ""), "malformed: no bid"),
  (price(asks: ""), "malformed: no ask"),
  (price(bids: "7"), "malformed: bids that are no objects"),
  (price(bids: #"{"liquidity":1}"#), "malformed: no bid"),
  (price(bids: #"{"price":"NaN"}"#), "nonFinite: bid is not finite"),
  (price(bids: #"{"price":"-1"}"#), "nonPositive: bid -1 is not above zero"),
  (price(bids: #"{"price":null}"#), "malformed: bid is null"),
  (price(bids: #"{"price":{}}"#), "malformed: bid {} is not a number"),
])
func oandaPricesThatAreNoneAreRefused(line: String, refusal: String) {
  var talk = talk()
  _ = talk.hear(price())
  #expect(talk.hear(line) == ["refused \(refusal)"])
}

@Test(arguments: [
  ("{}", "malformed: a line without a type"),
  ("hello", "malformed: not a JSON object"),
  (#"{"type":"PRI"#, "malformed: cut off in a string"),
  ("<html>", "malformed: HTML: a web page, not prices"),
])
func oandaRubbishIsRefused(text: String, refusal: String) {
  var talk = talk()
  #expect(talk.hear(text) == ["refused \(refusal)"])
}

@Test(arguments: [
  (
    #"{"errorMessage":"Insufficient authorization to perform request."}"#,
    "switch off: oanda refused the stream: Insufficient authorization to perform request.;"
      + " check account, token and kind of account"
  ),
  (
    #"{"errorMessage":"Invalid value specified for 'accountID'"}"#,
    "switch off: oanda refused the stream: Invalid value specified for 'accountID';"
      + " check account, token and kind of account"
  ),
  (#"{"errorMessage":"Service unavailable"}"#, "reconnect: oanda refused the stream: Service unavailable"),
  (
    #"{"type":"DISCONNECT","code":"OLDEST","message":"too many streams"}"#,
    "reconnect: oanda ends the stream: too many streams"
  ),
  (#"{"type":"DISCONNECT"}"#, "reconnect: oanda ends the stream: no reason given"),
])
func oandaComplaintsEndTheStream(line: String, order: String) {
  var talk = talk()
  #expect(talk.hear(line) == [order])
}

@Test func oandaTokensAreNeverPrinted() {
  var output: [VenueStep] = []
  var conversation = venue.conversation()
  conversation.begin(at: VenueTalk.start, &output)
  conversation.askHistory(.oneMinute, from: VenueTalk.start, at: VenueTalk.start, &output)
  var dumped = ""
  dump(output, to: &dumped)
  dump(venue, to: &dumped)
  dump(conversation, to: &dumped)
  for text in ["\(output)", "\(venue)", "\(conversation)", String(reflecting: venue), dumped] {
    #expect(!text.contains("tok-3n"))
  }
  #expect("\(output)".contains("Authorization: (secret)"))
}
