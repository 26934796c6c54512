import BullionMarket

/// The open file of a history, which is its writer's alone: opened when it is needed, and anew when another file has
/// taken its place or something was wrong with it.
struct HistoryScribe {
  let path: String
  let settings: StoreSettings
  let calendar: SessionCalendar
  /// Seconds between two prunings; the first comes with the first write.
  let pruneSeconds: Double
  /// The wall clock, for pruning.
  let now: @Sendable () -> Timestamp
  private var store: HistoryStore?
  private var news: [String] = []
  private var lastPruning: ContinuousClock.Instant?
  private var hasToldOfClock = false
  /// What the last pruning left, in bytes.
  private var sizeOfTheLasting: Int64 = 0
  /// The last minute seen of each series.
  private var lastMinutes: [StoreSeries: Timestamp] = [:]

  /// - Parameter store: the same file where it is open already.
  init(
    path: String, store: HistoryStore?, settings: StoreSettings, calendar: SessionCalendar,
    pruneSeconds: Double, now: @escaping @Sendable () -> Timestamp
  ) {
    self.path = path
    self.settings = settings
    self.calendar = calendar
    self.pruneSeconds = pruneSeconds
    self.now = now
    self.store = store.flatMap { $0.isWritable ? $0 : nil }
  }

  /// What the user ought to know, once.
  mutating func takeNews() -> [String] {
    defer { news = [] }
    return news
  }

  mutating func close() { store = nil }

  mutating func write(_ batch: StoreBatch) throws(StoreProblem) -> StoreChanges {
    if let store, !store.isInPlace {
      self.store = nil
      news.append("history \(visible(path)): another file has taken its place; it is written from now on")
    }
    let store: HistoryStore
    if let open = self.store { store = open } else { store = try open() }
    self.store = store
    do {
      return try store.write(batch)
    } catch {
      // Whatever is wrong with the file, opening it again looks at it afresh.
      if error.kind != .busy, error.kind != .full { self.store = nil }
      throw error
    }
  }

  private mutating func open() throws(StoreProblem) -> HistoryStore {
    let store = try HistoryStore(path: path, settings: settings, calendar: calendar, now: now())
    guard store.isWritable else {
      throw StoreProblem(
        kind: .notWritable, path: path, problem: "can only be read",
        advice: "check who may write the file and its folder")
    }
    news += store.news
    return store
  }

  /// The days that have ended with this batch are made of their minutes; old rows are removed once an hour, and as
  /// soon as the file is too large.
  mutating func maintain(
    _ batch: StoreBatch, at instant: ContinuousClock.Instant
  ) throws(StoreProblem) -> StorePruning {
    guard let store else { return StorePruning() }
    for (series, bars) in batch.bars where series.interval == .oneMinute {
      guard let first = bars.first?.start, let last = bars.last?.start else { continue }
      let known = lastMinutes[series] ?? first.advanced(byMilliseconds: -2 * Timestamp.millisecondsPerDay)
      lastMinutes[series] = max(known, last)
      let date = calendar.tradeDate(at: last)
      guard calendar.tradeDate(at: known) < date else { continue }
      try store.makeDays(
        of: series, from: known, through: calendar.opening(of: calendar.previousTradeDate(before: date)))
    }
    let isTime = lastPruning.map { instant - $0 >= .seconds(pruneSeconds) } ?? true
    let size = try store.size()
    guard isTime || size > max(settings.largestSize, sizeOfTheLasting / 16 * 17) else {
      return StorePruning()
    }
    lastPruning = instant
    let now = now()
    tellOfClock(now, pruningTime: try store.pruningTime(now: now))
    let pruning = try store.prune(now: now)
    // What never goes may be more than the bound: then it is not tried again with every write.
    sizeOfTheLasting = try store.size()
    return pruning
  }

  /// No market rests for longer, in milliseconds: 14 days.
  private static let longestHoliday = 14 * Timestamp.millisecondsPerDay

  /// A clock that leads the newest price by far is said once: nothing is removed by it.
  private mutating func tellOfClock(_ now: Timestamp, pruningTime: Timestamp) {
    let lead = now.milliseconds(since: pruningTime)
    guard lead > Self.longestHoliday, !hasToldOfClock else { return }
    hasToldOfClock = true
    let newest = pruningTime.advanced(byMilliseconds: -Timestamp.millisecondsPerDay)
    news.append(
      "history \(visible(path)): the clock says \(now.iso8601), and the newest price is of \(newest.iso8601); what is "
        + "old is judged by the price")
  }
}
