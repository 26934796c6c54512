import BullionMarket
import Testing

@testable import Venues

private let minute: Int64 = 60_000

private func row(_ start: Timestamp) -> String {
  #"[\#(start.milliseconds / 1000),"4380.1","4390.0","4370.5","4385.2","4380.0","0.11091626",5]"#
}

private func body(_ rows: String...) -> String {
  #"{"error":[],"result":{"PAXGUSD":[\#(rows.joined(separator: ","))],"last":1769176740}}"#
}

@Test func krakenCandlesComeInOneAnswerWithoutTheLast() {
  var talk = VenueTalk(KrakenVenue())
  _ = talk.begin()
  let start = talk.now.advanced(byMilliseconds: -3 * minute)
  #expect(
    talk.ask(.oneMinute, from: start) == [
      "fetch history GET https://api.kraken.com/0/public/OHLC?pair=PAXGUSD&interval=1&since=1769176619"
    ])
  let rows = (0..<3).map { row(start.advanced(byMilliseconds: $0 * minute)) }
  // By the clock all three are finished; the venue says that the last is never.
  #expect(
    talk.answer("history", body(rows[0], rows[1], rows[2])) == [
      "last bars | gold 1m @1769176620000 4380.1 4390 4370.5 4385.2"
        + " | gold 1m @1769176680000 4380.1 4390 4370.5 4385.2"
    ])
}

@Test func krakenHoursAreSixtyMinutesAndDaysAreNotTaken() {
  var talk = VenueTalk(KrakenVenue())
  #expect(talk.ask(.oneHour, from: talk.now).first?.contains("interval=60&since=") == true)
  #expect(
    talk.ask(.oneDay, from: talk.now) == [
      "remark: kraken counts days in UTC, not by the session: none taken", "last bars of gold 1d: none",
    ])
}

@Test(arguments: [
  (#"{"error":["EQuery:Unknown asset pair"]}"#, "kraken says EQuery:Unknown asset pair"),
  (#"{"error":[]}"#, "no result"),
  (#"{"error":[],"result":{"PAXGUSD":7}}"#, "list of candles is neither an object nor an array"),
  (#"{"error":[],"result":{"PAXGUSD":[7,8]}}"#, "candle is neither an object nor an array"),
  ("[]", "not a JSON object"),
])
func krakenAnswersWithoutCandlesEndTheQuestion(body: String, words: String) {
  var talk = VenueTalk(KrakenVenue())
  _ = talk.ask(.oneMinute, from: talk.now.advanced(byMilliseconds: -minute))
  #expect(
    talk.answer("history", body) == [
      "remark: no history of PAXG/USD: \(words)", "last bars of gold 1m: none",
    ])
}

@Test func krakenAnswersMayBeEmpty() {
  var talk = VenueTalk(KrakenVenue())
  _ = talk.ask(.oneMinute, from: talk.now.advanced(byMilliseconds: -minute))
  #expect(talk.answer("history", body()) == ["last bars of gold 1m: none"])
}
