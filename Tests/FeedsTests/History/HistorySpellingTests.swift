import BullionMarket
import Testing

@testable import Files
@testable import HistoryFiles

private let calendar = HistoryOptions(today: Timestamp(2026, 4, 10, 12), calendar: SessionCalendar())

private func rows(_ text: String, _ options: HistoryOptions = HistoryOptions()) throws -> [String] {
  try HistoryPicture(text, options: options).rows
}

/// Header words of portals, the order of dates, the decimal mark: each language as its programs write it.
@Test(arguments: [
  (
    #""Fecha","Último","Apertura","Máximo","Mínimo","Vol.","% var.""#,
    #""23.01.2026","1.950,50","1.940,00","1.960,00","1.930,25","75,62K","0,95%""#
  ),
  ("Datum;Zuletzt;Eröffn.;Hoch;Tief;Vol.;+/- %", "23.01.2026;1950,50;1940,00;1960,00;1930,25;1K;0,1%"),
  ("Datum;Schlusskurs;Erster;Hoch;Tief", "23.01.2026;1950,50;1940,00;1960,00;1930,25"),
  (
    #""Date","Dernier","Ouv."," Plus Haut","Plus Bas","Vol.""#,
    #""23/01/2026","1950,50","1940,00","1960,00","1930,25","1K""#
  ),
  (
    #""Data","Ultimo","Apertura","Massimo","Minimo","Vol.""#,
    #""23.01.2026","1.950,50","1.940,00","1.960,00","1.930,25","1K""#
  ),
  (
    #""Data","Último","Abertura","Máxima","Mínima","Vol.""#,
    #""23.01.2026","1.950,50","1.940,00","1.960,00","1.930,25","1K""#
  ),
  (
    #""Datum","Laatste","Open","Hoog","Laag","Vol.""#,
    #""23-01-2026","1.950,50","1.940,00","1.960,00","1.930,25","1K""#
  ),
  (
    #""Data","Ostatnio","Otwarcie","Max.","Min.","Wol.","Zmiana%""#,
    #""23.01.2026","1.950,50","1.940,00","1.960,00","1.930,25","1K","0,1%""#
  ),
  ("Data;Otwarcie;Najwyzszy;Najnizszy;Zamkniecie", "2026-01-23;1940;1960;1930.25;1950.5"),
  (
    #""Дата","Цена","Откр.","Макс.","Мин.","Объём""#,
    #""23.01.2026","1.950,50","1.940,00","1.960,00","1.930,25","1K""#
  ),
  (
    #""Tarih","Şimdi","Açılış","Yüksek","Düşük","Hac.""#,
    #""23.01.2026","1.950,50","1.940,00","1.960,00","1.930,25","1K""#
  ),
  (
    #""Datum","Senaste","Öppen","Högst","Lägst","Vol.""#,
    #""2026-01-23","1 950,50","1 940,00","1 960,00","1 930,25","1K""#
  ),
  (#""Dato","Seneste","Åbning","Høj","Lav""#, #""23.01.2026","1.950,50","1.940,00","1.960,00","1.930,25""#),
  (
    #""Päivämäärä","Viimeisin","Avaus","Ylin","Alin""#,
    #""23.1.2026","1 950,50","1 940,00","1 960,00","1 930,25""#
  ),
  (
    #""Datum","Poslední","Otevření","Nejvyšší","Nejnižší""#,
    #""23. 1. 2026","1 950,50","1 940,00","1 960,00","1 930,25""#
  ),
  (
    #""Dátum","Záró","Nyitó","Legmagasabb","Legalacsonyabb""#,
    #""2026. 01. 23.","1 950,50","1 940,00","1 960,00","1 930,25""#
  ),
  (#""日期","收盘","开盘","高","低","交易量""#, #""2026年1月23日","1,950.50","1,940.00","1,960.00","1,930.25","-""#),
  (#""日付け","終値","始値","高値","安値","出来高""#, #""2026年01月23日","1,950.50","1,940.00","1,960.00","1,930.25","1K""#),
  (#""날짜","종가","시가","고가","저가""#, #""2026- 01- 23","1,950.50","1,940.00","1,960.00","1,930.25""#),
  (
    #""Ngày","Lần cuối","Mở","Cao","Thấp","KL""#,
    #""23/01/2026","1.950,50","1.940,00","1.960,00","1.930,25","1K""#
  ),
  (
    #""Tanggal","Terakhir","Pembukaan","Tertinggi","Terendah""#,
    #""23/01/2026","1.950,50","1.940,00","1.960,00","1.930,25""#
  ),
  (#""วันเดือนปี","ล่าสุด","เปิด","สูง","ต่ำ""#, #""23/01/2026","1,950.50","1,940.00","1,960.00","1,930.25""#),
  ("Date,Close/Last,Volume,Open,High,Low", "01/23/2026,$1950.50,1,$1940,$1960,$1930.25"),
  (
    "timestamp,XAUUSD.Open,XAUUSD.High,XAUUSD.Low,XAUUSD.Close,XAUUSD.Volume",
    "2026-01-23,1940,1960,1930.25,1950.5,3"
  ),
  (
    #"Date,"('Open', 'GC=F')","('High', 'GC=F')","('Low', 'GC=F')","('Close', 'GC=F')""#,
    "2026-01-23,1940,1960,1930.25,1950.5"
  ),
  (",Open Price,High Price,Low Price,Last Price", "2026-01-23,1940,1960,1930.25,1950.5"),
])
func everyLanguageIsRead(header: String, row: String) throws {
  #expect(try rows(header + "\n" + row) == ["2026-01-23T00:00:00Z 1940 1960 1930.25 1950.5"])
  #expect(
    try rows("Gold, as we saw it\n\n" + header + "\n" + row + "\n") == [
      "2026-01-23T00:00:00Z 1940 1960 1930.25 1950.5"
    ])
}

@Test(arguments: [
  ("Date,GC=F", ""), ("date,XAU", ""), ("DATE,GOLDAMGBD228NLBM", ""), ("Date,goldprice", ""),
  ("date,adj close", ""),
  ("Date,USD (PM)", ""), ("Date,Value", ""), ("Date,Gold Price (USD/oz)", ""), ("Date,Settle", ""),
  ("Month,SilverUSDPerToz,GoldUSDPerToz", "9,"), ("Date,silver_close,gold_close", "9,"),
  ("Date,volume,USD", "9,"),
  ("Date,USD (AM),USD (PM)", "9,"),
])
func theOnePriceIsFoundByItsName(header: String, before: String) throws {
  #expect(try rows("\(header)\n2026-01-23,\(before)5000").first?.hasSuffix(" 5000") == true)
}

@Test func aColumnCanBeNamed() throws {
  let text = "Date,USD (AM),USD (PM),open,close\n2026-01-23,5,6,7,8"
  #expect(try rows(text, HistoryOptions(column: "USD (AM)")) == ["2026-01-23T00:00:00Z 5"])
  #expect(try rows(text, HistoryOptions(column: "usd pm")) == ["2026-01-23T00:00:00Z 6"])
  #expect(try rows(text, HistoryOptions(column: "close")) == ["2026-01-23T00:00:00Z 7 8 7 8"])
  let error = #expect(throws: FeedError.self) { try rows(text, HistoryOptions(column: "last")) }
  #expect(error?.description.contains("USD (PM)") == true)
}

/// Where the named columns are empty the price stands elsewhere.
@Test func anEmptyCloseIsNoClose() throws {
  #expect(
    try rows("Date,USD (PM),Turnover,open,high,low,close\n2026-01-23,5000,9,,,,\n2026-01-26,,9,,,,") == [
      "2026-01-23T00:00:00Z 5000"
    ])
}

@Test(arguments: [
  ".", "NA", "N/A", "#N/A", "#N/A N/A", "null", "NaN", "nan", "-", "--", "", "None", "n.a.", "N/D", "#VALUE!",
  "–",
])
func wordsForNoPriceAreCounted(word: String) throws {
  let read = try HistoryPicture("Date,Close\n2026-01-22,5\n2026-01-23,\(word)\n2026-01-26,6")
  #expect(read.rows.count == 2)
  #expect(read.counts.missing == 1 && read.counts.refused == 0)
}

@Test func ofTwoRowsOfOneDayTheLaterCounts() throws {
  let read = try HistoryPicture("Date,Close\n2026-01-22,5\n2026-01-23,6\n2026-01-23,7")
  #expect(read.rows == ["2026-01-22T00:00:00Z 5", "2026-01-23T00:00:00Z 7"])
  #expect(read.counts.doubles == 1)
}

@Test func aFileThatJumpsBackIsPutIntoOrder() throws {
  let read = try HistoryPicture(
    "Date,Close\n2026-01-22,5\n2026-01-23,6\n2026-01-26,7\n2026-01-19,1\n2026-01-20,2\n2026-01-21,3\n2026-01-22,4"
  )
  #expect(read.rows.map { $0.suffix(2) } == [" 1", " 2", " 3", " 4", " 6", " 7"])
  #expect(read.counts.doubles == 1 && read.counts.refused == 0)
}

/// A slip is refused alone, whether it lies back or ahead.
@Test(arguments: ["2025-01-23", "2026-03-23"])
func aRowInAWrongPlaceIsRefusedAlone(slip: String) throws {
  let days = ["2026-01-20", "2026-01-21", "2026-01-22", slip, "2026-01-24", "2026-01-25", "2026-01-26"]
  let read = try HistoryPicture((["Date,Close"] + days.map { $0 + ",5" }).joined(separator: "\n"))
  #expect(read.rows.filter { $0.contains("out of order") }.count == 1)
  #expect(read.rows.filter { $0.hasSuffix("Z 5") }.count == 6)
}

/// Rows of closed days belong to the next trade date, and a day's stamp may lie on the evening before.
@Test(arguments: [
  (
    "2026-01-23,2026-01-25,2026-01-26,2026-01-27",
    "2026-01-22T23:00:00Z 5,2026-01-25T23:00:00Z 5,2026-01-26T23:00:00Z 5"
  ),
  (
    "2026-01-21T22:00:00Z,2026-01-22T22:00:00Z,2026-01-25T22:00:00Z,2026-01-26T22:00:00Z",
    "2026-01-21T23:00:00Z 5,2026-01-22T23:00:00Z 5,2026-01-25T23:00:00Z 5,2026-01-26T23:00:00Z 5"
  ),
  (
    "2026-01-22 00:00:00-05:00,2026-01-23 00:00:00-05:00,2026-01-26 00:00:00-05:00",
    "2026-01-21T23:00:00Z 5,2026-01-22T23:00:00Z 5,2026-01-25T23:00:00Z 5"
  ),
  (
    "2026-01-22T00:00:00+08:00,2026-01-23T00:00:00+08:00,2026-01-26T00:00:00+08:00",
    "2026-01-21T23:00:00Z 5,2026-01-22T23:00:00Z 5,2026-01-25T23:00:00Z 5"
  ),
])
func daysAreTradeDates(times: String, expected: String) throws {
  let text = "time,close\n" + times.split(separator: ",").map { "\($0),5" }.joined(separator: "\n")
  #expect(try rows(text, calendar).joined(separator: ",") == expected)
}

@Test func aSundayIsTheBeginningOfMonday() throws {
  let text =
    "Date,Open,High,Low,Close\n2026-01-23,1,1,1,1\n2026-01-25,5,6,4,5\n2026-01-26,5,8,5,7\n2026-01-26,5,8,5,6"
  let read = try HistoryPicture(text, options: calendar)
  #expect(read.rows == ["2026-01-22T23:00:00Z 1", "2026-01-25T23:00:00Z 5 8 4 6"])
  #expect(read.counts.merged == 1 && read.counts.doubles == 1)
}

@Test func aPriceADayBesideASymbolIsAClose() throws {
  let read = try HistoryPicture("date,symbol,price\n2026-01-22,GC=F,5\n2026-01-22,PL=F,9\n2026-01-23,GC=F,6")
  #expect(read.shape.hasPrefix("closes"))
  #expect(read.rows.count == 2 && read.counts.leftOut == 1)
}

/// What looks like a history and is none is refused by its name.
@Test(arguments: [
  ("Date,SPY,GLD,SLV\n2026-01-22,1,2,3\n2026-01-23,1,2,3", "fund"),
  ("Date,gold_eur\n2026-01-22,1", "EUR"),
  ("No,EntryTime,ExitTime,EntryPrice,ExitPrice\n1,2026-01-22 10:00,2026-01-22 11:00,1,2", "backtest"),
  (
    "Ticket,Open Time,Type,Lots,Symbol,Price,S/L,T/P,Close Time,Profit\n1,2026-01-22 10:00,buy,1,XAUUSD,1,0,0,2026-01-22 11:00,2",
    "trades"
  ),
  ("expiration,contract,last\n2026-08-27,GCQ26,5", "curve"),
  ("date,strike,call,put\n2026-08-27,5,1,2", "options"),
  ("date,symbol,close\n2026-01-22,EURUSD,1\n2026-01-23,EURUSD,1", "EURUSD"),
  (#"{"status": "error", "code": 429, "message": "used up"}"#, "used up"),
  (#"{"Error Message": "Invalid API call"}"#, "Invalid API call"),
  (#"{"error": {"code": "x", "info": "no", "message": "over the limit"}}"#, "over the limit"),
  (#"{"currency": "EUR", "metal": "XAU", "data": [{"date": "2026-01-22", "close": 1}]}"#, "EUR"),
  ("Date,Close\n01/05/2026,1\n02/05/2026,1", "--date-order"),
  ("Date,Close\n46055,1\n46056,1", "spreadsheet"), ("Date,Close\n25690105,1\n25690106,1", "Buddhist"),
  (
    "Date,Close\n2026-01-13,1\n2026-01-14,1\n01/02/2026,1\n02/02/2026,1\n03/02/2026,1\n13/02/2026,1",
    "more than one form"
  ),
])
func whatIsNoHistoryIsNamed(text: String, words: String) throws {
  let error = #expect(throws: FeedError.self) { try HistoryPicture(text, options: calendar) }
  #expect(error?.description.contains(words) == true, "\(error?.description ?? "")")
}

@Test(arguments: [
  #"{"symbol": "XAUUSD", "bars": [{"date": "2026-01-22", "open": 1, "high": 3, "low": 0.5, "close": 2}]}"#,
  #"{"meta": {"symbol": "XAU/USD"}, "values": [{"datetime": "2026-01-22", "open": "1", "high": "3", "low": "0.5", "close": "2"}]}"#,
  #"{"chart": {"result": [{"meta": {"symbol": "GC=F"}, "timestamp": [1769040000], "indicators": {"quote": [{"open": [1], "high": [3], "low": [0.5], "close": [2]}], "adjclose": [{"adjclose": [9]}]}}]}}"#,
  #"{"s": "ok", "t": [1769040000], "o": [1], "h": [3], "l": [0.5], "c": [2], "v": [7]}"#,
  #"{"instrument": "XAU_USD", "candles": [{"complete": true, "time": "2026-01-22T00:00:00.000000000Z", "mid": {"o": "1", "h": "3", "l": "0.5", "c": "2"}}]}"#,
  #"{"Meta Data": {"2. Symbol": "XAU"}, "Time Series (Daily)": {"2026-01-22": {"1. open": "1", "2. high": "3", "3. low": "0.5", "4. close": "2"}, "2026-01-21": {"1. open": "1", "2. high": "1", "3. low": "1", "4. close": "1"}}}"#,
  #"{"columns": ["Date", "Open", "High", "Low", "Close"], "data": [["2026-01-22", 1, 3, 0.5, 2]]}"#,
  #"[[1769040000000, 1, 3, 0.5, 2, 7]]"#,
  #"{"result": {"XAUUSD": [[1769040000, "1", "3", "0.5", "2", "1.5", "7", 3]], "last": 5}}"#,
  #"{"Open": {"1768953600000": 1, "1769040000000": 1}, "High": {"1768953600000": 1, "1769040000000": 3}, "Low": {"1768953600000": 1, "1769040000000": 0.5}, "Close": {"1768953600000": 1, "1769040000000": 2}}"#,
  "{\n  \"data\": [\n    {\n      \"date\": \"2026-01-22\",\n      \"open\": 1, \"high\": 3, \"low\": 0.5,\n      \"close\": 2\n    }\n  ]\n}",
  #"[{"symbol": "XAUUSD", "history": [{"date": "2026-01-22", "open": 1, "high": 3, "low": 0.5, "close": 2}]}]"#,
])
func jsonOfEveryBuild(text: String) throws {
  #expect(try rows(text).last == "2026-01-22T00:00:00Z 1 3 0.5 2")
}

@Test(arguments: [
  #"{"dates": ["2026-01-22", "2026-01-23"], "values": [1, 2]}"#,
  #"{"updated": "2026-01-24T10:00:00", "prices": [[1769040000000, 1], [1769126400000, 2]]}"#,
  #"{"rates": {"2026-01-22": 1, "2026-01-23": 2}}"#,
  #"{"observations": [{"date": "2026-01-22", "value": "1"}, {"date": "2026-01-23", "value": "2"}]}"#,
  #"[{"d": "2026-01-23", "v": [2, 9]}, {"d": "2026-01-22", "v": [1, 9]}]"#,
])
func jsonOfOnePrice(text: String) throws {
  #expect(try rows(text) == ["2026-01-22T00:00:00Z 1", "2026-01-23T00:00:00Z 2"])
}
