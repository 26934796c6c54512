import BullionMarket
import Testing

@testable import Venues

private func talk() -> VenueTalk {
  var talk = VenueTalk(KrakenVenue())
  _ = talk.begin()
  _ = talk.open()
  return talk
}

private func ticker(_ members: String) -> String {
  #"{"channel":"ticker","type":"update","data":[{\#(members)}]}"#
}

@Test func krakenIsSubscribedTokenByToken() {
  var talk = VenueTalk(KrakenVenue())
  #expect(talk.begin() == ["socket wss://ws.kraken.com/v2"])
  let channel = #"send {"method":"subscribe","params":{"channel":"ticker","symbol":"#
  let rest = #""event_trigger":"bbo","snapshot":true}"#
  #expect(
    talk.open() == [
      channel + #"["PAXG/USD"],\#(rest),"req_id":1}"#, channel + #"["XAUT/USD"],\#(rest),"req_id":2}"#,
    ])
}

@Test func krakenTickersKeepTheirDecimals() {
  var talk = talk()
  let paxg = ticker(
    #""symbol":"PAXG/USD","bid":4380.1,"bid_qty":0.9,"ask":4381.0,"ask_qty":1.2,"last":4380.5,"volume":1,"#
      + #""vwap":1,"low":1,"high":1,"change":1,"change_pct":1"#)
  #expect(talk.hear(paxg) == ["#0 gold @1769176800000 4380.1/4381"])
  let xaut = ticker(#""symbol":"XAUT/USD","bid":4379.000001,"ask":4379.100003"#)
  #expect(talk.hear(xaut) == ["#1 gold @1769176800000 4379.000001/4379.100003"])
}

@Test(
  arguments: [
    (#""timestamp":"2026-01-23T13:59:59.742648Z""#, 1_769_176_799_742),
    (#""timestamp":null"#, 1_769_176_800_000),
    (#""timestamp":"soon""#, 1_769_176_800_000),
    (#""timestamp":[1]"#, 1_769_176_800_000),
  ] as [(String, Int64)])
func krakenTimesAreTakenWhereTheyCanBeRead(member: String, time: Int64) {
  var talk = talk()
  let text = ticker(#""symbol":"PAXG/USD","bid":1,"ask":2,\#(member)"#)
  #expect(talk.hear(text) == ["#0 gold @\(time) 1/2"])
}

@Test func krakenAcknowledgesEachToken() {
  var talk = talk()
  func answer(_ symbol: String) -> String {
    #"{"method":"subscribe","req_id":1,"result":{"channel":"ticker","event_trigger":"bbo","snapshot":true,"#
      + #""symbol":"\#(symbol)"},"success":true,"time_in":"2026-01-23T14:00:00.1Z"}"#
  }
  #expect(talk.hear(answer("XAUT/USD")).isEmpty)
  #expect(talk.hear(answer("PAXG/USD")) == ["subscribed"])
}

@Test(arguments: [
  (
    #""error":"Currency pair not supported XAUT/USD","symbol":"XAUT/USD""#,
    "remark: kraken does not send XAUT/USD: Currency pair not supported XAUT/USD"
  ),
  (#""error":"busy","req_id":2"#, "remark: kraken does not send XAUT/USD: busy"),
  (
    #""error":"Currency pair not supported PAXG/USD","symbol":"PAXG/USD""#,
    "switch off: kraken does not know PAXG/USD (Currency pair not supported PAXG/USD); take another source"
  ),
  (
    #""error":"EAPI:Rate limit","req_id":1"#,
    "reconnect: kraken refused the subscription to PAXG/USD: EAPI:Rate limit"
  ),
  (#""req_id":1"#, "reconnect: kraken refused the subscription to PAXG/USD: no reason given"),
  (#""error":"x""#, "refused malformed: an answer that names neither its question nor its symbol"),
  (#""error":"x","req_id":3"#, "refused malformed: an answer that names neither its question nor its symbol"),
])
func krakenRefusesTokens(members: String, told: String) {
  var talk = talk()
  #expect(talk.hear(#"{"method":"subscribe","success":false,\#(members)}"#) == [told])
}

@Test func krakenSignsOfLifeAreNoNews() {
  var talk = talk()
  #expect(talk.hear(#"{"channel":"heartbeat"}"#).isEmpty)
  #expect(talk.hear(#"{"method":"pong","req_id":101,"time_in":"x","time_out":"y"}"#).isEmpty)
  #expect(talk.hear(#"{"channel":"instrument","data":{}}"#).isEmpty)
}

@Test func krakenStatesOtherThanOnlineAreRemarked() {
  var talk = talk()
  func status(_ system: String) -> String {
    #"{"channel":"status","type":"update","data":[{"api_version":"v2","system":"\#(system)","version":"2.0.0"}]}"#
  }
  #expect(talk.hear(status("online")).isEmpty)
  #expect(talk.hear(status("maintenance")) == ["remark: kraken says that its system is in state maintenance"])
}

@Test func krakenIsPingedEveryThirtySecondsOnceItIsOpen() {
  var talk = VenueTalk(KrakenVenue())
  _ = talk.begin()
  #expect(talk.tick(after: 60_000).isEmpty)
  _ = talk.open()
  #expect(talk.tick(after: 29_999).isEmpty)
  #expect(talk.tick(after: 1) == [#"send {"method":"ping","req_id":101}"#])
  #expect(talk.tick().isEmpty)
  #expect(talk.tick(after: 30_000) == [#"send {"method":"ping","req_id":102}"#])
}

@Test(arguments: [
  (#""symbol":"XBT/USD","bid":1,"ask":2"#, "unknownSymbol: unknown symbol XBT/USD"),
  (#""bid":1,"ask":2"#, "malformed: no symbol"),
  (#""symbol":"PAXG/USD","bid":1"#, "malformed: no ask"),
  (#""symbol":"PAXG/USD","bid":null,"ask":2"#, "malformed: bid is null"),
  (#""symbol":"PAXG/USD","bid":NaN,"ask":2"#, "nonFinite: bid is not finite"),
  (#""symbol":"PAXG/USD","bid":1,"ask":-2"#, "nonPositive: ask -2 is not above zero"),
  (#""symbol":"PAXG/USD","bid":{},"ask":2"#, "malformed: bid {} is not a number"),
])
func krakenTickersThatAreNoneAreRefused(members: String, refusal: String) {
  var talk = talk()
  #expect(talk.hear(ticker(members)) == ["refused \(refusal)"])
}

@Test(arguments: [
  ("{}", "refused malformed: neither a channel nor an answer"),
  ("null", "refused malformed: not a JSON object"),
  (#"{"channel":"ticker"}"#, "refused malformed: no data"),
  (#"{"channel":"ticker","data":[7]}"#, "refused malformed: ticker is neither an object nor an array"),
  (#"{"error":"Malformed request","success":false}"#, "reconnect: kraken says Malformed request"),
])
func krakenRubbishIsRefused(text: String, told: String) {
  var talk = talk()
  #expect(talk.hear(text) == [told])
}
