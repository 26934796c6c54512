import BullionMarket
import Foundation
import GRDB

/// What there is of one series.
package struct StoredSpan: Sendable, Hashable {
  /// Which bars.
  package var series: StoreSeries
  /// The start of the first one.
  package var first: Timestamp
  /// The start of the last one.
  package var last: Timestamp
}

/// A bar and who said so.
package struct SourcedBar: Sendable, Hashable {
  /// The bar.
  package var bar: Bar
  /// The name of the source.
  package var source: String

  /// A bar of a source.
  package init(bar: Bar, source: String) {
    self.bar = bar
    self.source = source
  }
}

extension HistoryStore {
  /// Rows that are read at once where there may be millions: a reader that stays long keeps the file from shrinking.
  private static let pageSize = 10_000

  /// What bars there are, by metal, length and source.
  package func spans() throws(StoreProblem) -> [StoredSpan] {
    try reading { database in
      try Self.series(database).compactMap { id, series in
        func end(newest: Bool) throws -> Timestamp? {
          try bars(
            database, id, series, from: .earliest, to: .latest, limit: 1, newest: newest, counts: false
          ).first?.start
        }
        guard let first = try end(newest: false), let last = try end(newest: true) else { return nil }
        return StoredSpan(series: series, first: first, last: last)
      }
    }
  }

  /// The first start of a series at or after a moment; nil when there is none.
  package func start(of series: StoreSeries, atOrAfter time: Timestamp) throws(StoreProblem) -> Timestamp? {
    try reading { database in
      try Self.id(of: series, database).flatMap { id in
        try bars(database, id, series, from: time, to: .latest, limit: 1, counts: false).first?.start
      }
    }
  }

  /// As `spans`; of a series whose ends cannot be read, all of the time in which there can be prices.
  package func readableSpans() throws(StoreProblem) -> [StoredSpan] {
    do throws(StoreProblem) {
      return try spans()
    } catch {
      guard error.kind == .damaged else { throw error }
      return try reading { try Self.series($0) }.map {
        StoredSpan(series: $0.series, first: Timestamp(1968, 1, 1), last: Timestamp(2100, 1, 1))
      }
    }
  }

  /// The sources of quotes, by metal and name.
  package func quoteFeeds() throws(StoreProblem) -> [StoreFeed] {
    try reading { database in
      try Row.fetchAll(
        database, sql: "SELECT symbol, source FROM series WHERE interval = ? ORDER BY symbol DESC, source",
        arguments: [StoreSchema.quoteInterval]
      ).compactMap { row in
        let (symbol, source) = (
          try row.decode(String.self, atIndex: 0), try row.decode(String.self, atIndex: 1)
        )
        return Instrument(symbol: symbol).map { StoreFeed($0, source: source) }
      }
    }
  }

  /// Bars of one series from one time to another, not including it, oldest first; as few at a time as memory is good
  /// for.
  ///
  /// - Parameter body: takes the bars in pages; what it throws ends the reading.
  package func forEachPage(
    of series: StoreSeries, from: Timestamp, to: Timestamp, _ body: ([Bar]) throws -> Void
  ) throws {
    var from = from
    while from < to {
      let page = try reading { database in
        try Self.id(of: series, database).map {
          try bars(database, $0, series, from: from, to: to, limit: Self.pageSize)
        } ?? []
      }
      if !page.isEmpty { try body(page) }
      guard page.count == Self.pageSize, let last = page.last else { return }
      from = last.start.advanced(byMilliseconds: 1)
    }
  }

  /// Bars of one metal; where several sources have the same one, that of the first of them.
  ///
  /// - Parameters:
  ///   - from: the first start that is taken.
  ///   - to: the first start that is not.
  ///   - sources: in order of preference; all others come behind them by name.
  package func bars(
    _ instrument: Instrument, _ interval: BarInterval, from: Timestamp, to: Timestamp, sources: [String] = []
  ) throws(StoreProblem) -> [Bar] {
    try sourcedBars(instrument, interval, from: from, to: to, sources: sources).map(\.bar)
  }

