import BullionMarket
import Testing

@testable import Files
@testable import HistoryFiles

/// A sample of a shape, what it is taken for, and the bars in it.
struct ShapeSample: Sendable, CustomTestStringConvertible {
  var name: String
  var text: String
  var shape: String
  var bars: [String]
  var testDescription: String { name }
}

private let named = "times name their zone"
private let unnamed = "times name no zone, read as UTC (--time-zone overrides)"
private let server = "times read as New York + 7 hours, as MetaTrader writes them (--time-zone overrides)"
private let eastern = "times read as UTC-05:00, as HistData writes them (--time-zone overrides)"
private let dukascopy = "times read as UTC, as Dukascopy writes them (--time-zone overrides)"

/// Every shape of the list of sources, as its programs write it.
private let samples = [
  ShapeSample(
    name: "Stooq daily",
    text:
      "Date,Open,High,Low,Close\n2025-12-26,4494.09,4549.815,4474.5,4531.58\n2025-12-29,4531,4540,4302,4332.5\n",
    shape: "bars, comma between the columns, a header; \(unnamed)",
    bars: [
      "2025-12-26T00:00:00Z 4494.09 4549.815 4474.5 4531.58", "2025-12-29T00:00:00Z 4531 4540 4302 4332.5",
    ]),
  ShapeSample(
    name: "Stooq intraday",
    text: "Date,Time,Open,High,Low,Close,Volume\n2025-12-26,15:30:00,1,3,0.5,2,0",
    shape: "bars, comma between the columns, a header, date and time apart; \(unnamed)",
    bars: ["2025-12-26T15:30:00Z 1 3 0.5 2"]),
  ShapeSample(
    name: "Stooq snapshot",
    text:
      "Symbol,Date,Time,Open,High,Low,Close\nXAUUSD,2025-12-26,22:59:58,1,3,0.5,2\nXAGUSD,2025-12-26,22:59:58,9,9,9,9",
    shape: "bars, comma between the columns, a header, date and time apart; \(unnamed)",
    bars: ["2025-12-26T22:59:58Z 1 3 0.5 2"]),
  ShapeSample(
    name: "Stooq archive",
    text:
      "<TICKER>,<PER>,<DATE>,<TIME>,<OPEN>,<HIGH>,<LOW>,<CLOSE>,<VOL>,<OPENINT>\nXAUUSD,5,20251226,153000,1,3,0.5,2,0,0",
    shape: "bars, comma between the columns, a header, date and time apart; \(unnamed)",
    bars: ["2025-12-26T15:30:00Z 1 3 0.5 2"]),
  ShapeSample(
    name: "Yahoo",
    text:
      "Date,Open,High,Low,Close,Adj Close,Volume\n2024-01-02,2064.4,2070,2060,2064.4,1.5,10\n2024-01-03,null,null,null,null,null,null",
    shape: "bars, comma between the columns, a header; \(unnamed)",
    bars: ["2024-01-02T00:00:00Z 2064.4 2070 2060 2064.4"]),
  ShapeSample(
    name: "yfinance daily",
    text:
      "Date,Open,High,Low,Close,Volume,Dividends,Stock Splits\n2026-08-13 00:00:00-04:00,1,3,0.5,2,7,0.0,0.0",
    shape: "yfinance bars, comma between the columns, a header; \(named)",
    bars: ["2026-08-13T04:00:00Z 1 3 0.5 2"]),
  ShapeSample(
    name: "yfinance intraday",
    text: "Datetime,Open,High,Low,Close,Volume\n2026-08-13 09:30:00-04:00,1,3,0.5,2,7",
    shape: "bars, comma between the columns, a header; \(named)",
    bars: ["2026-08-13T13:30:00Z 1 3 0.5 2"]),
  ShapeSample(
    name: "yfinance with three lines of header",
    text:
      "Price,Close,High,Low,Open,Volume\nTicker,GC=F,GC=F,GC=F,GC=F,GC=F\nDate,,,,,\n2024-01-02,2,3,0.5,1,7",
    shape: "yfinance bars, comma between the columns, a header; \(unnamed)",
    bars: ["2024-01-02T00:00:00Z 1 3 0.5 2"]),
  ShapeSample(
    name: "MetaTrader 5",
    text:
      "<DATE>\t<TIME>\t<OPEN>\t<HIGH>\t<LOW>\t<CLOSE>\t<TICKVOL>\t<VOL>\t<SPREAD>\n2024.01.02\t02:00:00\t1\t3\t0.5\t2\t50\t0\t9\n2024.07.02\t02:00:00\t1\t3\t0.5\t2\t50\t0\t9",
    shape: "MetaTrader bars, tab between the columns, a header, date and time apart; \(server)",
    bars: ["2024-01-02T00:00:00Z 1 3 0.5 2", "2024-07-01T23:00:00Z 1 3 0.5 2"]),
  ShapeSample(
    name: "MetaTrader 5 daily",
    text:
      "<DATE>\t<OPEN>\t<HIGH>\t<LOW>\t<CLOSE>\t<TICKVOL>\t<VOL>\t<SPREAD>\n2024.01.02\t1\t3\t0.5\t2\t50\t0\t9",
    shape: "MetaTrader bars, tab between the columns, a header; \(server)",
    bars: ["2024-01-01T22:00:00Z 1 3 0.5 2"]),
  ShapeSample(
    name: "MetaTrader 5 ticks",
    text:
      "<DATE>\t<TIME>\t<BID>\t<ASK>\t<LAST>\t<VOLUME>\t<FLAGS>\n2024.01.02\t02:00:00.123\t10\t\t\t\t2\n2024.01.02\t02:00:00.123\t\t12\t\t\t4\n2024.01.02\t02:00:00.456\t11\t\t\t\t2",
    shape: "MetaTrader ticks, tab between the columns, a header, date and time apart; \(server)",
    bars: ["2: malformed: no ask yet", "2024-01-02T00:00:00.123Z 11", "2024-01-02T00:00:00.456Z 11.5"]),
  ShapeSample(
    name: "MetaTrader 4",
    text: "2024.01.01,00:00,1.085,1.0865,1.0845,1.086,1250\n2024.01.01,00:01,1.086,1.0865,1.0845,1.085,1250",
    shape: "MetaTrader bars, comma between the columns, no header, date and time apart; \(server)",
    bars: [
      "2023-12-31T22:00:00Z 1.085 1.0865 1.0845 1.086", "2023-12-31T22:01:00Z 1.086 1.0865 1.0845 1.085",
    ]),
  ShapeSample(
    name: "MetaTrader 5 by Python",
    text: "time,open,high,low,close,tick_volume,spread,real_volume\n2024-01-02 02:00:00,1,3,0.5,2,50,9,0",
    shape: "MetaTrader bars, comma between the columns, a header; \(server)",
    bars: ["2024-01-02T00:00:00Z 1 3 0.5 2"]),
  ShapeSample(
    name: "MetaTrader 5 by Python, epochs of the server's clock",
    text: "time,open,high,low,close,tick_volume\n1704160800,1,3,0.5,2,50",
    shape: "MetaTrader bars, comma between the columns, a header; \(server)",
    bars: ["2024-01-02T00:00:00Z 1 3 0.5 2"]),
  ShapeSample(
    name: "HistData bars",
    text:
      "20120201 000000;1.306600;1.306600;1.306560;1.306560;0\n20120701 000000;1.3066;1.3066;1.3065;1.3066;0",
    shape: "HistData bars, semicolon between the columns, no header; \(eastern)",
    bars: [
      "2012-02-01T05:00:00Z 1.3066 1.3066 1.30656 1.30656",
      "2012-07-01T05:00:00Z 1.3066 1.3066 1.3065 1.3066",
    ]),
  ShapeSample(
    name: "HistData ticks",
    text: "20120201 000000123,1.30660,1.30670,0\n20120201 000001456,1.30660,1.30680,0",
    shape: "HistData ticks, comma between the columns, no header; \(eastern)",
    bars: ["2012-02-01T05:00:00.123Z 1.30665", "2012-02-01T05:00:01.456Z 1.3067"]),
  ShapeSample(
    name: "Dukascopy",
    text:
      "Gmt time,Open,High,Low,Close,Volume\n03.11.2025 00:00:00.000,154.201,154.209,154.185,154.189,179.4",
    shape: "Dukascopy bars, comma between the columns, a header; \(dukascopy)",
    bars: ["2025-11-03T00:00:00Z 154.201 154.209 154.185 154.189"]),
  ShapeSample(
    name: "Dukascopy in local time",
    text: "Local time,Open,High,Low,Close,Volume\n03.11.2025 00:00:00.000 GMT+0100,1,3,0.5,2,179.4",
    shape: "Dukascopy bars, comma between the columns, a header; \(named)",
    bars: ["2025-11-02T23:00:00Z 1 3 0.5 2"]),
  ShapeSample(
    name: "Dukascopy ticks, ask first",
    text: "time,ask,bid,ask_volume,bid_volume\n2017-01-01 22:00:20.786,1.06,1.05,0.75,0.75",
    shape: "Dukascopy ticks, comma between the columns, a header; \(dukascopy)",
    bars: ["2017-01-01T22:00:20.786Z 1.055"]),
  ShapeSample(
    name: "Dukascopy ticks of the web site",
    text: "Gmt time,Ask,Bid,AskVolume,BidVolume\n01.01.2017 22:00:20.786,1.06,1.05,0.75,0.75",
    shape: "Dukascopy ticks, comma between the columns, a header; \(dukascopy)",
    bars: ["2017-01-01T22:00:20.786Z 1.055"]),
  ShapeSample(
    name: "dukascopy-node",
    text: "timestamp,askPrice,bidPrice,askVolume,bidVolume\n1483308020786,1.06,1.05,0.75,0.75",
    shape: "Dukascopy ticks, comma between the columns, a header; \(named)",
    bars: ["2017-01-01T22:00:20.786Z 1.055"]),
  ShapeSample(
    name: "TradingView, seconds",
    text: "time,open,high,low,close,Volume,RSI\n1769176800,1,3,0.5,2,7,55.5",
    shape: "bars, comma between the columns, a header; \(named)",
    bars: ["2026-01-23T14:00:00Z 1 3 0.5 2"]),
  ShapeSample(
    name: "TradingView, ISO 8601",
    text: "time,open,high,low,close,Volume\n2026-01-23T09:00:00-05:00,1,3,0.5,2,7",
    shape: "bars, comma between the columns, a header; \(named)",
    bars: ["2026-01-23T14:00:00Z 1 3 0.5 2"]),
  ShapeSample(
    name: "Binance",
    text:
      "open_time,open,high,low,close,volume,close_time,quote_volume,count,taker_buy_volume,taker_buy_quote_volume,ignore\n1769176800000,1,3,0.5,2,7,1769176859999,8,9,1,2,0",
    shape: "Binance bars, comma between the columns, a header; \(named)",
    bars: ["2026-01-23T14:00:00Z 1 3 0.5 2"]),
  ShapeSample(
    name: "Binance without a header, microseconds",
    text:
      "1769176800000000,1,3,0.5,2,7,1769176859999999,8,9,1,2,0\n1769176860000000,2,3,0.5,2,7,1769176919999999,8,9,1,2,0",
    shape: "Binance bars, comma between the columns, no header; \(named)",
    bars: ["2026-01-23T14:00:00Z 1 3 0.5 2", "2026-01-23T14:01:00Z 2 3 0.5 2"]),
  ShapeSample(
    name: "getdata, with the dust of binary numbers",
    text:
      "datetime,open,high,low,close,volume\n2026-03-10T20:00:00+00:00,89.611,89.647,89.14999999999999,89.535,643",
    shape: "bars, comma between the columns, a header; \(named)",
    bars: ["2026-03-10T20:00:00Z 89.611 89.647 89.15 89.535"]),
  ShapeSample(
    name: "ork-ad",
    text:
      "#FOR THE FULL HISTORY see elsewhere, please\ntime,open,high,low,close\n2026-03-10 20:00:00,1,3,0.5,2",
    shape: "bars, comma between the columns, a header; \(unnamed)",
    bars: ["2026-03-10T20:00:00Z 1 3 0.5 2"]),
  ShapeSample(
    name: "LBMA",
    text:
      #"[{"is_cms_locked":0,"d":"2026-01-29","v":[5405,3917.54,4521.82]}, {"is_cms_locked":0,"d":"2026-01-30","v":[4981.85,0,null]}]"#,
    shape: "LBMA closes, a JSON array; \(unnamed)",
    bars: ["2026-01-29T00:00:00Z 5405", "2026-01-30T00:00:00Z 4981.85"]),
  ShapeSample(
    name: "World Bank months",
    text: "Month,GoldUSDPerToz,SilverUSDPerToz\n1960-01,35,0.9\n1960M02,35.5,0.9",
    shape: "closes, comma between the columns, a header; \(unnamed)",
    bars: ["1960-01-01T00:00:00Z 35", "1960-02-01T00:00:00Z 35.5"]),
  ShapeSample(
    name: "bar lines of our own",
    text:
      #"{"time": "2026-01-23T14:00:00Z", "symbol": "XAU/USD", "interval": "1m", "open": 1, "high": 3, "low": 0.5, "close": 2}"#
      + "\n"
      + #"{"time": "2026-01-23T14:01:00Z", "symbol": "XAG/USD", "interval": "1m", "open": 1, "high": 3, "low": 0.5, "close": 2}"#,
    shape: "bars, a JSON object a line; \(named)",
    bars: ["2026-01-23T14:00:00Z 1 3 0.5 2"]),
  ShapeSample(
    name: "quote lines of our own",
    text: "ts,symbol,bid,ask\n1769176800000,XAU/USD,5000.10,5000.20\n1769176800500,XAG,100,100.1",
    shape: "ticks, comma between the columns, a header; \(named)",
    bars: ["2026-01-23T14:00:00Z 5000.15"]),
]

