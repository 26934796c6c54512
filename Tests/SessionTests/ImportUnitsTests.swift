import Foundation
import TestSupport
import Testing

/// What `bullion import` makes of prices in other units, of bars that are there, and of files that are mostly broken.
@Suite struct ImportUnitsTests {
  /// A folder with a store that goes away with it.
  private final class Room {
    let path: String

    init() throws {
      path = FileManager.default.temporaryDirectory.appendingPathComponent("units-\(UUID().uuidString)").path
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func file(_ name: String, _ lines: [String]) throws -> String {
      try (lines.joined(separator: "\n") + "\n").write(
        toFile: "\(path)/\(name)", atomically: false, encoding: .utf8)
      return "\(path)/\(name)"
    }

    func bullion(_ arguments: [String]) throws -> CommandRun {
      try CommandRun(arguments + ["--store", "\(path)/h.sqlite"])
    }

    func closes(_ arguments: [String] = []) throws -> [String] {
      try bullion(["export", "--interval", "1d"] + arguments).lines.dropFirst().map {
        String($0.split(separator: ",")[6])
      }
    }
  }

  /// Days of March 2023 with one close each.
  private func days(_ closes: [Double], decimals: Int = 2) -> [String] {
    ["Date,Close"]
      + closes.enumerated().map { day, close in
        String(format: "2023-03-%02d,%.\(decimals)f", [1, 2, 3, 6, 7, 8, 9, 10, 13, 14, 15, 16][day], close)
      }
  }

  private let gold = (0..<12).map { 1840.0 + 3 * Double($0) }
  private let silver = (0..<12).map { 21.0 + 0.1 * Double($0) }

  @Test(
    "Prices in another unit refuse the whole file, and the unit takes it",
    arguments: [
      ("gram", 1 / 31.1034768), ("kilogram", 1000 / 31.1034768), ("tola", 0.375),
      ("10-gram", 10 / 31.1034768),
    ])
  func anotherUnit(unit: String, factor: Double) throws {
    let room = try Room()
    let file = try room.file("gold.csv", days(gold.map { $0 * factor }, decimals: 8))
    let run = try room.bullion(["import", file])
    #expect(run.exit == .status(1))
    #expect(run.output.isEmpty)
    #expect(run.errorLines.count == 1)
    for words in ["median", "1,625 to 2,370", "--unit \(unit)", "--scale", "--as-is", "nothing was stored"] {
      #expect(run.errors.contains(words), "\(words): \(run.errors)")
    }
    #expect(try room.closes().isEmpty)
    let told = try room.bullion(["import", file, "--unit", unit])
    #expect(told.exit == .status(0), "\(told.errors)")
    let stored = try room.closes().compactMap(Double.init)
    #expect(stored.count == gold.count)
    for (close, wanted) in zip(stored, gold) { #expect(abs(close - wanted) < 1e-5) }
  }

  @Test func centsNeedAScaleAndASilverFileItsMetal() throws {
    let room = try Room()
    let cents = try room.file("silver.csv", days(silver.map { $0 * 100 }))
    #expect(try room.bullion(["import", cents]).errors.contains("(--scale 0.01)"))
    #expect(try room.bullion(["import", cents, "--scale", "0.01"]).exit == .status(0))
    let mixed = try room.file("prices.csv", days(silver))
    let asGold = try room.bullion(["import", mixed, "--metal", "gold"])
    #expect(asGold.exit == .status(1))
    #expect(asGold.errors.contains("(--metal silver)"))
    #expect(try room.closes(["--metal", "gold"]).isEmpty)
    #expect(try room.bullion(["import", "--unit", "stone", cents]).exit == .status(64))
    #expect(try room.bullion(["import", "--scale", "0", cents]).exit == .status(64))
  }

  @Test func anotherCurrencyIsTakenOnlyAsItIs() throws {
    let room = try Room()
    let file = try room.file("gold.csv", days(gold.map { $0 * 4.3 }))
    #expect(try room.bullion(["import", file]).errors.contains("another currency"))
    #expect(try room.bullion(["import", file, "--as-is"]).exit == .status(0))
    #expect(try room.closes().first == "7912")
  }

  /// A currency near the dollar shows only beside what is there.
  @Test func aSteadyFactorToTheHistoryIsAnotherCurrency() throws {
    let room = try Room()
    #expect(try room.bullion(["import", try room.file("gold.csv", days(gold))]).exit == .status(0))
    let euros = try room.file("gold_e.csv", days(gold.map { $0 * 0.93 }))
    // A dry run says what the run would say.
    let dry = try room.bullion(["import", euros, "--source", "e", "--dry-run"])
    #expect(
      dry.exit == .status(1) && dry.errors.contains("steadily 0.93 times"), "\(dry.output)\(dry.errors)")
    let run = try room.bullion(["import", euros, "--source", "e"])
    #expect(run.exit == .status(1))
    #expect(run.errors.contains("steadily 0.93 times"))
    #expect(try room.closes(["--source", "e"]).isEmpty)
    let future = try room.file("gold_f.csv", days(gold.map { $0 * 1.01 }))
    #expect(try room.bullion(["import", future, "--source", "f"]).exit == .status(0))
    #expect(try room.bullion(["import", euros, "--source", "e", "--as-is"]).exit == .status(0))
  }

