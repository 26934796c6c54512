import BullionMarket
import Foundation
import GRDB

/// The history on the disk: bars, quotes and indicator states of all sources in one SQLite file, which several programs
/// may read and write at once.
///
/// What `write` has returned for survives the end of the process, however it ends. Where the file cannot be written
/// it is read, if that is possible, and `isWritable` says so.
package final class HistoryStore: Sendable {
  /// The file.
  package let path: String
  /// How long history is kept.
  package let settings: StoreSettings
  /// The sessions that bars of a day follow.
  package let calendar: SessionCalendar
  /// What the user ought to know about opening it: a file set aside, or why it is only read.
  package let news: [String]

  let pool: DatabasePool?
  let reader: any DatabaseReader
  private let identity: StoreFile.Identity?
  let summedRows: SummedRows
  let lostWrites: Int
  let broken = BrokenRows()

  /// Opens the file, and makes it and its folder where there is none.
  ///
  /// - Parameters:
  ///   - path: of the file; SQLite keeps others of the same name and an ending beside it.
  ///   - settings: how long history is kept.
  ///   - calendar: the sessions that bars of a day follow.
  ///   - writing: false only reads, and makes nothing.
  ///   - now: goes into the name of a damaged file that is set aside.
  /// - Throws: when it can be neither written nor read, or is of a newer version or another program.
  package init(
    path: String, settings: StoreSettings = StoreSettings(), calendar: SessionCalendar = SessionCalendar(),
    writing: Bool = true, now: Timestamp
  ) throws(StoreProblem) {
    let file = StoreFile(
      path: path, patience: settings.patience, now: now, strangers: settings.strangers)
    let opened = try file.open(writing: writing)
    self.path = path
    self.settings = settings
    self.calendar = calendar
    news = opened.news
    pool = opened.pool
    reader = opened.reader
    identity = opened.identity
    summedRows = opened.summedRows
    lostWrites = opened.lostWrites
  }

  /// Whether anything can be written.
  package var isWritable: Bool { pool != nil }

  /// Rows that were read and did not add up: they were damaged on the disk and left out.
  package var brokenRows: Int { broken.total }

  /// False once another file stands in the place of this one, or none: it was damaged and set aside, or deleted.
  package var isInPlace: Bool { StoreFile.Identity(path: path) == identity }

  // MARK: Writing

  /// Writes a batch as a whole.
  ///
  /// - Parameter merge: which of two bars of one key stays.
  /// - Returns: what is new in the file; the batch again changes nothing.
  /// - Throws: when nothing of it was written.
  @discardableResult
  package func write(_ batch: StoreBatch, merge: StoreMerge = .better) throws(StoreProblem) -> StoreChanges {
    guard !batch.isEmpty else { return StoreChanges() }
    return try writing { try Self.write(batch, merge: merge, $0) }
  }

  /// Writes a batch within a transaction of the caller.
  static func write(_ batch: StoreBatch, merge: StoreMerge, _ database: Database) throws -> StoreChanges {
    var changes = StoreChanges()
    for (series, bars) in batch.bars where !bars.isEmpty {
      changes += try write(bars, of: series, merge: merge, database)
    }
    for (feed, quotes) in batch.quotes {
      let id = try makeID(of: feed, database)
      let statement = try RowStatement(database, StoreSchema.insertQuote)
      let sum = RowSum(of: feed)
      for quote in quotes {
        statement.bind(quote, series: id, sum)
        changes.newQuotes += try statement.run()
      }
    }
    for (series, state) in batch.states { try write(state, of: series, database) }
    return changes
  }

  private static func write(
    _ bars: [Bar], of series: StoreSeries, merge: StoreMerge, _ database: Database
  ) throws -> StoreChanges {
    var changes = StoreChanges()
    let id = try Self.makeID(of: series, database)
    let times = bars.lazy.map(\.start.milliseconds)
    let range = [id, times.min() ?? 0, times.max() ?? 0]
    let counter = try RowStatement(
      database, "SELECT count(*) FROM bar WHERE series = ? AND start BETWEEN ? AND ?")
    func present() throws -> Int {
      var count = 0
      try counter.forEachRow(range) { count = Int($0[0]) }
      return count
    }
    // What a merge did is not said by SQLite; the number of rows before and after tells new ones from better ones.
    let before = try present()
    var written = 0
    var rest = bars[...]
    let sum = RowSum(of: series)
    for count in [StoreSchema.barsAtOnce, 1] {
      let statement = try RowStatement(database, StoreSchema.mergeBars(count, merge))
      while rest.count >= count {
        for (index, bar) in rest.prefix(count).enumerated() {
          statement.bind(bar, series: id, at: index, sum)
        }
        written += try statement.run()
        rest = rest.dropFirst(count)
      }
    }
    changes.newBars = try present() - before
    changes.changedBars = written - changes.newBars
    changes.keptBars = bars.count - written
    if before > 0, changes.keptBars > 0 { changes.differingBars = try differing(bars, range, sum, database) }
    return changes
  }

  /// How many of the bars are not what now stands in their place; a bar that is only a part of one is not compared.
  private static func differing(
    _ bars: [Bar], _ range: [Int64], _ sum: RowSum, _ database: Database
  ) throws -> Int {
    let rows = try RowStatement(
      database, "SELECT \(RowColumns.barColumns(.new)) FROM bar WHERE series = ? AND start BETWEEN ? AND ?")
    var stored: [Timestamp: Bar] = [:]
    try rows.forEachRow(range) { row in
      if let bar = row.bar(sum, .new) { stored[bar.start] = bar }
    }
    return bars.count { bar in
      guard let other = stored[bar.start], other.isPartial || !bar.isPartial else { return false }
      return (bar.open, bar.high, bar.low, bar.close) != (other.open, other.high, other.low, other.close)
    }
  }

  private static func write(_ state: StoredState, of series: StoreSeries, _ database: Database) throws {
    try database.execute(
      sql: """
        INSERT INTO indicator_state (series, time, version, state, sum) VALUES (?, ?, ?, ?, ?)
        ON CONFLICT (series) DO UPDATE SET
          time = excluded.time, version = excluded.version, state = excluded.state, sum = excluded.sum
        WHERE excluded.time >= indicator_state.time OR excluded.version <> indicator_state.version
        """,
      arguments: [
        try makeID(of: series, database), state.time.milliseconds, state.version, Data(state.bytes),
        RowSum(of: series)(state.time.milliseconds, Int64(state.version), state.bytes),
      ])
  }

  // MARK: Series

  private static func makeID(of series: StoreSeries, _ database: Database) throws -> Int64 {
    try makeID(series.instrument, series.interval.rawValue, series.source, database)
  }

  private static func makeID(of feed: StoreFeed, _ database: Database) throws -> Int64 {
    try makeID(feed.instrument, StoreSchema.quoteInterval, feed.source, database)
  }

  private static func makeID(
    _ instrument: Instrument, _ interval: String, _ source: String, _ database: Database
  ) throws -> Int64 {
    let arguments: StatementArguments = [instrument.symbol, interval, source]
    let query = try database.cachedStatement(
      sql: "SELECT id FROM series WHERE symbol = ? AND interval = ? AND source = ?")
    if let id = try Int64.fetchOne(query, arguments: arguments) { return id }
    try database.execute(
      sql: "INSERT INTO series (symbol, interval, source) VALUES (?, ?, ?)", arguments: arguments)
    return database.lastInsertedRowID
  }

  // MARK: Access

  func writing<Result>(_ body: (Database) throws -> Result) throws(StoreProblem) -> Result {
    guard let pool else {
      throw StoreProblem(
        kind: .notWritable, path: path, problem: "can only be read",
        advice: "check who may write the file and its folder")
    }
    do {
      return try pool.write(body)
    } catch {
      throw noted(error)
    }
  }

  func reading<Result>(_ body: (Database) throws -> Result) throws(StoreProblem) -> Result {
    do {
      return try reader.read(body)
    } catch {
      throw noted(error)
    }
  }

  /// Damage leaves a mark for the next opening, which then looks at every page.
  func noted(_ error: any Error) -> StoreProblem {
    let problem = StoreProblem(error, path: path)
    if problem.kind == .damaged, isInPlace {
      _ = FileManager.default.createFile(atPath: StoreFile.damageMark(path), contents: nil)
    }
    return problem
  }
}
