import Foundation
import TestSupport
import Testing

/// `bullion import` and `bullion export` on a store of their own.
@Suite struct ImportExportTests {
  /// A folder that goes away with it.
  private final class Room {
    let path: String

    init() throws {
      path = FileManager.default.temporaryDirectory.appendingPathComponent("import-\(UUID().uuidString)").path
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func file(_ name: String, _ text: String) throws -> String {
      try text.write(toFile: "\(path)/\(name)", atomically: false, encoding: .utf8)
      return "\(path)/\(name)"
    }

    func bullion(_ arguments: [String]) throws -> CommandRun {
      try CommandRun(arguments + ["--store", "\(path)/store/history.sqlite"])
    }
  }

  /// Minutes of a session as MetaTrader writes them, from 01:00 of its server's clock.
  private func metaTrader(_ count: Int, price: Int = 5000) -> String {
    let head = "<DATE>\t<TIME>\t<OPEN>\t<HIGH>\t<LOW>\t<CLOSE>\t<TICKVOL>\t<VOL>\t<SPREAD>\n"
    return head
      + (0..<count).map { minute in
        let (hour, rest) = (1 + minute / 60).quotientAndRemainder(dividingBy: 24)
        precondition(hour == 0)
        let time = String(format: "%02d:%02d:00", rest, minute % 60)
        return
          "2026.01.20\t\(time)\t\(price).10\t\(price + 3).5\t\(price - 2)\t\(price + 1).123456\t50\t0\t12\n"
      }.joined()
  }

  @Test func aFileIsReadOnceHoweverOftenItIsImported() throws {
    let room = try Room()
    let file = try room.file("XAUUSD_M1.csv", metaTrader(1380))
    let first = try room.bullion(["import", file])
    #expect(first.exit == .status(0), "\(first.errors)")
    for words in [
      "gold: MetaTrader bars, tab", "New York + 7 hours", "bars of 1m, source import:metatrader",
      "rows: 1,380 taken, 0 repaired, 0 refused", "bars: 1,380 new, 0 changed, 0 there already",
      "days: 1 new", "from 2026-01-19T23:00:00Z to 2026-01-20T21:59:00Z",
    ] { #expect(first.output.contains(words), "\(words): \(first.output)") }
    #expect(first.errors.isEmpty)
    let second = try room.bullion(["import", file])
    #expect(
      second.output.contains("bars: 0 new, 0 changed, 1,380 there already; days: 0 new, 0 changed, 1 there"))
    // The day of its minutes, whole.
    let days = try room.bullion(["export", "--interval", "1d"])
    #expect(
      days.lines.map(String.init) == [
        "time,symbol,interval,open,high,low,close,count,partial,source",
        "2026-01-19T23:00:00Z,XAU/USD,1d,5000.1,5003.5,4998,5001.123456,0,false,import:metatrader",
      ])
  }

  @Test func aDayThatComesInTwoFilesIsWholeAfterTheSecond() throws {
    let room = try Room()
    let whole = metaTrader(1380).split(separator: "\n", omittingEmptySubsequences: true).map(String.init)
    let one = try room.file("gold1.csv", whole[..<700].joined(separator: "\n"))
    let two = try room.file("gold2.csv", ([whole[0]] + whole[700...]).joined(separator: "\n"))
    _ = try room.bullion(["import", one])
    #expect(try room.bullion(["export", "--interval", "1d"]).output.contains(",true,import:metatrader"))
    let run = try room.bullion(["import", two])
    #expect(run.output.contains("days: 0 new, 1 changed"))
    #expect(try room.bullion(["export", "--interval", "1d"]).output.contains(",false,import:metatrader"))
  }

  @Test func refusedAndRepairedRowsAreToldAndDoNotFail() throws {
    let room = try Room()
    let file = try room.file(
      "gold.csv",
      "time,open,high,low,close\n2026-01-20T14:00Z,5,4,1,2\n2026-01-20T14:01Z,1,3,0.5,x\n2026-01-20T14:02Z,1,3,0.5,2\n"
    )
    let run = try room.bullion(["import", file])
    #expect(run.exit == .status(0))
    #expect(run.output.contains("rows: 2 taken, 1 repaired, 1 refused"))
    #expect(run.output.contains("source import:csv"))
    #expect(run.errors == "\(file): line 3: not a bar: close x is not a price: 2026-01-20T14:01Z,1,3,0.5,x\n")
  }

