import BullionMarket
import Formats
import Testing

@testable import HistoryFiles

/// Several series in one file are no doubles.
struct SeriesCountTests {
  private func problem(_ text: String) throws -> LineProblem? {
    let file = try TemporaryFile(bytes: Array(text.utf8))
    var reader = try HistoryReader(path: file.path, instrument: .gold)
    while reader.next() != nil {}
    return reader.doubt
  }

  @Test(arguments: [
    ("Contract", "GCG26", "GCZ26", 1.03), ("Side", "bid", "ask", 1.0004),
    ("Expiry", "202602", "202612", 1.03),
    ("Symbol", "XAUUSD", "GC=F", 1.0004), ("Vendor", "shop", "bank", 1.02), ("Exchange", "A", "B", 1.0004),
  ])
  func aColumnThatTellsRowsApartIsNamed(name: String, first: String, second: String, factor: Double) throws {
    let days = [("2026-01-20", 4800.0), ("2026-01-21", 4831), ("2026-01-22", 4936.5), ("2026-01-23", 4950)]
    let pairs = days.flatMap { ["\($0),\(first),\($1)", "\($0),\(second),\($1 * factor)"] }
    let blocks = days.map { "\($0),\(first),\($1)" } + days.map { "\($0),\(second),\($1 * factor)" }
    for rows in [pairs, blocks] {
      let words = try problem((["Date,\(name),Settle"] + rows).joined(separator: "\n"))?.words
      #expect(words?.contains(name) == true)
      #expect(words?.contains(first) == true && words?.contains(second) == true)
    }
  }

  @Test func withoutSuchAColumnClearDifferencesTell() throws {
    #expect(
      try problem("Date,Close\n2026-01-21,4831\n2026-01-21,4980\n2026-01-22,4936\n2026-01-22,5090") != nil)
    let objects = ["2026-01-21", "2026-01-22"].flatMap {
      [#"{"date":"\#($0)","side":"bid","close":4831}"#, #"{"date":"\#($0)","side":"ask","close":4832}"#]
    }
    #expect(try problem("[" + objects.joined(separator: ",") + "]")?.words.contains("side") == true)
  }

  @Test(arguments: [
    // Joined of two parts, all of it and at its seam; a correction at the end; a volume that differs.
    "Date,Close\n2026-01-21,5\n2026-01-22,6\n2026-01-21,5\n2026-01-22,6",
    "Date,Close\n2026-01-21,5\n2026-01-22,6\n2026-01-22,6.5\n2026-01-23,7",
    "Date,Close\n2026-01-22,6\n2026-01-23,6.5\n2026-01-23,7",
    "Date,Close,Volume\n2026-01-21,5,1\n2026-01-21,5,2\n2026-01-22,6,1\n2026-01-22,6,2",
    "Date,Contract,Close\n2026-01-21,GCG26,5\n2026-01-22,GCG26,6\n2026-01-23,GCJ26,7",
  ])
  func doublesAreNoSeries(text: String) throws { #expect(try problem(text) == nil) }
}
