import BullionMarket
import GRDB

/// The tables of the history and how older files come to have them.
enum StoreSchema {
  /// Tells a file of ours from any other database: "BULL".
  static let applicationID = 0x4255_4C4C

  /// Every step from an empty file to the present one. A step that was released is never changed.
  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration(firstStep) { try $0.execute(sql: first) }
    migrator.registerMigration("2 check sums") { try $0.execute(sql: second) }
    return migrator
  }

  /// The steps that a file has behind it; none where they are not noted yet.
  ///
  /// Asked in place of the migrator, which reads the table of tables with calls that end the program at a row that is
  /// damaged.
  static func appliedSteps(_ database: Database) throws -> Set<String> {
    guard try has("grdb_migrations", database) else { return [] }
    return try String.fetchSet(database, sql: "SELECT identifier FROM grdb_migrations")
  }

  /// Whether there is a table of this name.
  static func has(_ table: String, _ database: Database) throws -> Bool {
    try Bool.fetchOne(
      database, sql: "SELECT EXISTS (SELECT 1 FROM sqlite_master WHERE name = ?)", arguments: [table]) == true
  }

  /// Entries of the table of tables that are no names of anything.
  static func brokenEntries(_ database: Database) throws -> Int {
    try Int.fetchOne(
      database,
      sql: """
        SELECT count(*) FROM sqlite_master WHERE typeof(type) <> 'text' OR typeof(name) <> 'text'
          OR typeof(tbl_name) <> 'text' OR typeof(rootpage) <> 'integer'
          OR typeof(sql) NOT IN ('text', 'null') OR type NOT IN ('table', 'index', 'view', 'trigger')
        """) ?? 0
  }

  static let firstStep = "1 bars, quotes, indicator states"

  /// Bars are kept as the close and three distances from it: small numbers take few bytes, and ten years of minutes
  /// of two metals are seven million rows. The views show them as they are meant.
  private static let first = """
    CREATE TABLE series (
      id INTEGER PRIMARY KEY,
      symbol TEXT NOT NULL,
      source TEXT NOT NULL,
      interval TEXT NOT NULL, -- 1m to 1d; "quote" for quotes
      UNIQUE (symbol, interval, source)
    );
    CREATE TABLE bar (
      series INTEGER NOT NULL,
      start INTEGER NOT NULL,   -- milliseconds since 1970, UTC
      close INTEGER NOT NULL,   -- millionths of a dollar
      open INTEGER NOT NULL,    -- above the close
      high INTEGER NOT NULL,    -- above the close
      low INTEGER NOT NULL,     -- below the close
      count INTEGER NOT NULL,   -- quotes; 0 when it came ready-made
      partial INTEGER NOT NULL, -- 1 when its beginning or its end was not seen
      PRIMARY KEY (series, start)
    ) WITHOUT ROWID;
    CREATE TABLE quote (
      series INTEGER NOT NULL,
      time INTEGER NOT NULL,
      bid INTEGER NOT NULL,     -- or the price, where there is but one
      ask INTEGER NOT NULL,     -- 0 where there is but one price
      PRIMARY KEY (series, time, bid, ask)
    ) WITHOUT ROWID;
    CREATE TABLE indicator_state (
      series INTEGER PRIMARY KEY,
      time INTEGER NOT NULL,
      version INTEGER NOT NULL,
      state BLOB NOT NULL
    );
    CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
    CREATE VIEW bars AS
      SELECT symbol, source, interval, datetime(start / 1000, 'unixepoch') AS start,
        (close + open) / 1e6 AS open, (close + high) / 1e6 AS high, (close - low) / 1e6 AS low,
        close / 1e6 AS close, count, partial
      FROM bar JOIN series ON series.id = bar.series;
    CREATE VIEW quotes AS
      SELECT symbol, source, datetime(time / 1000, 'unixepoch') AS time, time AS milliseconds,
        bid / 1e6 AS bid, nullif(ask, 0) / 1e6 AS ask
      FROM quote JOIN series ON series.id = quote.series;
    INSERT INTO meta VALUES ('made by', 'bullion');
    """

  /// Rows that are there already stay without a sum: to read and write ten years of minutes again would take longer
  /// than anyone waits for a program to start.
  private static let second = """
    ALTER TABLE bar ADD COLUMN sum INTEGER;   -- see RowSum
    ALTER TABLE quote ADD COLUMN sum INTEGER;
    ALTER TABLE indicator_state ADD COLUMN sum INTEGER;
    INSERT INTO meta SELECT 'rows without a sum', 'before version 2' WHERE EXISTS (SELECT 1 FROM series);
    """

  /// Whether rows may be without a sum.
  static func summedRows(_ database: Database) throws -> SummedRows {
    guard try appliedSteps(database).isSuperset(of: migrator.migrations) else { return .none }
    let hasOthers = try Bool.fetchOne(
      database, sql: "SELECT EXISTS (SELECT 1 FROM meta WHERE key = 'rows without a sum')")
    return hasOthers == true ? .new : .all
  }

  /// What a series of quotes has in place of an interval.
  static let quoteInterval = "quote"

  /// Bars that one statement merges where there are many: starting a statement takes as long as a row.
  static let barsAtOnce = 16

  /// Puts bars beside those that are there; what happens to two of one key says `StoreMerge`. The same bar again
  /// changes nothing.
  ///
  /// - Parameters:
  ///   - count: how many bars the statement takes.
  ///   - merge: which of two bars of one key stays.
  static func mergeBars(_ count: Int, _ merge: StoreMerge) -> String {
    let prices = { (table: String) in
      "(" + ["close", "open", "high", "low"].map { "\(table).\($0)" }.joined(separator: ", ") + ")"
    }
    let differs = "\(prices("excluded")) IS NOT \(prices("bar"))"
    let isTaken =
      switch merge {
      case .better:
        """
        excluded.partial < bar.partial OR excluded.partial = bar.partial AND (
          excluded.count > bar.count OR excluded.count = bar.count AND bar.partial = 1 AND \(differs))
        """
      case .newer: "excluded.partial < bar.partial OR excluded.partial = bar.partial AND \(differs)"
      }
    return """
      INSERT INTO bar (series, start, close, open, high, low, count, partial, sum)
      VALUES \(Array(repeating: "(?, ?, ?, ?, ?, ?, ?, ?, ?)", count: count).joined(separator: ", "))
      ON CONFLICT (series, start) DO UPDATE SET
        close = excluded.close, open = excluded.open, high = excluded.high, low = excluded.low,
        count = excluded.count, partial = excluded.partial, sum = excluded.sum
      WHERE \(isTaken)
      """
  }

  static let insertQuote =
    "INSERT OR IGNORE INTO quote (series, time, bid, ask, sum) VALUES (?, ?, ?, ?, ?)"
}