@Test(arguments: samples)
func everyShapeIsRecognised(sample: ShapeSample) throws {
  let read = try HistoryPicture(sample.text)
  #expect(read.shape == sample.shape)
  #expect(read.rows == sample.bars)
  // However lines end, and whatever stands before them.
  let elsewhere = try HistoryPicture("\u{FEFF}" + sample.text.replacing("\n", with: "\r\n") + "\r\n")
  #expect(elsewhere.rows == sample.bars)
  #expect(elsewhere.shape == sample.shape)
}

@Test func theUsersZoneCountsWhereTimesNameNone() throws {
  let bars = "time,open,high,low,close\n2026-01-23 14:00,1,3,0.5,2\n"
  #expect(try HistoryPicture(bars, zone: .newYork).rows == ["2026-01-23T19:00:00Z 1 3 0.5 2"])
  #expect(try HistoryPicture(bars, zone: .newYork).shape.hasSuffix("times read as New York"))
  #expect(try HistoryPicture(bars, zone: .offset(minutes: 330)).rows == ["2026-01-23T08:30:00Z 1 3 0.5 2"])
  #expect(try HistoryPicture(bars, zone: .metaTrader).rows == ["2026-01-23T12:00:00Z 1 3 0.5 2"])
  let metaTrader = "2024.01.01,00:00,1.085,1.0865,1.0845,1.086,1250"
  #expect(try HistoryPicture(metaTrader, zone: .utc).rows.first?.hasPrefix("2024-01-01T00:00:00Z") == true)
  let stamped = "time,close\n2026-01-23T14:00:00+01:00,1"
  #expect(try HistoryPicture(stamped, zone: .newYork).rows == ["2026-01-23T13:00:00Z 1"])
  #expect(try HistoryPicture(stamped, zone: .newYork).shape.hasSuffix("times name their zone"))
}

