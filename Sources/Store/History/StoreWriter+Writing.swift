import BullionMarket
import Foundation

/// What the thread does with a batch.
extension StoreWriter {
  func write(_ batch: StoreBatch) throws(StoreProblem) -> StoreChanges {
    if let store, !store.isInPlace {
      self.store = nil
      tell("history \(visible(path)): another file has taken its place; it is written from now on")
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

  private func open() throws(StoreProblem) -> HistoryStore {
    let store = try HistoryStore(path: path, settings: storeSettings, calendar: calendar, now: now())
    guard store.isWritable else {
      throw StoreProblem(
        kind: .notWritable, path: path, problem: "can only be read",
        advice: "check who may write the file and its folder")
    }
    for line in store.news { tell(line) }
    return store
  }

  private func tell(_ line: String) { locked { news.append(line) } }

  func succeed(_ batch: StoreBatch, _ changes: StoreChanges, _ target: Int) {
    locked {
      counts.changes += changes
      for (series, bars) in batch.bars {
        guard let last = bars.last?.start else { continue }
        committedStarts[series] = max(committedStarts[series] ?? last, last)
      }
      written = target
      inHand = (0, 0)
      lastProblem = nil
      if failures > 0 {
        let lost = "\(counts.droppedQuotes) quotes and \(counts.droppedBars) bars were given up meanwhile"
        let hasLost = counts.droppedQuotes + counts.droppedBars > 0
        news.append("history \(visible(path)): is written again; \(hasLost ? lost : "nothing is missing")")
      }
      failures = 0
      retryAt = nil
      condition.broadcast()
    }
  }

  func fail(_ batch: StoreBatch, _ problem: StoreProblem, _ delay: Double) {
    locked {
      if failures == 0 { news.append("\(problem); what is new waits in memory") }
      failures += 1
      inHand = (0, 0)
      lastProblem = problem
      var all = batch
      all.add(pending)
      pending = all
      pendingSince = pendingSince ?? .now
      counts.waitingBars = pending.barCount
      counts.waitingQuotes = pending.quoteCount
      bound()
      retryAt = .now.advanced(by: .seconds(delay))
      condition.broadcast()
    }
  }

  // MARK: What else is to be done with a file

  /// The days that have ended with this batch are made of their minutes; old rows are removed once an hour, and as
  /// soon as the file is too large.
  func maintain(_ batch: StoreBatch) {
    guard let store else { return }
    do throws(StoreProblem) {
      for (series, bars) in batch.bars where series.interval == .oneMinute {
        guard let first = bars.first?.start, let last = bars.last?.start else { continue }
        let known = lastMinutes[series] ?? first.advanced(byMilliseconds: -2 * Timestamp.millisecondsPerDay)
        lastMinutes[series] = max(known, last)
        let date = calendar.tradeDate(at: last)
        guard calendar.tradeDate(at: known) < date else { continue }
        try store.makeDays(
          of: series, from: known, through: calendar.opening(of: calendar.previousTradeDate(before: date)))
      }
      let isTime = lastPruning.map { .now - $0 >= .seconds(settings.pruneSeconds) } ?? true
      let size = try store.size()
      guard isTime || size > max(storeSettings.largestSize, sizeOfTheLasting / 16 * 17) else { return }
      lastPruning = .now
      let now = now()
      tellOfClock(now, pruningTime: try store.pruningTime(now: now))
      let pruning = try store.prune(now: now)
      // What never goes may be more than the bound: then it is not tried again with every write.
      sizeOfTheLasting = try store.size()
      locked { counts.pruning += pruning }
    } catch {
      tell("\(error)")
    }
  }

  /// No market rests for longer, in milliseconds: 14 days.
  private static let longestHoliday = 14 * Timestamp.millisecondsPerDay

  /// A clock that leads the newest price by far is said once: nothing is removed by it.
  private func tellOfClock(_ now: Timestamp, pruningTime: Timestamp) {
    let lead = now.milliseconds(since: pruningTime)
    guard lead > Self.longestHoliday, !hasToldOfClock else { return }
    hasToldOfClock = true
    let newest = pruningTime.advanced(byMilliseconds: -Timestamp.millisecondsPerDay)
    tell(
      "history \(visible(path)): the clock says \(now.iso8601), and the newest price is of \(newest.iso8601); what is "
        + "old is judged by the price")
  }
}
