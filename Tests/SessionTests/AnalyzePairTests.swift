import Foundation
import TestSupport
import Testing

/// What `bullion analyze` says of how its two files go together.
@Suite struct AnalyzePairTests {
  private func analyze(gold: [String], silver: [String], _ arguments: [String] = []) throws -> CommandRun {
    try withFolder { folder in
      for (name, lines) in [("gold.csv", gold), ("silver.csv", silver)] {
        try lines.joined(separator: "\n").write(
          toFile: "\(folder)/\(name)", atomically: false, encoding: .utf8)
      }
      return try CommandRun(
        [
          "analyze", "--gold", "\(folder)/gold.csv", "--silver", "\(folder)/silver.csv", "--indicators",
          "rsi",
        ]
          + arguments)
    }
  }

  private let gold =
    ["Date,Close"] + [2, 3, 4, 5, 8, 9].map { "2024-01-0\($0),\(2040 + $0)" }
  private let silver =
    ["Date,Close"] + [2, 3, 4, 5, 8, 9].map { "2024-01-0\($0),23.\($0)" }

  /// Dates in one file, closing times of the evening before in the other.
  @Test func daysPairByTheirTradeDate() throws {
    let stamps =
      ["time,close"] + [1, 2, 3, 4, 7, 8].map { "2024-01-0\($0)T22:00:00Z,23.\($0)" }
    let run = try analyze(gold: gold, silver: stamps)
    #expect(run.exit == .status(0), "\(run.errors)")
    #expect(run.lines.count == 7)
    #expect(run.lines.dropFirst().first?.hasPrefix("2024-01-02T00:00:00Z,2042,23.1,") == true)
    #expect(!run.errors.contains("in gold only"))
  }

  /// A Sunday that only one file has takes no partner from its Monday.
  @Test func aSundayOfOneFileStaysAlone() throws {
    let sundays = gold[...4] + ["2024-01-07,2047"] + gold[5...]
    let run = try analyze(gold: Array(sundays), silver: silver)
    #expect(run.lines.count == 7)
    #expect(run.output.contains("2024-01-08T00:00:00Z,2048,23.8"))
  }

  @Test func mostRowsWithoutAPartnerAreSaid() throws {
    let later = ["Date,Close"] + (8...28).map { String(format: "2024-01-%02d,23.5", $0) }
    let run = try analyze(gold: gold, silver: later)
    #expect(run.exit == .status(0))
    #expect(run.errors.contains("gold.csv: most of its bars, 4 of 6, found no partner in"))
    #expect(run.errors.contains("silver.csv: most of its bars"))
  }

  @Test func aTimeWithoutBarsFailsAndSaysWhatThereIs() throws {
    let run = try analyze(gold: gold, silver: silver, ["--from", "2030-01-01"])
    #expect(run.exit == .status(1))
    #expect(run.errors.contains("from 2030-01-01T00:00:00Z on"))
    #expect(run.errors.contains("2024-01-02T00:00:00Z") && run.errors.contains("2024-01-09T00:00:00Z"))
    #expect(try analyze(gold: gold, silver: silver, ["--from", "2024-01-09"]).lines.count == 2)
  }

  @Test func pricesInGramsAreRefusedUnlessTheUnitIsTold() throws {
    let grams = ["Date,Close"] + [2, 3, 4, 5, 8, 9].map { "2024-01-0\($0),0.7\($0)" }
    let run = try analyze(gold: gold, silver: grams)
    #expect(run.exit == .status(1))
    #expect(run.errors.contains("0.72 cannot be dollars an ounce of silver"))
    #expect(run.errors.contains("--unit gram"))
    #expect(try analyze(gold: gold, silver: grams, ["--as-is"]).exit == .status(0))
  }
}
