import BullionMarket
import Foundation

/// Writes to the history on a thread of its own, so that nobody waits for the disk.
///
/// What is handed over is written within a second, many rows in one transaction. While the file cannot be written it
/// waits in memory up to a bound (quotes are given up first) and is tried again and again; the user is told once
/// when that begins and once when it is over. A file that was set aside or deleted meanwhile is begun anew.
package final class StoreWriter: @unchecked Sendable {
  /// When to write, and how much may wait.
  package struct Settings: Sendable {
    /// Seconds after which what waits is written.
    package var flushSeconds = 1.0
    /// Rows that are written at once without waiting so long.
    package var flushRows = 5_000
    /// The most quotes and the most bars that wait while the file cannot be written.
    package var mostQuotes = 200_000
    package var mostBars = 200_000
    /// Seconds before the first new try, and the most that they grow to.
    package var firstRetry = 1.0
    package var longestRetry = 60.0
    /// Seconds between two prunings; the first comes with the first write.
    package var pruneSeconds = 3600.0

    /// Once a second; an hour and more of everything waits.
    package init() {}
  }

  /// What happened so far.
  package struct Counts: Sendable, Hashable {
    /// What the writes did to the file.
    package var changes = StoreChanges()
    /// What was removed because of its age or the size of the file.
    package var pruning = StorePruning()
    /// Quotes and bars that were given up because the file could not be written for too long.
    package var droppedQuotes = 0
    package var droppedBars = 0
    /// Quotes and bars that wait.
    package var waitingQuotes = 0
    package var waitingBars = 0

    /// Nothing so far.
    package init() {}
  }

  let path: String
  let storeSettings: StoreSettings
  let calendar: SessionCalendar
  let settings: Settings
  let now: @Sendable () -> Timestamp
  /// Guards everything below it except the store, which only the thread uses.
  let condition = SteadyCondition()
  var pending = StoreBatch()
  var pendingSince: ContinuousClock.Instant?
  var counts = Counts()
  var committedStarts: [StoreSeries: Timestamp] = [:]
  var news: [String] = []
  /// Rows that are being written.
  var inHand = (quotes: 0, bars: 0)
  /// Why the last write failed; nil after one that did not.
  var lastProblem: StoreProblem?
  /// Batches handed over, and those of them that are written.
  private var submitted = 0
  var written = 0
  var failures = 0
  private var wantsFlush = false
  private var isClosing = false
  private var isEnded = false
  var retryAt: ContinuousClock.Instant?
  var store: HistoryStore?
  var lastPruning: ContinuousClock.Instant?
  var hasToldOfClock = false
  /// What the last pruning left, in bytes.
  var sizeOfTheLasting: Int64 = 0
  /// The last minute seen of each series; only the thread uses it.
  var lastMinutes: [StoreSeries: Timestamp] = [:]

  /// Starts the thread; `close` ends it.
  ///
  /// - Parameters:
  ///   - path: of the file.
  ///   - store: the same file where it is open already; it is opened on the thread otherwise.
  ///   - storeSettings: how long history is kept.
  ///   - now: the wall clock, for pruning.
  package init(
    path: String, store: HistoryStore? = nil, storeSettings: StoreSettings = StoreSettings(),
    calendar: SessionCalendar = SessionCalendar(), settings: Settings = Settings(),
    now: @escaping @Sendable () -> Timestamp
  ) {
    self.path = path
    self.storeSettings = storeSettings
    self.calendar = calendar
    self.settings = settings
    self.now = now
    self.store = store.flatMap { $0.isWritable ? $0 : nil }
    let thread = Thread { [self] in work() }
    thread.name = "history"
    thread.start()
  }

  // MARK: For any thread

  /// Hands rows over; never waits for the disk.
  package func submit(_ batch: StoreBatch) {
    guard !batch.isEmpty else { return }
    locked {
      if pending.isEmpty {
        pendingSince = .now
        // The thread sleeps without a deadline while nothing waits.
        condition.broadcast()
      }
      pending.add(batch)
      counts.waitingBars += batch.barCount
      counts.waitingQuotes += batch.quoteCount
      submitted += 1
      bound()
      if counts.waitingBars + counts.waitingQuotes >= settings.flushRows { condition.broadcast() }
    }
  }

  /// Has everything written that was handed over before, and waits for it at most so many seconds.
  ///
  /// - Returns: whether all of it is in the file.
  @discardableResult
  package func flush(within seconds: Double) -> Bool {
    let deadline = ContinuousClock.now + .seconds(seconds)
    return locked {
      let target = submitted
      let failuresBefore = failures
      wantsFlush = true
      condition.broadcast()
      while written < target, failures == failuresBefore, !isEnded {
        guard condition.wait(until: deadline) else { break }
      }
      return written >= target
    }
  }

  /// Writes what waits, once more if it failed before, and ends the thread.
  ///
  /// - Returns: whether everything is in the file.
  @discardableResult
  package func close(within seconds: Double) -> Bool {
    let deadline = ContinuousClock.now + .seconds(seconds)
    return locked {
      isClosing = true
      wantsFlush = true
      condition.broadcast()
      while !isEnded {
        guard condition.wait(until: deadline) else { break }
      }
      return written == submitted
    }
  }

  /// What is not in the file, and why, in words; nil when everything that was handed over is. For when it closes.
  package var unsaved: String? {
    locked {
      guard written < submitted else { return nil }
      let quotes = counts.waitingQuotes + inHand.quotes + counts.droppedQuotes
      let bars = counts.waitingBars + inHand.bars + counts.droppedBars
      let reason =
        lastProblem.map { "\($0)" } ?? visible("history \(path): does not take it in time; is the disk slow?")
      return "\(quotes) quotes and \(bars) bars are not in the history: \(reason)"
    }
  }

  /// What the user ought to know, once; later calls give what came up since.
  package func takeProblems() -> [String] {
    locked {
      defer { news = [] }
      return news
    }
  }

  /// For each series the start of the last bar that is safely in the file.
  package var committed: [StoreSeries: Timestamp] { locked { committedStarts } }

  /// What happened so far.
  package var statistics: Counts { locked { counts } }

  func locked<Result>(_ body: () -> Result) -> Result {
    condition.lock()
    defer { condition.unlock() }
    return body()
  }

  /// Keeps what waits within its bounds: quotes go first, of bars those that came first.
  func bound() {
    if counts.waitingQuotes > settings.mostQuotes {
      counts.droppedQuotes += counts.waitingQuotes
      counts.waitingQuotes = 0
      pending.quotes = [:]
    }
    guard counts.waitingBars > settings.mostBars else { return }
    let fraction = Double(settings.mostBars) / Double(counts.waitingBars) * 0.9
    for (series, bars) in pending.bars {
      let kept = bars.suffix(Int(Double(bars.count) * fraction))
      counts.droppedBars += bars.count - kept.count
      counts.waitingBars -= bars.count - kept.count
      pending.bars[series] = Array(kept)
    }
  }

  // MARK: The thread

  private func work() {
    var delay = settings.firstRetry
    while let (batch, target) = nextBatch() {
      do throws(StoreProblem) {
        let changes = try write(batch)
        delay = settings.firstRetry
        succeed(batch, changes, target)
        maintain(batch)
      } catch {
        fail(batch, error, delay)
        delay = min(delay * 2, settings.longestRetry)
      }
    }
    store = nil
    locked {
      isEnded = true
      condition.broadcast()
    }
  }

  /// Waits for something to write; nil when the thread is to end.
  private func nextBatch() -> (batch: StoreBatch, target: Int)? {
    locked {
      while !isDue {
        if isClosing, pending.isEmpty || retryAt != nil && failures > 0 && !wantsFlush { return nil }
        wantsFlush = wantsFlush && !pending.isEmpty
        _ = condition.wait(until: .now + .seconds(secondsUntilDue))
      }
      defer {
        inHand = (counts.waitingQuotes, counts.waitingBars)
        pending = StoreBatch()
        pendingSince = nil
        counts.waitingBars = 0
        counts.waitingQuotes = 0
        wantsFlush = false
      }
      return (pending, submitted)
    }
  }

  private var isDue: Bool {
    guard !pending.isEmpty else { return false }
    if wantsFlush { return true }
    if let retryAt { return .now >= retryAt }
    if isClosing || counts.waitingBars + counts.waitingQuotes >= settings.flushRows { return true }
    return secondsUntilDue <= 0
  }

  private var secondsUntilDue: Double {
    guard let since = pendingSince else { return 3600 }
    let due = retryAt ?? since.advanced(by: .seconds(settings.flushSeconds))
    return max(0, ContinuousClock.now.duration(to: due) / .seconds(1))
  }
}
