import BullionMarket
import Testing

@testable import Files

/// Bars of days that go on where the one before ended: open, high, low, close.
private let bars: [[String]] = [
  ["4763.0", "4888.1", "4755.2", "4831.0"], ["4831.0", "4967.0", "4772.4", "4936.5"],
  ["4936.5", "4990.2", "4899.0", "4987.9"], ["4987.9", "4999.0", "4870.3", "4880.0"],
  ["4880.0", "4925.5", "4861.0", "4902.2"], ["4902.2", "4950.0", "4890.0", "4921.7"],
]

private let expected = bars.enumerated().map { index, bar in
  "2026-01-\(20 + index)T00:00:00Z "
    + bar.map { $0.hasSuffix(".0") ? String($0.dropLast(2)) : $0 }.joined(separator: " ")
}

/// Without names the rows tell which column is which, newest first or last, in CSV and in JSON.
@Test(arguments: [[0, 1, 2, 3], [0, 3, 1, 2], [2, 1, 0, 3], [3, 0, 1, 2], [1, 2, 0, 3], [0, 2, 1, 3]])
func columnsThatNobodyNamesAreToldByTheirRows(order: [Int]) throws {
  let rows = bars.enumerated().map { index, bar in
    (date: "2026-01-\(20 + index)", prices: order.map { bar[$0] })
  }
  for rows in [rows, rows.reversed()] {
    let csv = rows.map { ([$0.date] + $0.prices).joined(separator: ",") }.joined(separator: "\n")
    #expect(try HistoryPicture(csv).rows == expected)
    let json = rows.map { #"["\#($0.date)",\#($0.prices.joined(separator: ",")),312.5]"# }
    let read = try HistoryPicture("[\(json.joined(separator: ",\n"))]")
    #expect(read.rows == expected)
    #expect(read.widened == 0 && read.doubt == nil)
  }
}

/// Where the rows do not tell, or no order fits, nothing is guessed.
@Test(arguments: [
  (["2026-01-21,4831.0,4763.0,4888.1,4755.2"], "does not show"),
  (
    (0..<6).map { "2026-01-2\($0),100,\(101 + $0),\(100 - $0 % 2 * 20),\(99 + $0 % 3 * 9)" }, "in no order"
  ),
])
func columnsThatTheRowsDoNotTellAreRefused(rows: [String], words: String) throws {
  let error = #expect(throws: FeedError.self) { try HistoryPicture(rows.joined(separator: "\n")) }
  #expect(error?.description.contains(words) == true, "\(error?.description ?? "")")
}

/// What rounding does to high and low leaves the order as it is.
@Test func roundedHighsAreWidenedInAFileWithoutNames() throws {
  let rows = (0..<8).map { "2026-01-\(10 + $0),100.26,100.2,99.9,100.1" }
  let read = try HistoryPicture(rows.joined(separator: "\n"))
  #expect(read.rows.first == "2026-01-10T00:00:00Z 100.26 100.26 99.9 100.1")
  #expect(read.widened == 8)
  let named = try HistoryPicture("date,open,high,low,close\n" + rows.joined(separator: "\n"))
  #expect(named.widened == 8 && named.doubt == nil)
}

/// Named columns that hold something else make most rows impossible; single slips do not.
@Test func namesThatMostRowsContradictAreDoubted() throws {
  func read(wrong: Int, of count: Int) throws -> HistoryPicture {
    let rows = (0..<count).map { index in
      "2026-01-\(10 + index)," + (index < wrong ? "100,103,104,99" : "100,104,99,103")
    }
    return try HistoryPicture("date,open,high,low,close\n" + rows.joined(separator: "\n"))
  }
  #expect(try read(wrong: 10, of: 10).doubt?.contains("10 of 10 rows") == true)
  #expect(try read(wrong: 3, of: 10).doubt != nil)
  #expect(try read(wrong: 2, of: 10).doubt == nil)
  #expect(try read(wrong: 2, of: 10).widened == 2)
}

@Test func aSecondHeaderInAnotherOrderRefusesTheFile() throws {
  func text(_ second: String) -> String {
    "Date,Open,High,Low,Close\n2026-01-20,100,104,99,103\n\(second)\n2026-01-21,103,100,104,99"
  }
  let error = #expect(throws: FeedError.self) { try HistoryPicture(text("Date,Close,Open,High,Low")) }
  #expect(error?.description.contains("line 3") == true)
  #expect(try HistoryPicture(text("Date,Open,High,Low,Close")).counts.refused == 0)
}
