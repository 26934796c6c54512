import Foundation

/// Writes many bars on a thread of its own while the next ones are read.
///
/// Unlike `StoreWriter` it makes whoever hands over too fast wait, and gives up at the first problem: what a user
/// waits for is to be written or to fail.
public final class BulkWriter: @unchecked Sendable {
  /// Batches that wait at most.
  private static let mostWaiting = 2

  private let store: HistoryStore
  private let condition = NSCondition()
  private var waiting: [StoreBatch] = []
  private var changes = StoreChanges()
  private var problem: StoreProblem?
  private var isFinishing = false
  private var isEnded = false

  /// Starts the thread; `finish` ends it.
  public init(_ store: HistoryStore) {
    self.store = store
    let thread = Thread { [self] in work() }
    thread.name = "import"
    thread.start()
  }

  /// Hands a batch over; waits while the writing is behind.
  ///
  /// - Throws: what an earlier batch failed with; nothing is written any more.
  public func submit(_ batch: StoreBatch) throws(StoreProblem) {
    condition.lock()
    while waiting.count >= Self.mostWaiting, problem == nil { condition.wait() }
    if problem == nil { waiting.append(batch) }
    condition.broadcast()
    let failure = problem
    condition.unlock()
    if let failure { throw failure }
  }

  /// Waits until all is written, and ends the thread.
  ///
  /// - Returns: what is new in the file.
  public func finish() throws(StoreProblem) -> StoreChanges {
    condition.lock()
    isFinishing = true
    condition.broadcast()
    while !isEnded { condition.wait() }
    let (failure, done) = (problem, changes)
    condition.unlock()
    if let failure { throw failure }
    return done
  }

  private func work() {
    while let batch = next() {
      var result = StoreChanges()
      var failure: StoreProblem?
      do throws(StoreProblem) { result = try store.write(batch) } catch { failure = error }
      condition.lock()
      changes += result
      problem = problem ?? failure
      if problem != nil { waiting = [] }
      condition.broadcast()
      condition.unlock()
    }
    condition.lock()
    isEnded = true
    condition.broadcast()
    condition.unlock()
  }

  private func next() -> StoreBatch? {
    condition.lock()
    defer { condition.unlock() }
    while waiting.isEmpty, !isFinishing { condition.wait() }
    guard !waiting.isEmpty else { return nil }
    defer { condition.broadcast() }
    return waiting.removeFirst()
  }
}
