import BullionMarket

/// Makes bars of a day out of shorter ones that come in order of time.
///
/// A day is whole when its first bar lies within five minutes of the opening and none in it is partial, and when it
/// is known to be over: its last bar ends within five minutes of the close. Of days with a day before or behind them
/// four and a half hours may be missing at that end: some markets open late or close early. Holes in between stay unseen.
package struct DayBars: Sendable {
  private static let tolerance: Int64 = 300_000
  /// What may be missing of either end of a day that follows on another or is followed by one: the earliest early closes
  /// lie four hours and a half before the usual one.
  private static let mostMissing: Int64 = 16_200_000

  private let calendar: SessionCalendar
  private let step: Int64
  private var builder: BarBuilder
  /// The first and the last bar of the day in the making.
  private var first: Timestamp?
  private var last: Timestamp?

  /// - Parameters:
  ///   - interval: the length of the bars that come in.
  ///   - calendar: the sessions that days follow.
  package init(from interval: BarInterval, calendar: SessionCalendar = SessionCalendar()) {
    self.calendar = calendar
    step = interval.milliseconds
    builder = BarBuilder(.oneDay, calendar: calendar)
  }

  /// Takes a bar; returns the day that it ended.
  package mutating func add(_ bar: Bar) -> Bar? {
    let making = builder.current?.start
    var day = builder.add(bar)
    if builder.current?.start != making {
      if let made = day, isCut(made, by: Self.mostMissing) { day?.isPartial = true }
      first = bar.start
    }
    if builder.current != nil { last = bar.start }
    return day
  }

  /// The last day, once nothing comes any more.
  package mutating func finish() -> Bar? {
    guard var day = builder.advance(to: Timestamp(milliseconds: .max)) else { return nil }
    if isCut(day, by: Self.mostMissing) || missing(behind: day) > Self.tolerance { day.isPartial = true }
    return day
  }

  /// Whether more than that is missing at either end of the day in the making.
  private func isCut(_ day: Bar, by most: Int64) -> Bool {
    missing(behind: day) > most || (first?.milliseconds(since: day.start) ?? 0) > most
  }

  /// Milliseconds from the end of the last bar to the close.
  private func missing(behind day: Bar) -> Int64 {
    guard let last else { return 0 }
    let closing = calendar.closing(of: calendar.tradeDate(at: day.start))
    return closing.milliseconds(since: last.advanced(byMilliseconds: step))
  }
}

extension HistoryStore {
  /// Makes and stores the days of a series of shorter bars, from the day of one moment to that of another, from all
  /// bars that are in the file. To be called once a day is over, or after bars of a part of it have been added.
  ///
  /// - Parameter merge: which of two days stays: the one that is there, or the one that is made.
  @discardableResult
  package func makeDays(
    of series: StoreSeries, from: Timestamp, through last: Timestamp, merge: StoreMerge = .better
  ) throws(StoreProblem) -> StoreChanges {
    guard series.interval != .oneDay else { return StoreChanges() }
    let begin = calendar.opening(of: calendar.tradeDate(at: from))
    let end = calendar.end(of: calendar.tradeDate(at: last))
    guard begin < end else { return StoreChanges() }
    var days = DayBars(from: series.interval, calendar: calendar)
    var made: [Bar] = []
    do {
      try forEachPage(of: series, from: begin, to: end) { page in
        for bar in page { if let day = days.add(bar) { made.append(day) } }
      }
    } catch {
      throw StoreProblem(error, path: path)
    }
    if let day = days.finish() { made.append(day) }
    var batch = StoreBatch()
    batch.bars[StoreSeries(series.instrument, source: series.source, interval: .oneDay)] = made
    return try write(batch, merge: merge)
  }
}
