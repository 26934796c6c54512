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
      "time,open,high,low,close\n2026-01-20T14:00Z,5000,4000,3900,4100\n2026-01-20T14:01Z,1,3,0.5,x\n"
        + "2026-01-20T14:02Z,4000,4300,3900,4200\n")
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

  @Test("A dry run goes by the holidays of the configuration, as the run does")
  func aDryRunKnowsTheUsersHolidays() throws {
    let room = try Room()
    let config = try room.file(
      "config.yaml", "holidays:\n  - date: 2026-01-28\n    close: closed\n    name: Rest\n")
    let file = try room.file(
      "gold.csv",
      "Date,Open,High,Low,Close\n2026-01-27,5000,5010,4990,5001\n2026-01-28,5001,5020,5000,5010\n"
        + "2026-01-29,5010,5030,5005,5020\n")
    for arguments in [["--dry-run"], []] {
      let run = try room.bullion(["import", file, "--config", config] + arguments)
      #expect(run.exit == .status(0), "\(run.errors)")
      #expect(run.output.contains("1 of closed days merged"), "\(run.output)")
    }
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
      "time,symbol,open,high,low,close\n2026-01-20T14:00Z,XAUUSD,5005,5006,5004,5005\n"
        + "2026-01-20T14:00Z,XAGUSD,102,103,101,102\n2026-01-20T14:01Z,XAUUSD,5005,5006,5004,5005\n"
        + "2026-01-20T14:01Z,XAGUSD,102,103,101,102\n")
    let run = try room.bullion(["import", file, "--interval", "1m"])
    #expect(run.output.contains("gold and silver: "))
    #expect(run.output.contains("bars: 4 new"))
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
    2026-01-20T14:05:00Z,XAG/USD,1m,101,102,99.000001,100.5,1,false,binance

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
    #expect(try first.bullion(["import", copy]).output.contains("bars: 0 new, 0 changed, 4 there already"))
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
    #expect(try second.bullion(["import", "--quotes", copy]).output.contains("quotes: 5 new"))
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
    let single = try room.file(
      "one.csv", "time,symbol,open,high,low,close\n2026-01-20T14:00Z,XAU,5005,5006,5004,5005\n")
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