  @Test func aSlipIsRefusedByItself() throws {
    let room = try Room()
    var closes = gold
    closes[4] /= 10
    let run = try room.bullion(["import", try room.file("gold.csv", days(closes))])
    #expect(run.exit == .status(0))
    #expect(run.output.contains("11 taken, 0 repaired, 1 refused"))
    #expect(run.errors.contains("line 6: not a price: 185.2 cannot be dollars an ounce of gold"))
    #expect(try room.closes().count == 11)
  }

  @Test func barsWithOtherPricesStayUntilTheyAreReplaced() throws {
    let room = try Room()
    let old = try room.file("gold.csv", days(gold))
    var changed = gold
    changed[2] = 1800
    changed[5] = 1801
    let new = try room.file("gold2.csv", days(changed))
    #expect(try room.bullion(["import", old]).exit == .status(0))
    #expect(try room.bullion(["import", old]).output.contains("0 new, 0 changed, 12 there already"))
    let again = try room.bullion(["import", new])
    #expect(again.exit == .status(0))
    #expect(again.output.contains("2 differ from what is there"))
    #expect(try room.closes()[2] == "1846")
    let only = try room.file("gold3.csv", ["Date,Close", "2023-03-07,1800", "2023-03-08,1801"])
    let refused = try room.bullion(["import", only, "--interval", "1d"])
    #expect(refused.exit == .status(1), "nothing of it is stored")
    #expect(refused.errors.contains("--replace"))
    let replaced = try room.bullion(["import", new, "--replace"])
    #expect(replaced.exit == .status(0))
    #expect(replaced.output.contains("0 new, 2 changed, 10 there already"))
    #expect(try room.closes()[2] == "1800")
  }

  @Test func moreThanHalfRefusedFailsAndStoresNothing() throws {
    let room = try Room()
    let lines = days(gold).enumerated().map {
      $0.offset > 0 && $0.offset < 8 ? "soon" + $0.element.drop { $0 != "," } : $0.element
    }
    let run = try room.bullion(["import", try room.file("gold.csv", lines)])
    #expect(run.exit == .status(1))
    #expect(run.errors.contains("7 of 12 rows with a price were refused, more than half of them"))
    #expect(run.errors.contains("is not understood"))
    #expect(try room.closes().isEmpty)
  }

  @Test func aRefusedRowOfAFileOfBothMetalsIsToldOnce() throws {
    let room = try Room()
    let file = try room.file(
      "pair.csv",
      [
        "Date,gold,silver", "2023-03-01,1840,21.1", "2023-03-02,1841,21.2", "nonsense,1,2",
        "2023-03-03,1842,21.3",
        "2023-03-06,1843,21.4",
      ])
    let run = try room.bullion(["import", file])
    #expect(run.exit == .status(0), "\(run.errors)")
    #expect(run.errorLines.count == 1)
    #expect(run.output.contains("gold") && run.output.contains("silver"))
    #expect(try room.closes(["--metal", "gold"]).count == 4)
    #expect(try room.closes(["--metal", "silver"]).count == 4)
  }

  @Test func aDryRunShowsTheRowsAndWhyTheyAreReadSo() throws {
    let room = try Room()
    let file = try room.file("gold.csv", days(gold))
    let run = try room.bullion(["import", file, "--dry-run", "--unit", "gram", "--as-is"])
    #expect(run.exit == .status(0))
    #expect(run.output.contains("--as-is"))
    let plain = try room.bullion(["import", file, "--dry-run"])
    for words in [
      "prices in dollars an ounce", "gold cost 1,625 to 2,370", "first gold: 2023-02-28T23:00:00Z",
      "close 1840.000",
      "last gold: 2023-03-15T22:00:00Z", "close 1873.000", "nothing was stored",
    ] { #expect(plain.output.contains(words), "\(words): \(plain.output)") }
    #expect(!FileManager.default.fileExists(atPath: "\(room.path)/h.sqlite"))
  }

  @Test func foldersAreNotMadeOutOfNothing() throws {
    let room = try Room()
    let file = try room.file("gold.csv", days(gold))
    let run = try CommandRun(["import", file, "--store", "\(room.path)/none/deeper/h.sqlite"])
    #expect(run.exit == .status(1))
    #expect(run.errors.contains("there is no folder"))
    #expect(!FileManager.default.fileExists(atPath: "\(room.path)/none"))
    let made = try CommandRun(["import", file, "--store", "\(room.path)/one/h.sqlite"])
    #expect(made.exit == .status(0))
    #expect(made.output.contains("into \(room.path)/one/h.sqlite"))
  }
}
