import BullionMarket
import Foundation

/// Writes to the history on a thread of its own, so that nobody waits for the disk: the thread of a `WriteQueue`, which
/// decides, and a `HistoryScribe`, which alone has the file.
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

  private let path: String
  /// Guards everything below it.
  private let condition = SteadyCondition()
  private var queue: WriteQueue
  /// Until the thread takes it.
  private var scribe: HistoryScribe?
  private var news: [String] = []
  private var isEnded = false

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
    queue = WriteQueue(settings: settings)
    scribe = HistoryScribe(
      path: path, store: store, settings: storeSettings, calendar: calendar,
      pruneSeconds: settings.pruneSeconds, now: now)
    let thread = Thread { [self] in work() }
    thread.name = "history"
    thread.start()
  }

  /// Hands rows over; never waits for the disk.
  package func submit(_ batch: StoreBatch) {
    guard !batch.isEmpty else { return }
    // The thread sleeps without a deadline while nothing waits.
    locked { if queue.submit(batch, at: .now) { condition.broadcast() } }
  }

  /// Has everything written that was handed over before, and waits for it at most so many seconds.
  ///
  /// - Returns: whether all of it is in the file.
  @discardableResult
  package func flush(within seconds: Double) -> Bool {
    let deadline = ContinuousClock.now + .seconds(seconds)
    return locked {
      let target = queue.submitted
      let failuresBefore = queue.failures
      queue.flush()
      condition.broadcast()
      while queue.written < target, queue.failures == failuresBefore, !isEnded {
        guard condition.wait(until: deadline) else { break }
      }
      return queue.written >= target
    }
  }

  /// Writes what waits, once more if it failed before, and ends the thread.
  ///
  /// - Returns: whether everything is in the file.
  @discardableResult
  package func close(within seconds: Double) -> Bool {
    let deadline = ContinuousClock.now + .seconds(seconds)
    return locked {
      queue.close()
      condition.broadcast()
      while !isEnded {
        guard condition.wait(until: deadline) else { break }
      }
      return queue.unsaved == nil
    }
  }

  /// What is not in the file, and why, in words; nil when everything that was handed over is. For when it closes.
  package var unsaved: String? {
    locked {
      guard let unsaved = queue.unsaved else { return nil }
      let reason =
        queue.lastProblem.map { "\($0)" }
        ?? visible("history \(path): does not take it in time; is the disk slow?")
      return "\(unsaved.quotes) quotes and \(unsaved.bars) bars are not in the history: \(reason)"
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
  package var committed: [StoreSeries: Timestamp] { locked { queue.committed } }

  /// What happened so far.
  package var statistics: Counts { locked { queue.counts } }

  private func locked<Result>(_ body: () -> Result) -> Result {
    condition.lock()
    defer { condition.unlock() }
    return body()
  }

  // MARK: The thread

  private func work() {
    let taken = locked {
      defer { scribe = nil }
      return scribe
    }
    guard var scribe = taken else { return }
    while let batch = nextBatch() {
      do throws(StoreProblem) {
        let changes = try scribe.write(batch)
        succeed(changes, scribe.takeNews())
        maintain(batch, &scribe)
      } catch {
        fail(error, scribe.takeNews())
      }
    }
    scribe.close()
    locked {
      isEnded = true
      condition.broadcast()
    }
  }

  /// Waits for something to write; nil when the thread is to end.
  private func nextBatch() -> StoreBatch? {
    locked {
      while true {
        switch queue.next(at: .now) {
        case .write(let batch): return batch
        case .wait(let moment): _ = condition.wait(until: moment ?? .now + .seconds(3600))
        case .end: return nil
        }
      }
    }
  }

  private func succeed(_ changes: StoreChanges, _ lines: [String]) {
    locked {
      news += lines
      if queue.succeed(changes) {
        let (quotes, bars) = (queue.counts.droppedQuotes, queue.counts.droppedBars)
        let lost = "\(quotes) quotes and \(bars) bars were given up meanwhile"
        news.append(
          "history \(visible(path)): is written again; \(quotes + bars > 0 ? lost : "nothing is missing")")
      }
      condition.broadcast()
    }
  }

  private func fail(_ problem: StoreProblem, _ lines: [String]) {
    locked {
      news += lines
      if queue.fail(problem, at: .now) { news.append("\(problem); what is new waits in memory") }
      condition.broadcast()
    }
  }

  private func maintain(_ batch: StoreBatch, _ scribe: inout HistoryScribe) {
    var pruning = StorePruning()
    var lines: [String] = []
    do throws(StoreProblem) {
      pruning = try scribe.maintain(batch, at: .now)
    } catch {
      lines = ["\(error)"]
    }
    let told = scribe.takeNews()
    locked {
      queue.note(pruning)
      news += told + lines
    }
  }
}
