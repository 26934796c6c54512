import Foundation
import TestSupport
import Testing

/// A file as one of the programs of the list writes it, and what it becomes.
private struct ImportSample: Sendable, CustomTestStringConvertible {
  var name: String
  var text: String
  var source: String
  var interval: String
  /// The first bar as it is exported, up to the close.
  var first: String
  var testDescription: String { name }
}

private let importSamples = [
  ImportSample(
    name: "xauusd_d.csv",
    text:
      "Date,Open,High,Low,Close\n2025-12-22,4494.09,4549.815,4474.5,4531.58\n2025-12-23,4531,4540,4302,4332.5\n",
    source: "import:csv", interval: "1d",
    first: "2025-12-21T23:00:00Z,XAU/USD,1d,4494.09,4549.815,4474.5,4531.58"),
  ImportSample(
    name: "GC=F.csv",
    text:
      "Date,Open,High,Low,Close,Adj Close,Volume\n2024-01-02,2064.4,2060,2064,2063.4,1.5,10\n2024-01-03,null,null,null,null,null,null\n2024-01-04,1,1,1,1,1,1\n2024-01-05,1,1,1,1,1,1",
    source: "import:csv", interval: "1d", first: "2024-01-01T23:00:00Z,XAU/USD,1d,2064.4,2064.4,2063.4,2063.4"
  ),
  ImportSample(
    name: "yf.csv",
    text:
      "Price,Close,High,Low,Open,Volume\nTicker,SI=F,SI=F,SI=F,SI=F,SI=F\nDate,,,,,\n2024-01-02,2,3,0.5,1,7\n2024-01-03,2,3,0.5,1,7",
    source: "import:yfinance", interval: "1d", first: "2024-01-01T23:00:00Z,XAG/USD,1d,1,3,0.5,2"),
  ImportSample(
    name: "XAUUSD_daily.csv",
    text:
      "<DATE>\t<OPEN>\t<HIGH>\t<LOW>\t<CLOSE>\t<TICKVOL>\t<VOL>\t<SPREAD>\n2024.01.02\t1\t3\t0.5\t2\t50\t0\t9\n2024.01.03\t1\t3\t0.5\t2\t50\t0\t9",
    source: "import:metatrader", interval: "1d", first: "2024-01-01T23:00:00Z,XAU/USD,1d,1,3,0.5,2"),
  ImportSample(
    name: "XAUUSD_ticks.csv",
    text:
      "<DATE>\t<TIME>\t<BID>\t<ASK>\t<LAST>\t<VOLUME>\t<FLAGS>\n2024.01.02\t02:00:00.123\t10\t12\t\t\t6\n2024.01.02\t02:00:01.123\t\t14\t\t\t4\n2024.01.02\t02:01:00.456\t11\t\t\t\t2",
    source: "import:metatrader", interval: "1m", first: "2024-01-02T00:00:00Z,XAU/USD,1m,11,12,11,12"),
  ImportSample(
    name: "XAGUSD60.csv",
    text: "2024.01.02,00:00,1,3,0.5,2,1250\n2024.01.02,01:00,1,3,0.5,2,1250",
    source: "import:metatrader", interval: "1h", first: "2024-01-01T22:00:00Z,XAG/USD,1h,1,3,0.5,2"),
  ImportSample(
    name: "DAT_ASCII_XAUUSD_M1_201202.csv",
    text:
      "20120201 000000;1.306600;1.306600;1.306560;1.306560;0\n20120201 000100;1.3066;1.3066;1.3065;1.3066;0",
    source: "import:histdata", interval: "1m",
    first: "2012-02-01T05:00:00Z,XAU/USD,1m,1.3066,1.3066,1.30656,1.30656"),
  ImportSample(
    name: "XAGUSD_Candlestick_5_M_BID.csv",
    // On a Saturday it repeats the last price.
    text:
      "Gmt time,Open,High,Low,Close,Volume\n01.11.2025 00:00:00.000,9,9,9,9,0\n01.11.2025 00:05:00.000,9,9,9,9,0\n03.11.2025 00:00:00.000,154.201,154.209,154.185,154.189,179.4\n03.11.2025 00:05:00.000,1,1,1,1,3",
    source: "import:dukascopy", interval: "5m",
    first: "2025-11-03T00:00:00Z,XAG/USD,5m,154.201,154.209,154.185,154.189"),
  ImportSample(
    name: "XAUUSD_Ticks.csv",
    text: "time,ask,bid,ask_volume,bid_volume\n2017-01-02 22:00:00.786,1.06,1.05,0.75,0.75",
    source: "import:dukascopy", interval: "1m",
    first: "2017-01-02T22:00:00Z,XAU/USD,1m,1.055,1.055,1.055,1.055"),
  ImportSample(
    name: "OANDA_XAUUSD, 15.csv",
    text: "time,open,high,low,close,Volume,RSI\n1769176800,1,3,0.5,2,7,55.5\n1769177700,1,3,0.5,2,7,55.5",
    source: "import:csv", interval: "15m", first: "2026-01-23T14:00:00Z,XAU/USD,15m,1,3,0.5,2"),
  ImportSample(
    name: "XAUUSDT-30m.csv",
    // Half hours become hours.
    text:
      "1769176800000000,1,3,0.5,2,7,1769178599999999,8,9,1,2,0\n1769178600000000,2,5,0.5,4,7,1769180399999999,8,9,1,2,0\n1769180400000000,2,5,0.5,4,7,1769182199999999,8,9,1,2,0",
    source: "import:binance", interval: "1h", first: "2026-01-23T14:00:00Z,XAU/USD,1h,1,5,0.5,4"),
  ImportSample(
    name: "silver_60m.csv",
    // Newest first, and the dust of binary numbers.
    text:
      "datetime,open,high,low,close,volume\n2026-03-10T21:00:00+00:00,1,1,1,1,6\n2026-03-10T20:00:00+00:00,89.611,89.647,89.14999999999999,89.535,643",
    source: "import:csv", interval: "1h", first: "2026-03-10T20:00:00Z,XAG/USD,1h,89.611,89.647,89.15,89.535"),
  ImportSample(
    name: "ork-xag.csv",
    // A stub of Sunday evening is the beginning of Monday.
    text:
      "#FOR THE FULL HISTORY see elsewhere\ntime,open,high,low,close\n2026-03-08,5,6,4,5\n2026-03-09,5,8,5,7\n2026-03-10,7,7,7,7",
    source: "import:csv", interval: "1d", first: "2026-03-08T22:00:00Z,XAG/USD,1d,5,8,4,7"),
  ImportSample(
    name: "gold_pm.json",
    text:
      #"[{"is_cms_locked":0,"d":"2026-01-29","v":[5405,3917.54,4521.82]}, {"is_cms_locked":0,"d":"2026-01-30","v":[4981.85,0,null]}]"#,
    source: "import:lbma", interval: "1d", first: "2026-01-28T23:00:00Z,XAU/USD,1d,5405,5405,5405,5405"),
]

@Test("Every shape of the list can be imported", arguments: importSamples)
private func everyShapeIsImported(sample: ImportSample) throws {
  let folder = FileManager.default.temporaryDirectory.appendingPathComponent("shape-\(UUID().uuidString)")
    .path
  try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(atPath: folder) }
  let path = "\(folder)/\(sample.name)"
  try sample.text.write(toFile: path, atomically: false, encoding: .utf8)
  // What matters here is the shape: prices that are easy to read are no dollars an ounce.
  let run = try CommandRun(["import", path, "--as-is", "--store", "\(folder)/h"])
  #expect(run.exit == .status(0), "\(run.errors)")
  #expect(run.output.contains("bars of \(sample.interval), source \(sample.source)\n"), "\(run.output)")
  let exported = try CommandRun(["export", "--interval", sample.interval, "--store", "\(folder)/h"])
  let first = exported.lines.dropFirst().first.map(String.init) ?? ""
  #expect(first.hasPrefix(sample.first + ","), "\(first)")
  #expect(first.hasSuffix("," + sample.source))
}
