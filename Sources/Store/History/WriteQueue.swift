import BullionMarket

/// What is to be written into the history and is not in the file yet, and when it is to be tried. Pure: whoever asks
/// says what time it is.
///
/// While the file cannot be written rows wait up to a bound: quotes are given up first, of bars those that came first.
struct WriteQueue: Sendable {
  typealias Instant = ContinuousClock.Instant

  /// What the writing thread is to do.
  enum Task: Sendable {
    /// Then `succeed` or `fail`.
    case write(StoreBatch)
    /// Nothing before this moment, unless the queue is told something.
    case wait(until: Instant?)
    case end
  }

  let settings: StoreWriter.Settings
  private(set) var counts = StoreWriter.Counts()
  /// For each series the start of the last bar that is safely in the file.
  private(set) var committed: [StoreSeries: Timestamp] = [:]
  /// Why the last write failed; nil after one that did not.
  private(set) var lastProblem: StoreProblem?
  /// Writes that have failed since the last one that did not.
  private(set) var failures = 0
  /// Batches handed over, and those of them that are written.
  private(set) var submitted = 0
  private(set) var written = 0

  private var pending = StoreBatch()
  private var pendingSince: Instant?
  /// What is being written, and up to which batch it reaches.
  private var inHand: (batch: StoreBatch, target: Int)?
  private var retryAt: Instant?
  private var retryDelay: Double
  private var wantsFlush = false
  private var isClosing = false

  init(settings: StoreWriter.Settings) {
    self.settings = settings
    retryDelay = settings.firstRetry
  }

  /// - Returns: whether there is something to be done sooner than was said.
  mutating func submit(_ batch: StoreBatch, at now: Instant) -> Bool {
    let wasEmpty = pending.isEmpty
    if wasEmpty { pendingSince = now }
    pending.add(batch)
    counts.waitingBars += batch.barCount
    counts.waitingQuotes += batch.quoteCount
    submitted += 1
    bound()
    return wasEmpty || isMuch
  }

  /// What waits is to be written at once.
  mutating func flush() { wantsFlush = true }

  /// What waits is tried once more, and then it is over.
  mutating func close() {
    isClosing = true
    wantsFlush = true
  }

  mutating func next(at now: Instant) -> Task {
    guard isDue(at: now) else {
      if isClosing, pending.isEmpty || retryAt != nil && !wantsFlush { return .end }
      wantsFlush = wantsFlush && !pending.isEmpty
      return .wait(until: due)
    }
    let batch = pending
    inHand = (batch, submitted)
    pending = StoreBatch()
    pendingSince = nil
    counts.waitingBars = 0
    counts.waitingQuotes = 0
    wantsFlush = false
    return .write(batch)
  }

  /// What was in hand is in the file.
  ///
  /// - Returns: whether it had failed before.
  mutating func succeed(_ changes: StoreChanges) -> Bool {
    counts.changes += changes
    for (series, bars) in inHand?.batch.bars ?? [:] {
      guard let last = bars.last?.start else { continue }
      committed[series] = max(committed[series] ?? last, last)
    }
    written = inHand?.target ?? written
    inHand = nil
    lastProblem = nil
    retryAt = nil
    retryDelay = settings.firstRetry
    defer { failures = 0 }
    return failures > 0
  }

  /// What was in hand is not in the file: it waits before what has come since.
  ///
  /// - Returns: whether it is the first failure.
  mutating func fail(_ problem: StoreProblem, at now: Instant) -> Bool {
    failures += 1
    lastProblem = problem
    if var batch = inHand?.batch {
      batch.add(pending)
      pending = batch
    }
    inHand = nil
    pendingSince = pendingSince ?? now
    counts.waitingBars = pending.barCount
    counts.waitingQuotes = pending.quoteCount
    bound()
    retryAt = now.advanced(by: .seconds(retryDelay))
    retryDelay = min(retryDelay * 2, settings.longestRetry)
    return failures == 1
  }

  mutating func note(_ pruning: StorePruning) { counts.pruning += pruning }

  /// Quotes and bars that were handed over and are not in the file; nil when all are.
  var unsaved: (quotes: Int, bars: Int)? {
    guard written < submitted else { return nil }
    return (
      counts.waitingQuotes + (inHand?.batch.quoteCount ?? 0) + counts.droppedQuotes,
      counts.waitingBars + (inHand?.batch.barCount ?? 0) + counts.droppedBars
    )
  }

  private var isMuch: Bool { counts.waitingBars + counts.waitingQuotes >= settings.flushRows }

  private func isDue(at now: Instant) -> Bool {
    guard !pending.isEmpty else { return false }
    if wantsFlush { return true }
    if let retryAt { return now >= retryAt }
    return isClosing || isMuch || due.map { now >= $0 } ?? false
  }

  /// When what waits is to be written; nil while nothing does.
  private var due: Instant? {
    pendingSince.map { retryAt ?? $0.advanced(by: .seconds(settings.flushSeconds)) }
  }

  private mutating func bound() {
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
}