  @Test func aDryRunStoresNothing() throws {
    let room = try Room()
    let file = try room.file("gold.csv", metaTrader(5))
    let run = try room.bullion(["import", "--dry-run", file])
    #expect(run.exit == .status(0))
    #expect(run.output.contains("dry run: nothing was stored"))
    #expect(!FileManager.default.fileExists(atPath: "\(room.path)/store"))
  }

  @Test func theMetalMustBeKnown() throws {
    let room = try Room()
    let file = try room.file("prices.csv", metaTrader(5, price: 100))
    let run = try room.bullion(["import", file])
    #expect(run.exit == .status(1))
    #expect(run.errors.contains("--metal"))
    #expect(run.errorLines.count == 1)
    let silver = try room.bullion(["import", "--metal", "silver", "--source", "mine", file])
    #expect(silver.output.contains("silver: MetaTrader") && silver.output.contains("source mine"))
    let both = try room.file("pair.csv", "Month,Day,x\n")
    #expect(try room.bullion(["import", both]).exit == .status(1))
  }

  @Test func aFileOfBothMetalsGivesBoth() throws {
    let room = try Room()
    let file = try room.file(
      "pair.csv",
      "time,symbol,open,high,low,close\n2026-01-20T14:00Z,XAUUSD,5,6,4,5\n2026-01-20T14:00Z,XAGUSD,2,3,1,2\n"
        + "2026-01-20T14:01Z,XAUUSD,5,6,4,5\n2026-01-20T14:01Z,XAGUSD,2,3,1,2\n")
    let run = try room.bullion(["import", file, "--interval", "1m"])
    #expect(run.output.contains("gold: ") && run.output.contains("silver: "))
    #expect(try room.bullion(["export"]).lines.count == 5)
  }

  @Test func oneBadFileDoesNotStopTheOthers() throws {
    let room = try Room()
    let bad = try room.file("gold.html", "<!DOCTYPE html><html></html>")
    let good = try room.file("gold.csv", metaTrader(5))
    let run = try room.bullion(["import", bad, "\(room.path)/none.csv", good])
    #expect(run.exit == .status(1))
    #expect(run.errors.contains("HTML") && run.errors.contains("no such file"))
    #expect(run.output.contains("5 taken"))
  }

