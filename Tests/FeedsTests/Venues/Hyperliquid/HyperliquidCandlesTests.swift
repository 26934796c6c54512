import BullionMarket
import Testing

@testable import Venues

private let minute: Int64 = 60_000

private func candle(_ start: Timestamp) -> String {
  #"{"t":\#(start.milliseconds),"T":\#(start.milliseconds + 59_999),"s":"xyz:GOLD","i":"1m","o":"5000.1","#
    + #""c":"5001.2","h":"5002.3","l":"4999.4","v":"12.5","n":189}"#
}

private func question(_ coin: String, _ start: Timestamp, _ end: Timestamp, _ interval: String = "1m")
  -> String
{
  "fetch history POST https://api.hyperliquid.xyz/info [Content-Type: application/json] "
    + #"{"type":"candleSnapshot","req":{"coin":"\#(coin)","interval":"\#(interval)","#
    + #""startTime":\#(start.milliseconds),"endTime":\#(end.milliseconds)}}"#
}

@Test func hyperliquidCandlesAreAskedForByPost() {
  var talk = VenueTalk(HyperliquidVenue())
  _ = talk.begin()
  let start = talk.now.advanced(byMilliseconds: -minute)
  #expect(talk.ask(.oneMinute, from: start) == [question("xyz:GOLD", start, talk.now)])
  let body = "[\(candle(start)),\(candle(talk.now))]"
  #expect(
    talk.answer("history", body) == [
      question("xyz:SILVER", start, talk.now),
      "last bars | gold 1m @\(start.milliseconds) 5000.1 5002.3 4999.4 5001.2",
    ])
  #expect(
    talk.answer("history", "{}") == [
      "remark: no history of xyz:SILVER: not a JSON array", "last bars of silver 1m: none",
    ])
}

@Test func hyperliquidPagesOfFiveThousandAreFollowed() {
  var talk = VenueTalk(HyperliquidVenue())
  let start = talk.now.advanced(byMilliseconds: -6000 * minute)
  _ = talk.ask(.oneMinute, from: start)
  let rows = (0..<5000).map { candle(start.advanced(byMilliseconds: $0 * minute)) }
  let told = talk.answer("history", "[\(rows.joined(separator: ","))]")
  let last = start.advanced(byMilliseconds: 4999 * minute + 1)
  #expect(told.first == question("xyz:GOLD", last, talk.now))
  #expect(told.last?.hasPrefix("bars | gold 1m @\(start.milliseconds) ") == true)
}

@Test func hyperliquidHoursAreTakenAndDaysAreNot() {
  var talk = VenueTalk(HyperliquidVenue())
  #expect(
    talk.ask(.oneDay, from: talk.now) == [
      "remark: hyperliquid counts days in UTC, not by the session: none taken",
      "last bars of gold 1d: none", "last bars of silver 1d: none",
    ])
  #expect(talk.ask(.oneHour, from: talk.now) == [question("xyz:GOLD", talk.now, talk.now, "1h")])
}
