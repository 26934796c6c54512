import BullionMarket
import Testing

@testable import Venues

private func talk() -> VenueTalk { VenueTalk(OandaVenue(account: "1", token: try! Secret("t"))) }

private func candle(_ time: String, isComplete: Bool = true, high: String = "5002") -> String {
  #"{"complete":\#(isComplete),"volume":2,"time":"\#(time)","mid":{"o":"5000.5","h":"\#(high)","l":"4999","#
    + #""c":"5001.25"}}"#
}

private func body(_ candles: String...) -> String {
  #"{"instrument":"XAU_USD","granularity":"M1","candles":[\#(candles.joined(separator: ","))]}"#
}

private func url(_ instrument: String, _ rest: String) -> String {
  "fetch history GET https://api-fxtrade.oanda.com/v3/instruments/\(instrument)/candles?price=M&count=5000&"
    + rest + " [Authorization: (secret)]"
}

@Test func oandaMinutesAreTheMiddleOfBidAndAsk() {
  var talk = talk()
  let start = talk.now.advanced(bySeconds: -120)
  let rest = "granularity=M1&from=2026-01-23T13%3A58%3A00Z"
  #expect(talk.ask(.oneMinute, from: start) == [url("XAU_USD", rest)])
  let answer = body(
    candle("2026-01-23T13:58:00.000000000Z"), candle("2026-01-23T13:59:00.000000000Z", isComplete: false))
  #expect(
    talk.answer("history", answer) == [
      url("XAG_USD", rest), "last bars | gold 1m @1769176680000 5000.5 5002 4999 5001.25",
    ])
}

@Test func oandaPagesOfFiveThousandAreFollowed() {
  var talk = talk()
  let start = talk.now.advanced(bySeconds: -6000 * 60)
  _ = talk.ask(.oneMinute, from: start)
  let candles = (0..<5000).map { candle(start.advanced(bySeconds: $0 * 60).iso8601) }
  let told = talk.answer("history", #"{"candles":[\#(candles.joined(separator: ","))]}"#)
  #expect(told.first == url("XAU_USD", "granularity=M1&from=2026-01-22T21%3A19%3A00.001Z"))
  #expect(told.last?.hasPrefix("bars | ") == true)
}

@Test func oandaDaysBecomeTradeDates() {
  var talk = talk()
  // Thursday's trade date, in winter from Wednesday 23:00 UTC; the day of OANDA begins an hour before.
  let thursday = SessionCalendar().opening(of: CalendarDate(year: 2026, month: 1, day: 22))
  #expect(thursday == Timestamp(2026, 1, 21, 23))
  let rest =
    "granularity=D&dailyAlignment=17&alignmentTimezone=America%2FNew_York&from=2026-01-21T22%3A00%3A00Z"
  #expect(talk.ask(.oneDay, from: thursday) == [url("XAU_USD", rest)])
  // Friday's session is still going on, whatever the venue says of it.
  let answer = body(candle("2026-01-21T22:00:00Z"), candle("2026-01-22T22:00:00Z"))
  #expect(
    talk.answer("history", answer).last
      == "last bars | gold 1d @\(thursday.milliseconds) 5000.5 5002 4999 5001.25")
}

@Test func oandaDaysFollowDaylightSavingTime() {
  var talk = talk()
  talk.now = Timestamp(2026, 3, 20, 12)
  _ = talk.ask(.oneDay, from: Timestamp(2026, 3, 1))
  // Friday the 6th in winter, Monday the 9th in summer time.
  let told = talk.answer("history", body(candle("2026-03-05T22:00:00Z"), candle("2026-03-08T21:00:00Z")))
  let starts = [Timestamp(2026, 3, 5, 23), Timestamp(2026, 3, 8, 22)]
  #expect(
    told.last
      == starts.reduce("last bars") { $0 + " | gold 1d @\($1.milliseconds) 5000.5 5002 4999 5001.25" })
}

@Test func whatOandaTradedOnAHolidayBelongsToTheNextTradeDate() {
  var talk = talk()
  talk.now = Timestamp(2026, 12, 30, 12)
  _ = talk.ask(.oneDay, from: Timestamp(2026, 12, 1))
  // Christmas is a Friday: its stub and Monday's bar are one.
  let told = talk.answer(
    "history", body(candle("2026-12-24T22:00:00Z", high: "5010"), candle("2026-12-27T22:00:00Z")))
  let monday = SessionCalendar().opening(of: CalendarDate(year: 2026, month: 12, day: 28))
  #expect(told.last == "last bars | gold 1d @\(monday.milliseconds) 5000.5 5010 4999 5001.25")
}

@Test(arguments: [
  (
    #"{"errorMessage":"Invalid value specified for 'from'"}"#, "oanda says Invalid value specified for 'from'"
  ),
  ("{}", "no candles"),
  ("[]", "not a JSON object"),
  (#"{"candles":[1]}"#, "candle is neither an object nor an array"),
])
func oandaAnswersWithoutCandlesEndTheQuestion(answer: String, words: String) {
  var talk = talk()
  _ = talk.ask(.oneMinute, from: talk.now.advanced(bySeconds: -60))
  let told = talk.answer("history", answer)
  #expect(told.dropFirst() == ["remark: no history of XAU_USD: \(words)", "last bars of gold 1m: none"])
}

@Test func oandaCandlesWithoutPricesAreCounted() {
  var talk = talk()
  let start = talk.now.advanced(bySeconds: -60)
  _ = talk.ask(.oneMinute, from: start)
  let told = talk.answer("history", #"{"candles":[{"complete":true,"time":"\#(start.iso8601)"}]}"#)
  #expect(
    told.dropFirst() == [
      "remark: history of XAU_USD: 1 row is not taken: no open", "last bars of gold 1m: none",
    ])
}
