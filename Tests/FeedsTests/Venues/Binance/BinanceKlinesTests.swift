import BullionMarket
import Testing

@testable import Venues

private let minute: Int64 = 60_000

/// A minute of the documented shape.
private func kline(_ start: Timestamp, close: String = "0.01577100") -> String {
  let time = start.milliseconds
  return #"[\#(time),"0.01634790","0.80000000","0.01575800","\#(close)","148976.11",\#(time + 59_999),"#
    + #""2434.19055334",308,"1756.87402397","28.46694368","0"]"#
}

private func page(_ first: Timestamp, count: Int) -> String {
  let rows = (0..<count).map { kline(first.advanced(byMilliseconds: Int64($0) * minute)) }
  return "[\(rows.joined(separator: ","))]"
}

private func talk() -> VenueTalk {
  var talk = VenueTalk(BinanceVenue())
  _ = talk.begin()
  return talk
}

private func url(_ symbol: String, _ start: Timestamp, _ interval: String = "1m") -> String {
  "fetch history GET https://fapi.binance.com/fapi/v1/klines?symbol=\(symbol)&interval=\(interval)"
    + "&startTime=\(start.milliseconds)&limit=1000"
}

@Test func klinesComeOneMetalAfterTheOtherWithoutTheUnfinishedOne() {
  var talk = talk()
  let start = talk.now.advanced(byMilliseconds: -2 * minute)
  #expect(talk.ask(.oneMinute, from: start) == [url("XAUUSDT", start)])
  // The third bar has just begun.
  let bar = "0.016348 0.8 0.015758 0.015771"
  #expect(
    talk.answer("history", page(start, count: 3)) == [
      url("XAGUSDT", start),
      "last bars | gold 1m @\(start.milliseconds) \(bar) | gold 1m @\(start.milliseconds + minute) \(bar)",
    ])
  #expect(talk.answer("history", "[]") == ["last bars of silver 1m: none"])
  #expect(talk.tick(after: 1000).isEmpty)
}

@Test func fullPagesAreFollowedByTheNext() {
  var talk = talk()
  let start = talk.now.advanced(byMilliseconds: -1500 * minute)
  _ = talk.ask(.oneMinute, from: start)
  let first = talk.answer("history", page(start, count: 1000))
  let last = start.advanced(byMilliseconds: 999 * minute)
  #expect(first.first == url("XAUUSDT", last.advanced(byMilliseconds: 1)))
  #expect(first.last?.hasPrefix("bars | gold 1m @\(start.milliseconds) ") == true)
  let second = talk.answer("history", page(last.advanced(byMilliseconds: minute), count: 501))
  #expect(second.first == url("XAGUSDT", start))
  #expect(second.last?.hasPrefix("last bars | gold 1m @\(last.milliseconds + minute) ") == true)
  #expect(second.last?.split(separator: "|").count == 501)
}

@Test func aVenueThatSendsTheSamePageForEverIsNotFollowed() {
  var talk = talk()
  let start = talk.now.advanced(byMilliseconds: -1500 * minute)
  _ = talk.ask(.oneMinute, from: start)
  let again = page(start, count: 1000)
  #expect(talk.answer("history", again).last?.hasPrefix("bars") == true)
  #expect(talk.answer("history", again).last == "last bars of gold 1m: none")
}

@Test func usedUpWeightDelaysTheNextPageToTheNextMinute() {
  var talk = talk()
  talk.now = talk.now.advanced(byMilliseconds: 20_000)
  let start = talk.now.advanced(byMilliseconds: -80_000)
  _ = talk.ask(.oneMinute, from: start)
  let told = talk.answer("history", "[]", headers: ["x-mbx-used-weight-1m": "1801"])
  #expect(told == ["last bars of gold 1m: none"])
  #expect(talk.tick(after: 39_999).isEmpty)
  #expect(talk.tick(after: 1) == [url("XAGUSDT", start)])
  #expect(talk.tick().isEmpty)
}

@Test(arguments: ["1800", "", "many", "-1"]) func unusedWeightDelaysNothing(weight: String) {
  let conversation = BinanceConversation(of: BinanceVenue())
  #expect(conversation.pause(after: ["x-mbx-used-weight-1m": weight], at: VenueTalk.start) == nil)
}

@Test func hoursAreAskedForAsHoursAndDaysNotAtAll() {
  var talk = talk()
  let start = talk.now.advanced(byMilliseconds: -3 * 3_600_000)
  #expect(
    talk.ask(.oneDay, from: start) == [
      "remark: binance counts days in UTC, not by the session: none taken",
      "last bars of gold 1d: none", "last bars of silver 1d: none",
    ])
  #expect(talk.ask(.oneHour, from: start) == [url("XAUUSDT", start, "1h")])
}

@Test func questionsWaitForTheOneBefore() {
  var talk = talk()
  let start = talk.now.advanced(byMilliseconds: -minute)
  #expect(talk.ask(.oneMinute, from: start).count == 1)
  #expect(talk.ask(.fiveMinutes, from: start).isEmpty)
  _ = talk.answer("history", "[]")
  #expect(talk.answer("history", "[]").first == url("XAUUSDT", start, "5m"))
}

@Test func historyThatFailsEndsWithAnEmptyPartAndTheNextMetalIsAsked() {
  var talk = talk()
  let start = talk.now.advanced(byMilliseconds: -minute)
  _ = talk.ask(.oneMinute, from: start)
  #expect(
    talk.fail("history", "timed out") == [
      url("XAGUSDT", start), "remark: no history of XAUUSDT: timed out", "last bars of gold 1m: none",
    ])
  #expect(
    talk.answer("history", #"{"code":-1121,"msg":"Invalid symbol."}"#) == [
      "remark: no history of XAGUSDT: not a JSON array", "last bars of silver 1m: none",
    ])
}

@Test func rowsThatAreNoneAreCountedAndTheRestIsTaken() {
  var talk = talk()
  let start = talk.now.advanced(byMilliseconds: -4 * minute)
  _ = talk.ask(.oneMinute, from: start)
  let between = start.advanced(byMilliseconds: minute + 5)
  let rows = [
    kline(start, close: "NaN"), kline(between), kline(start.advanced(byMilliseconds: 2 * minute)),
    kline(start), kline(start.advanced(byMilliseconds: 3 * minute), close: "0.9"),
  ]
  let told = talk.answer("history", "[\(rows.joined(separator: ","))]")
  #expect(
    told.dropFirst() == [
      "remark: history of XAUUSDT: 4 rows are not taken: close is not finite",
      "last bars | gold 1m @\(start.milliseconds + 2 * minute) 0.016348 0.8 0.015758 0.015771",
    ])
}

@Test func answersThatNobodyAskedForAreIgnored() {
  var talk = talk()
  #expect(talk.answer("history", "[]").isEmpty)
  #expect(talk.answer("other", "[]").isEmpty)
  #expect(talk.fail("history", "x").isEmpty)
  #expect(talk.fail("other", "x").isEmpty)
}