  /// As `bars`, with the source of each.
  package func sourcedBars(
    _ instrument: Instrument, _ interval: BarInterval, from: Timestamp, to: Timestamp, sources: [String] = []
  ) throws(StoreProblem) -> [SourcedBar] {
    try reading { database in
      var chosen: [Timestamp: SourcedBar] = [:]
      let all = try Self.series(database, instrument, interval, preferring: sources)
      for series in all {
        let key = StoreSeries(instrument, source: series.source, interval: interval)
        let bars = try bars(database, series.id, key, from: from, to: to)
        if all.count == 1 { return bars.map { SourcedBar(bar: $0, source: series.source) } }
        for bar in bars where chosen[bar.start] == nil {
          chosen[bar.start] = SourcedBar(bar: bar, source: series.source)
        }
      }
      return chosen.values.sorted { $0.bar.start < $1.bar.start }
    }
  }

  /// Quotes of one source from one time to another, not including it: as many as memory is good for.
  ///
  /// - Returns: the quotes in order of time, and whether there are no more; the next page begins a millisecond after
  ///   the last.
  package func page(
    of feed: StoreFeed, from: Timestamp, to: Timestamp
  ) throws(StoreProblem) -> (quotes: [Quote], isLast: Bool) {
    try reading { try quotes($0, feed, from: from, to: to, limit: Self.pageSize) }
  }

  /// The newest quote of a feed; nil without one. Rows that do not add up are passed over.
  package func newestQuote(of feed: StoreFeed) throws(StoreProblem) -> Quote? {
    try reading { database in
      let id = try Int64.fetchOne(
        database, sql: "SELECT id FROM series WHERE symbol = ? AND interval = ? AND source = ?",
        arguments: [feed.instrument.symbol, StoreSchema.quoteInterval, feed.source])
      guard let id else { return nil }
      let statement = try RowStatement(
        database,
        "SELECT \(RowColumns.quoteColumns(summedRows)) FROM quote WHERE series = ? AND time < ? ORDER BY time DESC, bid, ask"
      )
      let sum = RowSum(of: feed)
      var newest: Quote?
      try statement.scan([id, Timestamp.latest.milliseconds]) { row in
        newest = row.quote(of: feed.instrument, sum, summedRows)
        if newest == nil { broken.count() }
        return newest == nil
      }
      return newest
    }
  }

  /// The latest state of the indicators over a series; nil when none was stored, or what was does not add up.
  package func state(of series: StoreSeries) throws(StoreProblem) -> StoredState? {
    try reading { database in
      guard let id = try Self.id(of: series, database) else { return nil }
      return try Row.fetchOne(
        database,
        sql:
          "SELECT time, version, state, \(summedRows == .none ? "NULL" : "sum") FROM indicator_state WHERE series = ?",
        arguments: [id]
      ).flatMap { row in
        let time = try row.decode(Int64.self, atIndex: 0)
        let version = try row.decode(Int.self, atIndex: 1)
        let bytes = Array(try row.decode(Data.self, atIndex: 2))
        let sum = try row.decode(Int64?.self, atIndex: 3)
        guard sum == RowSum(of: series)(time, Int64(version), bytes) || sum == nil && summedRows != .all
        else {
          broken.count()
          return nil
        }
        return StoredState(time: Timestamp(milliseconds: time), version: version, bytes: bytes)
      }
    }
  }
}

// MARK: - Queries

extension HistoryStore {
  static func id(of series: StoreSeries, _ database: Database) throws -> Int64? {
    try Int64.fetchOne(
      database, sql: "SELECT id FROM series WHERE symbol = ? AND interval = ? AND source = ?",
      arguments: [series.instrument.symbol, series.interval.rawValue, series.source])
  }

  /// All series of bars that this version knows, gold first, short bars first, then by name of the source.
  static func series(_ database: Database) throws -> [(id: Int64, series: StoreSeries)] {
    var all: [(id: Int64, series: StoreSeries)] = []
    for row in try Row.fetchAll(database, sql: "SELECT id, symbol, interval, source FROM series") {
      guard let instrument = Instrument(symbol: try row.decode(String.self, atIndex: 1)),
        let interval = BarInterval(rawValue: try row.decode(String.self, atIndex: 2))
      else { continue }
      let source = try row.decode(String.self, atIndex: 3)
      all.append(
        (
          try row.decode(Int64.self, atIndex: 0),
          StoreSeries(instrument, source: source, interval: interval)
        ))
    }
    return all.sorted {
      let (left, right) = ($0.series, $1.series)
      return (left.instrument.rawValue, left.interval.milliseconds, left.source)
        < (right.instrument.rawValue, right.interval.milliseconds, right.source)
    }
  }

