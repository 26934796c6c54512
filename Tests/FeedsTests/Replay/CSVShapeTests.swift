import BullionMarket
import Testing

@testable import QuoteFiles

@Test(arguments: [
  ("ts,symbol,bid,ask", "1769176800000,XAU/USD,5000.10,5000.20", "gold @1769176800000 5000.1/5000.2"),
  ("ask;bid;symbol;ts", "5000,20;5000,10;XAU;2026-01-23T14:00:00Z", "gold @1769176800000 5000.1/5000.2"),
  ("ask;bid;symbol;ts", "5000.20;5000.10;XAU;1769176800", "gold @1769176800000 5000.1/5000.2"),
  ("Time\tSymbol\tPrice", "1769176800\tXAG\t100.29", "silver @1769176800000 100.29"),
  ("time|symbol|price", "1769176800|XAG|100.29", "silver @1769176800000 100.29"),
  ("<TIME>,<SYMBOL>,<PRICE>", "1769176800,XAG,100.29", "silver @1769176800000 100.29"),
  ("\"timestamp\", \"symbol\" ,\"price\"", "1769176800, \"XAG\" ,\"100.29\"", "silver @1769176800000 100.29"),
  ("note,ts,symbol,price,source", "\"a, \"\"b\"\"\",1769176800,XAG,1,x", "silver @1769176800000 1"),
  ("Date,Time,Symbol,Bid,Ask", "2026-01-23,14:00:00,XAG,1,2", "silver @1769176800000 1/2"),
  ("Datum;Uhrzeit;Symbol;Geld;Brief", "23.01.2026;14:00;XAG;1,5;2", "silver @1769176800000 1.5/2"),
  ("Fecha,Símbolo,Precio", "2026-01-23 2:00 PM,XAG,2", "silver @1769176800000 2"),
  ("ts,symbol,bid,ask,price", "1769176800,XAG,,,2.5", "silver @1769176800000 2.5"),
  ("ts,symbol,bid,ask,source", "1769176800,XAG,1,2,", "silver @1769176800000 1/2"),
  (
    "time,symbol,interval,open,high,low,close", "2026-01-23T14:00:00Z,XAU,1h,2,4,1,3",
    "gold 1h @1769176800000 2 4 1 3"
  ),
])
func rowsUnderAHeader(header: String, row: String, picture: String) {
  #expect(pictures(header + "\n" + row) == [picture])
  #expect(pictures(header + "\r\n" + row + "\r\n") == [picture])
  #expect(pictures("\u{FEFF}# a comment\n\n" + header + "\n" + row) == [picture])
}

@Test(
  arguments: [
    ("ts,symbol,bid,ask", "1769176800,XAU,5000,10", nil),
    ("ts,symbol,bid,ask", "1769176800,XAU,5000,10,5000,20", "malformed: 6 fields where the header has 4"),
    ("ts,symbol,bid,ask", "1769176800,XAU,1", "malformed: 3 fields where the header has 4"),
    ("ts,symbol,bid,ask", "1769176800,XAU,1,", "malformed: bid without ask"),
    ("ts,symbol,bid,ask", "1769176800,XAU,\"5000,10\",5001", "malformed: bid 5000,10 is not a number"),
    ("ts\tsymbol\tprice", "1769176800\tXAU\t5000,10", "malformed: price 5000,10 is not a number"),
    ("ts;symbol;price", "1769176800;XAU;5.000,10", "malformed: price 5.000,10 is not a number"),
    ("ts;symbol;price", "1769176800;XAU;5,000,10", "malformed: price 5.000,10 is not a number"),
    ("ts,symbol,price", "1769176800,BTC,5", "unknownSymbol: unknown symbol BTC"),
    ("ts,symbol,price", "1769176800,XAU,NaN", "nonFinite: price is not finite"),
    ("ts,symbol,price", "1769176800,XAU,\"5", "malformed: a quoted field without its end"),
    ("ts,symbol,price", "1769176800,XAU,\"5\"6", "malformed: a quoted field without its end"),
    ("ts,symbol,price", ",XAU,5", "malformed: no time"),
    ("ts,symbol,price,Currency", "1769176800,XAU,5,EUR", "unknownSymbol: a price in EUR, not in dollars"),
    (
      "ts,symbol,price", #"{"ts":1769176800,"symbol":"XAU","price":5}"#,
      "malformed: a JSON line among CSV rows"
    ),
  ] as [(String, String, String?)])
func rowsThatCannotBeReadAreRefused(header: String, row: String, words: String?) {
  let good = "gold @1769176800000 5000/10"
  #expect(pictures(header + "\n" + row) == [words.map { "line 2: \($0)" } ?? good])
}

@Test(arguments: [
  ("ts,bid,ask", "the header has no symbol column"),
  ("ts,symbol,Price €", "the column Price € is in EUR, not in dollars"),
  ("ts,symbol,price_gbp", "the column price_gbp is in GBP, not in dollars"),
  ("ts,symbol,bid", "the header needs bid and ask, or price, or open, high, low, close and interval"),
  (
    "ts,symbol,open,high,low,close",
    "the header needs bid and ask, or price, or open, high, low, close and interval"
  ),
  ("ts,time,symbol,price", "the header names a column twice"),
])
func aHeaderThatLacksSomethingIsRefusedWithItsRows(header: String, words: String) {
  #expect(
    pictures(header + "\n1769176800,XAU,1\n") == [
      "line 1: malformed: \(words)", "line 2: malformed: \(words)",
    ])
}

@Test(arguments: [
  "a,b,c", "time", "time,symbol", "bid,ask", "1769176800,XAU,5", "time:symbol:price", "\"time,price",
])
func whatNamesNoTimeAndPriceIsNoHeader(line: String) {
  #expect(CSVShape(header: Array(line.utf8)[...]) == nil)
}

@Test func aSecondHeaderTakesThePlaceOfTheFirst() {
  let input = """
    ts,symbol,price
    1769176800,XAU,1
    symbol;ts;bid;ask
    XAG;1769176800;2,5;3
    1769176800,XAU,1
    """
  #expect(
    pictures(input) == [
      "gold @1769176800000 1", "silver @1769176800000 2.5/3",
      "line 5: malformed: 1 fields where the header has 4",
    ])
}

@Test func theFirstLineUnderstoodDecidesBetweenJSONAndCSV() {
  let object = #"{"ts":1769176800,"symbol":"XAU","price":1}"#
  #expect(
    pictures(object + "\nts,symbol,price\n1769176800,XAU,2\n" + object) == [
      "gold @1769176800000 1", "line 2: malformed: a CSV header among JSON lines",
      "line 3: malformed: not JSON, and no CSV header names its columns", "gold @1769176800000 1",
    ])
  #expect(
    pictures("{\"ts\":\nrubbish\nts,symbol,price\n1769176800,XAU,2") == [
      "line 1: malformed: cut off", "line 2: malformed: not JSON, and no CSV header names its columns",
      "gold @1769176800000 2",
    ])
}
