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

  /// Puts a bar into the eight places of one row of the statement.
  func bind(_ bar: Bar, series: Int64, at row: Int) {
    let first = Int32(row * 8)
    let close = bar.close
    bind(series, first + 1)
    bind(bar.start.milliseconds, first + 2)
    bind(close.ticks, first + 3)
    bind((bar.open - close).ticks, first + 4)
    bind((bar.high - close).ticks, first + 5)
    bind((close - bar.low).ticks, first + 6)
    bind(Int64(bar.count), first + 7)
    bind(bar.isPartial ? 1 : 0, first + 8)
  }

  /// Puts a quote into the four places of the statement.
  func bind(_ quote: Quote, series: Int64) {
    bind(series, 1)
    bind(quote.time.milliseconds, 2)
    bind((quote.bid ?? quote.mid).ticks, 3)
    bind(quote.bid == nil ? 0 : quote.ask?.ticks ?? 0, 4)
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
      try body(RowColumns(raw: raw))
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

  /// A bar from `start, close, open, high, low, count, partial`.
  var bar: Bar {
    let close = self[1]
    func price(_ distance: Int64) -> Price { Price(ticks: close) + Price(ticks: distance) }
    return Bar(
      start: Timestamp(milliseconds: self[0]), open: price(self[2]), high: price(self[3]),
      low: Price(ticks: close) - Price(ticks: self[4]), close: Price(ticks: close),
      count: Int(clamping: self[5]), isPartial: self[6] != 0)
  }

  static let barColumns = "start, close, open, high, low, count, partial"

  /// A quote from `time, bid, ask`.
  func quote(of instrument: Instrument) -> Quote {
    let time = Timestamp(milliseconds: self[0])
    let bid = Price(ticks: self[1])
    guard self[2] != 0 else { return Quote(instrument: instrument, time: time, price: bid) }
    return Quote(instrument: instrument, time: time, bid: bid, ask: Price(ticks: self[2]))
  }
}
