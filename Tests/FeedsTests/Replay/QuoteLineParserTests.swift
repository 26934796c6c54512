import BullionMarket
import Testing

// 1769176800000 is 2026-01-23T14:00:00Z.

@Test(arguments: [
  (
    #"{"ts": 1769176800000, "symbol": "XAU/USD", "bid": 5000.10, "ask": 5000.20}"#,
    "gold @1769176800000 5000.1/5000.2"
  ),
  (#"{"ts": "2026-01-23T14:00:00Z", "symbol": "XAG", "price": 100.29}"#, "silver @1769176800000 100.29"),
  (#"{"ts":1769176800,"symbol":"xauusd","price":"5000.123456"}"#, "gold @1769176800000 5000.123456"),
  (#"{"ts":"1769176800","symbol":"XAG_USD","bid":"1e2","ask":"1.5E+2"}"#, "silver @1769176800000 100/150"),
  (#"{"ts":1769176800.25,"symbol":"gold","price":5000}"#, "gold @1769176800250 5000"),
  (#"{"ts":1769176800000123,"symbol":"XAU","price":5000}"#, "gold @1769176800000 5000"),
  (#"{"ts":1769176800000123456,"symbol":"XAU","price":5000}"#, "gold @1769176800000 5000"),
  (#"{"time":1769176800,"symbol":"XAU","price":5000}"#, "gold @1769176800000 5000"),
  (#"{"Timestamp":1769176800,"SYMBOL":"XAU","Price":5000}"#, "gold @1769176800000 5000"),
  (
    #"{"source":"me","extra":[1,{"bid":2}],"ts":1769176800,"symbol":"XAU","bid":1,"ask":2}"#,
    "gold @1769176800000 1/2"
  ),
  (
    #"{"ts":"2026-01-23 15:00:00.250+01:00","symbol":"XAU","price":5000}"#, "gold @1769176800250 5000"
  ),
  (#"{"ts":"20260123140000","symbol":"XAU","price":5000}"#, "gold @1769176800000 5000"),
  (#"{"ts":"Jan 23, 2026 2:00 PM","symbol":"XAU","price":5000}"#, "gold @1769176800000 5000"),
  (#"{"ts":"23.01.2026 14:00","ticker":"XAUUSDm","price":5000}"#, "gold @1769176800000 5000"),
  (#"{"ts":1769176800,"symbol":"XAU","bid":null,"ask":null,"price":5000}"#, "gold @1769176800000 5000"),
  (#"{"ts":1769176800,"symbol":"XAU","bid":1,"price":5000}"#, "gold @1769176800000 5000"),
  (#"{"ts":1769176800,"symbol":"XAU","bid":1,"ask":3,"price":5000}"#, "gold @1769176800000 1/3"),
  (#"{"ts":1769176800,"symbol":"XAU","bid":1,"ask":3,"open":2,"high":9}"#, "gold @1769176800000 1/3"),
  (#"{"ts":1769176800,"symbol":"XAU","bid":1,"ask":2,"bid":1.5}"#, "gold @1769176800000 1.5/2"),
  (#"{"\u0074s":1769176800,"s\u0079mbol":"X\u0041U","price":7}"#, "gold @1769176800000 7"),
  (#"  {"ts":1769176800,"symbol":"XAU","price":7}  "#, "gold @1769176800000 7"),
  (#"{"ts":1769176800,"symbol":"XAU","price":7,"currency":"USD","unit":"oz"}"#, "gold @1769176800000 7"),
])
func quotesInJSON(line: String, picture: String) {
  #expect(pictures(line) == [picture])
}

/// Whether a price makes sense is for the filter to say; here it is only read.
@Test(arguments: [
  (#"{"ts":1769176800,"symbol":"XAU","bid":0,"ask":-1}"#, "gold @1769176800000 0/-1"),
  (#"{"ts":1769176800,"symbol":"XAU","bid":3,"ask":2}"#, "gold @1769176800000 3/2"),
  (#"{"ts":1769176800,"symbol":"XAU","price":1e-7}"#, "gold @1769176800000 0"),
  (#"{"ts":1769176800,"symbol":"XAU","price":1e9}"#, "gold @1769176800000 1000000000"),
])
func oddPricesPassThrough(line: String, picture: String) {
  #expect(pictures(line) == [picture])
}

@Test(arguments: [
  (#"{"ts":1769176800,"symbol":"XAU","bid":1}"#, "malformed: bid without ask"),
  (#"{"ts":1769176800,"symbol":"XAU","ask":1,"bid":null}"#, "malformed: ask without bid"),
  (#"{"ts":1769176800,"symbol":"XAU","ask":1,"bid":""}"#, "malformed: ask without bid"),
  (#"{"ts":1769176800,"symbol":"XAU"}"#, "malformed: no price: neither bid and ask nor price"),
  (#"{"ts":1769176800,"price":5}"#, "malformed: no symbol"),
  (#"{"symbol":"XAU","price":5}"#, "malformed: no time"),
  (
    #"{"ts":1769176800,"symbol":"XAU","price":5,"currency":"EUR"}"#,
    "unknownSymbol: a price in EUR, not in dollars"
  ),
  (
    #"{"ts":1769176800,"symbol":"XAU","price":5,"currency":"USD","unit":"EUR/oz"}"#,
    "unknownSymbol: a price in EUR, not in dollars"
  ),
  (
    #"{"ts":"yesterday","symbol":"XAU","price":5}"#,
    "malformed: the time yesterday is not understood"
  ),
  (#"{"ts":true,"symbol":"XAU","price":5}"#, "malformed: the time true is not understood"),
  (
    #"{"ts":1769176800,"symbol":"BTC/USD","price":5}"#,
    "unknownSymbol: unknown symbol BTC/USD: currencies or coins, another instrument"
  ),
  (#"{"ts":1769176800,"symbol":7,"price":5}"#, "unknownSymbol: unknown symbol 7"),
  (#"{"ts":1769176800,"symbol":"\u001b[2J","price":5}"#, "unknownSymbol: unknown symbol \\e[2J"),
  (#"{"ts":1769176800,"symbol":"XAU","price":NaN}"#, "nonFinite: price is not finite"),
  (#"{"ts":1769176800,"symbol":"XAU","bid":"nan","ask":1}"#, "nonFinite: bid is not finite"),
  (#"{"ts":1769176800,"symbol":"XAU","bid":1,"ask":-Infinity}"#, "nonFinite: ask is not finite"),
  (#"{"ts":1769176800,"symbol":"XAU","price":"+inf"}"#, "nonFinite: price is not finite"),
  (#"{"ts":1769176800,"symbol":"XAU","price":1e999}"#, "malformed: price 1e999 cannot be a price"),
  (
    #"{"ts":1769176800,"symbol":"XAU","price":1000000000.01}"#,
    "malformed: price 1000000000.01 cannot be a price"
  ),
  (
    #"{"ts":1769176800,"symbol":"XAU","price":123456789012345678901234567890}"#,
    "malformed: price 12345678901234567890123… cannot be a price"
  ),
  (#"{"ts":1769176800,"symbol":"XAU","price":"5,000.10"}"#, "malformed: price 5,000.10 is not a number"),
  (#"{"ts":1769176800,"symbol":"XAU","price":" 5"}"#, "malformed: price  5 is not a number"),
  (#"{"ts":1769176800,"symbol":"XAU","price":[5]}"#, "malformed: price [5] is not a number"),
  (#"{"ts":1769176800,"symbol":"XAU","price":true}"#, "malformed: price true is not a number"),
  (#"{"ts":1769176800,"symbol":"XAU","price":5"#, "malformed: cut off"),
  (#"{"ts":1769176800,"symbol":"XAU","price":5}}"#, "malformed: text after the closing brace"),
  (#"{}"#, "malformed: no symbol"),
  (#"{"\u0000ts":1769176800,"symbol":"XAU","price":5}"#, "malformed: no time"),
  (#"{"tss":1769176800,"t":1769176800,"symbol":"XAU","price":5}"#, "malformed: no time"),
  (#"{"timestamptimestamp":1769176800,"":1,"symbol":"XAU","price":5}"#, "malformed: no time"),
  ("hello", "malformed: not JSON, and no CSV header names its columns"),
  ("1769176800,XAU,5", "malformed: not JSON, and no CSV header names its columns"),
  (#"[{"ts":1769176800}]"#, "malformed: a JSON array; quotes are one JSON object a line"),
  ("<!DOCTYPE html><html>", "malformed: HTML: a web page, not quotes"),
  (" <HTML lang=en>", "malformed: HTML: a web page, not quotes"),
])
func whatIsNoQuoteIsRefusedInWords(line: String, words: String) {
  #expect(pictures(line) == ["line 1: \(words)"])
}

@Test(arguments: [
  ("1m", "1m"), ("5M", "5m"), ("15m", "15m"), ("1h", "1h"), ("60m", "1h"), ("60M", "1h"), ("1H", "1h"),
  ("1d", "1d"), ("1D", "1d"),
])
func barsInJSON(interval: String, name: String) {
  let line =
    #"{"time":"2026-01-23T14:00:00Z","symbol":"XAU/USD","interval":"\#(interval)","open":2,"high":"4","low":1,"close":3}"#
  #expect(pictures(line) == ["gold \(name) @1769176800000 2 4 1 3"])
}

@Test(arguments: [
  (#""interval":"1m","open":2,"high":4,"low":1"#, "a bar without its close"),
  (#""open":2,"high":4,"low":1,"close":3"#, "a bar without its interval"),
  (#""interval":"1M","open":2,"high":4,"low":1,"close":3"#, "interval 1M could be a month; a minute is 1m"),
  (
    #""interval":"2m","open":2,"high":4,"low":1,"close":3"#,
    "unknown interval 2m: there are 1m, 5m, 15m, 1h, 1d"
  ),
  (#""interval":"1m","open":5,"high":4,"low":1,"close":3"#, "open above high"),
  (#""interval":"1m","open":2,"high":4,"low":1,"close":5"#, "close above high"),
  (#""interval":"1m","open":2,"high":4,"low":2.5,"close":3"#, "open below low"),
  (#""interval":"1m","open":2,"high":4,"low":2,"close":1"#, "close below low"),
  (#""interval":"1m","open":2,"high":1,"low":4,"close":3"#, "low above high"),
  (#""interval":"1m","open":2,"high":4,"low":0,"close":3"#, "a bar whose prices are not all above zero"),
  (#""interval":"1m","open":2,"high":"x","low":1,"close":3"#, "high x is not a number"),
])
func barsThatCannotBeAreRefused(fields: String, words: String) {
  let line = #"{"time":1769176800,"symbol":"XAG",\#(fields)}"#
  #expect(pictures(line) == ["line 1: malformed: \(words)"])
}

@Test func blankLinesAndCommentsAreSkippedButCounted() {
  let input = """

      \t
    # exported by hand
      # indented
    {"ts":1769176800,"symbol":"XAU","price":5}
    nonsense
    """
  #expect(
    pictures(input) == [
      "gold @1769176800000 5", "line 6: malformed: not JSON, and no CSV header names its columns",
    ])
}

@Test func aRefusalHoldsTheLineShortened() {
  func text(_ line: String) -> String? {
    guard case .refused(let refused)? = events(bytes: Array(line.utf8)).first else { return nil }
    return refused.text
  }
  #expect(text("short\u{1B}") == "short\u{1B}")
  #expect(text(String(repeating: "x", count: 80)) == String(repeating: "x", count: 80))
  #expect(text(String(repeating: "x", count: 81)) == String(repeating: "x", count: 79) + "…")
  #expect(text(String(repeating: "🥇", count: 80)) == String(repeating: "🥇", count: 80))
  #expect(text(String(repeating: "🥇", count: 70_000)) == String(repeating: "🥇", count: 79) + "…")
  #expect(text("e" + String(repeating: "\u{301}", count: 500))?.unicodeScalars.count == 80)
}

@Test func flawedLinesAreRefusedAndReadingGoesOn() {
  let good = #"{"ts":1769176800,"symbol":"XAU","price":5}"#
  let input = good + "\n" + String(repeating: "x", count: 70_000) + "\n{\u{0}}\n" + good
  #expect(
    pictures(input) == [
      "gold @1769176800000 5", "line 2: malformed: longer than 64 KiB",
      "line 3: malformed: a NUL byte: not text", "gold @1769176800000 5",
    ])
  #expect(
    pictures(bytes: [0xFF, 0xFE, 0x7B, 0x00, 0x0A, 0x00])
      == ["line 1: malformed: looks like UTF-16; save it as UTF-8"])
}
