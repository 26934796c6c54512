import BullionMarket
import Foundation
import GRDB
import Glibc

/// What pruning removed.
package struct StorePruning: Sendable, Hashable, CustomStringConvertible {
  /// Quotes removed.
  package var quotes = 0
  /// Bars removed; none of them of a day.
  package var bars = 0
  /// Bytes by which the file became shorter.
  package var bytes: Int64 = 0

  /// Nothing removed.
  package init() {}

  /// Adds what another pruning removed.
  package static func += (left: inout StorePruning, right: StorePruning) {
    left.quotes += right.quotes
    left.bars += right.bars
    left.bytes += right.bytes
  }

  /// `removed 120 quotes and 5 bars; the file is 4096 bytes shorter`.
  package var description: String {
    "removed \(quotes) quotes and \(bars) bars; the file is \(bytes) bytes shorter"
  }
}

extension HistoryStore {
  /// Rows that go in one transaction: a few milliseconds, so that nobody waits for long.
  private static let step = 5_000
  private static let pagesAtOnce = 1_000

  /// Bytes that the data takes; the room of what was removed is not counted.
  package func size() throws(StoreProblem) -> Int64 { try reading { try Self.size($0).used } }

  /// The moment by which the age of what is stored is judged: the clock's, but no later than a day after the newest
  /// price. A clock that is years ahead must not make everything old.
  package func pruningTime(now: Timestamp) throws(StoreProblem) -> Timestamp {
    let newest = try reading { database in
      var newest: Int64?
      for table in ["bar", "quote"] {
        let column = Self.timeColumn(of: table)
        for id in try Int64.fetchAll(database, sql: "SELECT id FROM series") {
          let last = try Int64.fetchOne(
            database.cachedStatement(sql: "SELECT max(\(column)) FROM \(table) WHERE series = ?"),
            arguments: [id])
          newest = [newest, last].compactMap(\.self).max()
        }
      }
      return newest
    }
    guard let newest else { return now }
    return min(
      now, Timestamp(milliseconds: newest).advanced(byMilliseconds: Timestamp.millisecondsPerDay))
  }

  /// Removes what is older than the settings keep by `pruningTime`, and then the oldest of the rest while the file is too large: first
  /// quotes, then the shortest bars. In small steps, so that others can write in between. Bars of a day stay.
  package func prune(now: Timestamp) throws(StoreProblem) -> StorePruning {
    var pruning = StorePruning()
    let before = try reading { try Self.size($0).whole }
    let now = try pruningTime(now: now)
    let oldestQuote = now.advanced(byMilliseconds: -max(settings.quoteRetention, 0))
    for (id, _) in try quoteSeries() {
      pruning.quotes += try removeAll(from: "quote", series: id, before: oldestQuote)
    }
    if settings.minuteRetention > 0 {
      let oldest = now.advanced(byMilliseconds: -settings.minuteRetention)
      for (id, series) in try reading({ try Self.series($0) }) where series.interval != .oneDay {
        pruning.bars += try removeAll(from: "bar", series: id, before: oldest)
      }
    }
    // A little more than is needed, so that this is not the work of every write.
    let largest = settings.largestSize
    let isTooLarge = try size() > largest
    while isTooLarge, try size() > largest - largest / 16 {
      if let id = try oldest(in: "quote", try quoteSeries().map(\.id)) {
        pruning.quotes += try removeStep(from: "quote", series: id, before: Timestamp(milliseconds: .max))
      } else if let id = try oldestShortBars() {
        pruning.bars += try removeStep(from: "bar", series: id, before: Timestamp(milliseconds: .max))
      } else {
        break
      }
    }
    try shrink()
    pruning.bytes = before - (try reading { try Self.size($0).whole })
    return pruning
  }

  // MARK: Steps

  private func removeAll(from table: String, series: Int64, before end: Timestamp) throws(StoreProblem) -> Int
  {
    var removed = 0
    while true {
      let step = try removeStep(from: table, series: series, before: end)
      removed += step
      if step < Self.step { return removed }
      usleep(1000)
    }
  }

  private func removeStep(from table: String, series: Int64, before end: Timestamp) throws(StoreProblem)
    -> Int
  {
    let time = Self.timeColumn(of: table)
    return try writing { database in
      let cut = try Int64.fetchOne(
        database.cachedStatement(
          sql:
            "SELECT \(time) FROM \(table) WHERE series = ? AND \(time) < ? ORDER BY \(time) LIMIT 1 OFFSET ?"),
        arguments: [series, end.milliseconds, Self.step])
      // Quotes of one millisecond go together, even if there are more of them than a step has.
      let end = cut.map { max($0, Int64.min + 1) } ?? end.milliseconds
      let delete = try database.cachedStatement(
        sql:
          "DELETE FROM \(table) WHERE series = ? AND \(time) < ?\(cut == nil ? "" : " OR series = ? AND \(time) = ?")"
      )
      try delete.execute(arguments: cut == nil ? [series, end] : [series, end, series, end])
      return database.changesCount
    }
  }

  private func shrink() throws(StoreProblem) {
    while true {
      let isDone = try writingOutsideTransaction { database in
        let free = try Int.fetchOne(database, sql: "PRAGMA freelist_count") ?? 0
        if free > 0 { try database.execute(sql: "PRAGMA incremental_vacuum(\(Self.pagesAtOnce))") }
        return free <= Self.pagesAtOnce
      }
      if isDone { break }
      usleep(1000)
    }
    // Readers may be in the way of this; it is done again at the next time.
    _ = try? pool?.writeWithoutTransaction { try $0.checkpoint(.truncate) }
  }

  private func writingOutsideTransaction<Result>(
    _ body: (Database) throws -> Result
  ) throws(StoreProblem) -> Result {
    guard let pool else { return try writing(body) }
    do {
      return try pool.writeWithoutTransaction(body)
    } catch {
      throw noted(error)
    }
  }

  // MARK: What there is

  private static func timeColumn(of table: String) -> String { table == "bar" ? "start" : "time" }

  private static func size(_ database: Database) throws -> (used: Int64, whole: Int64) {
    func number(_ name: String) throws -> Int64 {
      try Int64.fetchOne(database, sql: "PRAGMA \(name)") ?? 0
    }
    let page = try number("page_size")
    let pages = try number("page_count")
    return (page * (pages - (try number("freelist_count"))), page * pages)
  }

  private func quoteSeries() throws(StoreProblem) -> [(id: Int64, source: String)] {
    try reading { database in
      try Row.fetchAll(
        database, sql: "SELECT id, source FROM series WHERE interval = ?",
        arguments: [StoreSchema.quoteInterval]
      ).map { ($0[0], $0[1]) }
    }
  }

  /// The series whose first row is the oldest; nil when all are empty.
  private func oldest(in table: String, _ ids: [Int64]) throws(StoreProblem) -> Int64? {
    try reading { database in
      try ids.compactMap { id in
        try Int64.fetchOne(
          database, sql: "SELECT min(\(Self.timeColumn(of: table))) FROM \(table) WHERE series = ?",
          arguments: [id]
        ).map { (time: $0, id: id) }
      }.min { $0 < $1 }?.id
    }
  }

  private func oldestShortBars() throws(StoreProblem) -> Int64? {
    let all = try reading { try Self.series($0) }
    for interval in BarInterval.allCases where interval != .oneDay {
      if let id = try oldest(in: "bar", all.filter { $0.series.interval == interval }.map(\.id)) { return id }
    }
    return nil
  }
}