@Test(arguments: [
  ("<!DOCTYPE html><html>", "HTML"), ("just words\nand more", "no columns"),
  ("Date,Volume\n2026-01-23,5", "no column of the header is a price"),
  ("Open,Close\n1,2", "no column of the header is a time"), ("# nothing\n\n", "no line that could be a row"),
  ("2026-01-23,1,2\n2026-01-24,1,2", "2 columns after the time"),
])
func whatIsNoHistoryIsRefusedWithAReason(text: String, reason: String) throws {
  let error = #expect(throws: FeedError.self) { try HistoryPicture(text) }
  #expect(error?.problem.contains(reason) == true, "\(error?.problem ?? "")")
}

@Test func aPipeAndADirectoryAreNoHistory() {
  let error = #expect(throws: FeedError.self) { try HistoryReader(path: "/tmp", instrument: .gold) }
  #expect(error?.problem == "is a directory")
}

@Test func bothMetalsInOneFile() throws {
  let columns = "Month,GoldUSDPerToz,SilverUSDPerToz\n1960-01,35,0.9"
  #expect(try HistoryPicture(columns, .silver).rows == ["1960-01-01T00:00:00Z 0.9"])
  let rows =
    "time,symbol,close\n2026-01-23T14:00Z,XAU,5000\n2026-01-23T14:00Z,XAG,100\n2026-01-23T14:01Z,METAL,7"
  #expect(try HistoryPicture(rows, .silver).rows == ["2026-01-23T14:00:00Z 100"])
  #expect(try HistoryPicture(rows, .silver).counts.leftOut == 2)
}
