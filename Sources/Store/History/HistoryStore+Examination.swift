import BullionMarket
import GRDB

/// What looking at every page and every row of a history found.
package struct StoreExamination: Sendable, Hashable {
  /// Bars and quotes that are in order.
  package var rows = 0
  /// Rows that do not add up.
  package var brokenRows = 0
  /// What else is wrong, in words; of many the first.
  package var faults: [String] = []

  /// Whether nothing is wrong.
  package var isSound: Bool { brokenRows == 0 && faults.isEmpty }
}

extension HistoryStore {
  private static let mostFaults = 5

  /// Looks at the structure of the whole file: every page, and what belongs to what. Rows that a damaged page hides
  /// leave no other trace.
  ///
  /// - Returns: what is wrong, in words; empty when nothing is. O(size of the file).
  package func faults() -> [String] {
    let lost = lostWrites > 0 ? ["\(lostWrites) writes in its log were damaged and are lost"] : []
    do throws(StoreProblem) {
      return try reading { database in
        var faults = try String.fetchAll(database, sql: "PRAGMA quick_check(\(Self.mostFaults))").filter {
          $0 != "ok"
        }
        let known = Set(BarInterval.allCases.map(\.rawValue) + [StoreSchema.quoteInterval])
        for row in try Row.fetchAll(database, sql: "SELECT symbol, interval FROM series") {
          let symbol = String.fromDatabaseValue(row[0]), interval = String.fromDatabaseValue(row[1])
          guard let symbol, let interval, Instrument(symbol: symbol) != nil, known.contains(interval) else {
            faults.append("rows of an unknown metal or length")
            continue
          }
        }
        for table in ["bar", "quote"] {
          let lost = try Int.fetchOne(
            database, sql: "SELECT count(*) FROM \(table) WHERE series NOT IN (SELECT id FROM series)")
          if let lost, lost > 0 { faults.append("\(lost) rows that belong to no source") }
          // SQLite's own look does not compare keys.
          let order = try RowStatement(
            database, "SELECT series, \(table == "bar" ? "start" : "time") FROM \(table)")
          var last = (Int64.min, Int64.min)
          var isInOrder = true
          try order.scan([]) { row in
            isInOrder = last <= (row[0], row[1])
            last = (row[0], row[1])
            return isInOrder
          }
          if !isInOrder { faults.append("rows that are out of order") }
        }
        return lost + faults.map(visible)
      }
    } catch {
      return lost + [error.problem]
    }
  }

  /// Reads everything there is.
  package func examine() -> StoreExamination {
    var examination = StoreExamination()
    let brokenBefore = brokenRows
    func note(_ problem: any Error) {
      guard examination.faults.count < Self.mostFaults else { return }
      examination.faults.append((problem as? StoreProblem)?.problem ?? visible("\(problem)"))
    }
    do {
      for (_, series) in try reading({ try Self.series($0) }) {
        do {
          try forEachPage(of: series, from: .earliest, to: .latest) { examination.rows += $0.count }
        } catch { note(error) }
      }
      for feed in try quoteFeeds() {
        do { examination.rows += try countQuotes(of: feed) } catch { note(error) }
      }
    } catch { note(error) }
    for fault in faults()
    where !examination.faults.contains(fault) && examination.faults.count < Self.mostFaults {
      examination.faults.append(fault)
    }
    examination.brokenRows = brokenRows - brokenBefore
    return examination
  }

  private func countQuotes(of feed: StoreFeed) throws(StoreProblem) -> Int {
    var count = 0
    var from = Timestamp.earliest
    while true {
      let page = try page(of: feed, from: from, to: .latest)
      count += page.quotes.count
      guard !page.isLast, let last = page.quotes.last else { return count }
      from = last.time.advanced(byMilliseconds: 1)
    }
  }
}