  /// The sources of one kind of bars, the preferred ones first.
  static func series(
    _ database: Database, _ instrument: Instrument, _ interval: BarInterval, preferring sources: [String]
  ) throws -> [(id: Int64, source: String)] {
    let found = try series(database).filter {
      $0.series.instrument == instrument && $0.series.interval == interval
    }
    func rank(_ source: String) -> Int { sources.firstIndex(of: source) ?? sources.count }
    return found.map { ($0.id, $0.series.source) }
      .sorted { (rank($0.source), $0.source) < (rank($1.source), $1.source) }
  }

  /// Bars of a series, oldest first; those that do not add up are left out and counted.
  ///
  /// The end is looked for in rows that add up: one with a wrong time stands among the others and must not hide them.
  ///
  /// - Parameters:
  ///   - limit: the most that are read.
  ///   - newest: whether the limit keeps the last ones instead of the first.
  ///   - counts: whether what does not add up is counted.
  func bars(
    _ database: Database, _ id: Int64, _ series: StoreSeries, from: Timestamp, to: Timestamp,
    limit: Int = .max, newest: Bool = false, counts: Bool = true
  ) throws -> [Bar] {
    let statement = try RowStatement(
      database,
      "SELECT \(RowColumns.barColumns(summedRows)) FROM bar WHERE series = ? AND start \(newest ? "<" : ">=") ?"
        + " ORDER BY start \(newest ? "DESC" : "ASC")")
    let sum = RowSum(of: series)
    var bars: [Bar] = []
    // Perhaps already behind the end: theirs who read on from there.
    var beyond = 0
    guard limit > 0 else { return [] }
    try statement.scan([id, newest ? to.milliseconds : from.milliseconds]) { row in
      let start = Timestamp(milliseconds: row[0])
      let isWithin = newest ? start >= from : start < to
      guard let bar = row.bar(sum, summedRows) else {
        if !isWithin { beyond += 1 } else if counts { broken.count() }
        return true
      }
      guard isWithin else { return false }
      if counts, beyond > 0 { for _ in 0..<beyond { broken.count() } }
      beyond = 0
      bars.append(bar)
      return bars.count < limit
    }
    return newest ? bars.reversed() : bars
  }

  /// Quotes in order of time: whole milliseconds only, so that the next page begins with the one after.
  private func quotes(
    _ database: Database, _ feed: StoreFeed, from: Timestamp, to: Timestamp, limit: Int
  ) throws -> (quotes: [Quote], isLast: Bool) {
    let id = try Int64.fetchOne(
      database, sql: "SELECT id FROM series WHERE symbol = ? AND interval = ? AND source = ?",
      arguments: [feed.instrument.symbol, StoreSchema.quoteInterval, feed.source])
    guard let id else { return ([], true) }
    let statement = try RowStatement(
      database,
      "SELECT \(RowColumns.quoteColumns(summedRows)) FROM quote WHERE series = ? AND time >= ? ORDER BY time, bid, ask"
    )
    let sum = RowSum(of: feed)
    var quotes: [Quote] = []
    var isLast = true
    try statement.scan([id, from.milliseconds]) { row in
      guard let quote = row.quote(of: feed.instrument, sum, summedRows) else {
        broken.count()
        return true
      }
      guard quote.time < to else { return false }
      if quotes.count >= limit, quote.time != quotes.last?.time {
        isLast = false
        return false
      }
      quotes.append(quote)
      return true
    }
    return (quotes, isLast)
  }
}

extension Timestamp {
  /// Before and after everything that can be stored.
  static let earliest = Timestamp(milliseconds: .min)
  static let latest = Timestamp(milliseconds: .max)
}
