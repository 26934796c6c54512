import BullionMarket
import GRDB
import GRDBSQLite

/// Bars and quotes in and out of statements, number by number: millions of rows pass here, and an array of values for
/// each of them would take most of the time.
struct RowStatement {
  let statement: Statement
  private let database: Database

  init(_ database: Database, _ sql: String) throws {
    self.database = database
    statement = try database.cachedStatement(sql: sql)
  }

  /// Puts a bar into the nine places of one row of the statement.
  func bind(_ bar: Bar, series: Int64, at row: Int, _ sum: RowSum) {
    let first = Int32(row * 9)
    let close = bar.close
    let start = bar.start.milliseconds
    let (open, high, low) = ((bar.open - close).ticks, (bar.high - close).ticks, (close - bar.low).ticks)
    let (count, partial) = (Int64(bar.count), bar.isPartial ? Int64(1) : 0)
    bind(series, first + 1)
    bind(start, first + 2)
    bind(close.ticks, first + 3)
    bind(open, first + 4)
    bind(high, first + 5)
    bind(low, first + 6)
    bind(count, first + 7)
    bind(partial, first + 8)
    bind(sum(start, close.ticks, open, high, low, count, partial), first + 9)
  }

  /// Puts a quote into the five places of the statement.
  func bind(_ quote: Quote, series: Int64, _ sum: RowSum) {
    let time = quote.time.milliseconds
    let bid = (quote.bid ?? quote.mid).ticks
    let ask = quote.bid == nil ? 0 : quote.ask?.ticks ?? 0
    bind(series, 1)
    bind(time, 2)
    bind(bid, 3)
    bind(ask, 4)
    bind(sum(time, bid, ask), 5)
  }

  private func bind(_ number: Int64, _ place: Int32) {
    sqlite3_bind_int64(statement.sqliteStatement, place, number)
  }

  /// Runs the statement once.
  ///
  /// - Returns: how many rows it changed.
  func run() throws -> Int {
    let raw = statement.sqliteStatement
    let code = sqlite3_step(raw)
    let changed = Int(sqlite3_changes(database.sqliteConnection))
    sqlite3_reset(raw)
    guard code == SQLITE_DONE else { throw failure(code) }
    return changed
  }

  /// Runs a query of whole numbers.
  func forEachRow(_ arguments: [Int64], _ body: (RowColumns) throws -> Void) throws {
    try scan(arguments) { row in
      try body(row)
      return true
    }
  }

  /// Runs a query of whole numbers until the body has seen enough.
  ///
  /// - Parameter body: false ends it.
  func scan(_ arguments: [Int64], _ body: (RowColumns) throws -> Bool) throws {
    let raw = statement.sqliteStatement
    for (index, argument) in arguments.enumerated() {
      sqlite3_bind_int64(raw, Int32(index + 1), argument)
    }
    defer { sqlite3_reset(raw) }
    while true {
      let code = sqlite3_step(raw)
      guard code == SQLITE_ROW else {
        if code == SQLITE_DONE { return }
        throw failure(code)
      }
      guard try body(RowColumns(raw: raw)) else { return }
    }
  }

  private func failure(_ code: Int32) -> DatabaseError {
    DatabaseError(
      resultCode: ResultCode(rawValue: code),
      message: database.sqliteConnection.flatMap { sqlite3_errmsg($0) }.map { String(cString: $0) })
  }
}

/// The columns of the row that a statement stands on.
struct RowColumns {
  let raw: OpaquePointer?

  subscript(column: Int32) -> Int64 { sqlite3_column_int64(raw, column) }

  /// A bar from `barColumns`; nil when it does not add up.
  func bar(_ sum: RowSum, _ rows: SummedRows) -> Bar? {
    let (start, ticks, open, high, low) = (self[0], self[1], self[2], self[3], self[4])
    guard adds(up: sum(start, ticks, open, high, low, self[5], self[6]), at: 7, rows) else { return nil }
    let close = Price(ticks: ticks)
    func price(_ distance: Int64) -> Price { close + Price(ticks: distance) }
    return Bar(
      start: Timestamp(milliseconds: start), open: price(open), high: price(high),
      low: close - Price(ticks: low), close: close, count: Int(clamping: self[5]), isPartial: self[6] != 0)
  }

  static func barColumns(_ rows: SummedRows) -> String {
    "start, close, open, high, low, count, partial, " + sumColumn(rows)
  }

  /// A quote from `quoteColumns`; nil when it does not add up.
  func quote(of instrument: Instrument, _ sum: RowSum, _ rows: SummedRows) -> Quote? {
    guard adds(up: sum(self[0], self[1], self[2]), at: 3, rows) else { return nil }
    let time = Timestamp(milliseconds: self[0])
    let bid = Price(ticks: self[1])
    guard self[2] != 0 else { return Quote(instrument: instrument, time: time, price: bid) }
    return Quote(instrument: instrument, time: time, bid: bid, ask: Price(ticks: self[2]))
  }

  static func quoteColumns(_ rows: SummedRows) -> String { "time, bid, ask, " + sumColumn(rows) }

  private static func sumColumn(_ rows: SummedRows) -> String { rows == .none ? "NULL" : "sum" }

  private func adds(up sum: Int64, at column: Int32, _ rows: SummedRows) -> Bool {
    guard sqlite3_column_type(raw, column) == SQLITE_NULL else { return self[column] == sum }
    return rows != .all
  }
}