  @Test func ticksBecomeMinutesAndQuotesWhereAskedFor() throws {
    let room = try Room()
    let file = try room.file(
      "DAT_XAUUSD_T.csv",
      "20260120 090000123,5000.10,5000.20,0\n20260120 090030000,5001.10,5001.20,0\n20260120 090100000,5002.10,5002.20,0"
    )
    let run = try room.bullion(["import", "--quotes", file])
    #expect(run.output.contains("bars of 1m, source import:histdata"))
    #expect(run.output.contains("quotes: 3 new"))
    let bars = try room.bullion(["export"]).lines
    #expect(
      bars.dropFirst().first
        == "2026-01-20T14:00:00Z,XAU/USD,1m,5000.15,5001.15,5000.15,5001.15,2,false,import:histdata")
    let quotes = try room.bullion(["export", "--quotes"]).lines
    #expect(quotes.count == 4)
    #expect(quotes.dropFirst().first == "1768917600123,XAU/USD,5000.1,5000.2,,import:histdata")
  }

  /// Bars of all kinds: partial ones, with counts, of odd prices, of several sources, longer than a minute.
  private static let bars = """
    time,symbol,interval,open,high,low,close,count,partial,source
    2026-01-20T14:00:00Z,XAU/USD,1m,5000.123456,5003.5,4998,5001.1,17,true,binance
    2026-01-20T14:00:00Z,XAG/USD,1m,100.000001,100.5,99,100,0,false,"a, b"
    2026-01-20T14:01:00Z,XAU/USD,1m,5001,5001,5001,5001,3,false,kraken
    2026-01-20T14:05:00Z,XAG/USD,1m,1,2,0.000001,0.5,1,false,binance

    """

  private static let quotes = """
    ts,symbol,bid,ask,price,source
    1768917600000,XAU/USD,5000.1,5000.2,,a
    1768917600000,XAG/USD,100.000001,100.5,,a
    1768917600000,XAU/USD,5000.1,5000.200001,,b
    1768917600001,XAU/USD,,,5000.123456,c
    1768917660000,XAG/USD,,,100,a

    """

  @Test(arguments: ["csv", "ndjson"])
  func whatIsExportedIsImportedTheSame(format: String) throws {
    let first = try Room()
    let file = try first.file("bars.csv", Self.bars)
    let imported = try first.bullion(["import", file])
    #expect(imported.exit == .status(0), "\(imported.errors)")
    let exported = try first.bullion(["export", "--format", format])
    if format == "csv" { #expect(exported.output == Self.bars) }
    let second = try Room()
    let copy = try second.file("copy.\(format)", exported.output)
    let again = try second.bullion(["import", copy])
    #expect(again.exit == .status(0), "\(again.errors)")
    #expect(try second.bullion(["export"]).output == Self.bars)
    // And a third time, into the first store, nothing is new.
    #expect(try first.bullion(["import", copy]).output.contains("bars: 0 new, 0 changed, 2 there already"))
    // A feed plays the same lines.
    let stream = try CommandRun(["snapshot", "--feed", "file:\(copy)", "--format", "json"])
    #expect(stream.exit == .status(0), "\(stream.errors)")
    #expect(stream.output.contains("\"mid\": 5001"))
    #expect(stream.errors.isEmpty)
  }

  @Test(arguments: ["csv", "ndjson"])
  func quotesAreExportedAndImportedTheSame(format: String) throws {
    let first = try Room()
    let file = try first.file("quotes.csv", Self.quotes)
    #expect(try first.bullion(["import", "--quotes", file]).exit == .status(0))
    let exported = try first.bullion(["export", "--quotes", "--format", format])
    #expect(exported.exit == .status(0), "\(exported.errors)")
    let second = try Room()
    let copy = try second.file("copy.\(format)", exported.output)
    #expect(try second.bullion(["import", "--quotes", copy]).output.contains("quotes: 3 new"))
    let lines = try second.bullion(["export", "--quotes"]).lines.sorted()
    #expect(lines == Self.quotes.split(separator: "\n").sorted())
    let snapshot = try CommandRun(["snapshot", "--feed", "file:\(copy)", "--format", "json"])
    #expect(snapshot.exit == .status(0), "\(snapshot.errors)")
    #expect(snapshot.output.contains("5000.123456"))
  }

  @Test func exportTakesAPart() throws {
    let room = try Room()
    let file = try room.file("bars.csv", Self.bars)
    _ = try room.bullion(["import", file])
    #expect(try room.bullion(["export", "--metal", "silver"]).lines.count == 3)
    #expect(try room.bullion(["export", "--source", "binance"]).lines.count == 3)
    #expect(try room.bullion(["export", "--from", "2026-01-20T14:01:00Z"]).lines.count == 3)
    #expect(try room.bullion(["export", "--to", "2026-01-20T14:01:00Z"]).lines.count == 3)
    let none = try room.bullion(["export", "--interval", "1h"])
    #expect(none.exit == .status(1))
    #expect(none.output.isEmpty)
    #expect(none.errors.contains("holds no bars of 1h"))
  }

  @Test func problemsAreSaidInWords() throws {
    let room = try Room()
    let missing = try room.bullion(["export"])
    #expect(missing.exit == .status(1))
    #expect(missing.errors.contains("there is no such file"))
    let file = try room.file("gold.csv", metaTrader(5))
    let unwritable = try CommandRun(["import", file, "--store", "/proc/none/h"])
    #expect(unwritable.exit == .status(1))
    #expect(unwritable.errors.contains("cannot be written"))
    let single = try room.file("one.csv", "time,symbol,open,high,low,close\n2026-01-20T14:00Z,XAU,5,6,4,5\n")
    #expect(try room.bullion(["import", single]).errors.contains("--interval"))
    let monthly = try room.file("m.csv", "Month,GoldUSDPerToz\n1960-01,35\n1960-02,35\n1960-03,36")
    #expect(try room.bullion(["import", monthly]).errors.contains("only bars that make up"))
    for arguments in [
      ["import"], ["import", "x", "--metal", "tin"], ["export", "--format", "xml"],
      ["import", "x", "--source", ""],
    ] {
      #expect(try CommandRun(arguments).exit == .status(64))
    }
  }
}

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
  let run = try CommandRun(["import", path, "--store", "\(folder)/h"])
  #expect(run.exit == .status(0), "\(run.errors)")
  #expect(run.output.contains("bars of \(sample.interval), source \(sample.source)\n"), "\(run.output)")
  let exported = try CommandRun(["export", "--interval", sample.interval, "--store", "\(folder)/h"])
  let first = exported.lines.dropFirst().first.map(String.init) ?? ""
  #expect(first.hasPrefix(sample.first + ","), "\(first)")
  #expect(first.hasSuffix("," + sample.source))
}
