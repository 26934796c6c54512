import DequeModule
import Foundation

/// Writes many bars on a thread of its own while the next ones are read.
///
/// Unlike `StoreWriter` it makes whoever hands over too fast wait, and gives up at the first problem: what a user
/// waits for is to be written or to fail. All of it is one transaction, so that what shows to be wrong at its end leaves
/// nothing behind.
package final class BulkWriter: @unchecked Sendable {
  /// Batches that wait at most.
  private static let mostWaiting = 2

  private let store: HistoryStore
  private let merge: StoreMerge
  private let condition = NSCondition()
  private var waiting: Deque<StoreBatch> = []
  private var changes = StoreChanges()
  private var problem: StoreProblem?
  private var isFinishing = false
  private var isAbandoned = false
  private var isEnded = false

  /// Starts the thread; `finish` or `abandon` ends it.
  ///
  /// - Parameter merge: which of two bars of one key stays.
  package init(_ store: HistoryStore, merge: StoreMerge = .better) {
    self.store = store
    self.merge = merge
    let thread = Thread { [self] in work() }
    thread.name = "import"
    thread.start()
  }

  /// Hands a batch over; waits while the writing is behind.
  ///
  /// - Throws: what an earlier batch failed with; nothing is written any more.
  package func submit(_ batch: StoreBatch) throws(StoreProblem) {
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
  package func finish() throws(StoreProblem) -> StoreChanges {
    end(abandoning: false)
    condition.lock()
    let (failure, done) = (problem, changes)
    condition.unlock()
    if let failure { throw failure }
    return done
  }

  /// Takes back all that was handed over, and ends the thread.
  package func abandon() { end(abandoning: true) }

  private func end(abandoning: Bool) {
    condition.lock()
    isFinishing = true
    isAbandoned = abandoning
    condition.broadcast()
    while !isEnded { condition.wait() }
    condition.unlock()
  }

  /// Rolls the transaction back.
  private struct Abandoned: Error {}

  private func work() {
    var result = StoreChanges()
    var failure: StoreProblem?
    // The file is held from the first batch on, not while one is waited for.
    if var batch = next() {
      do throws(StoreProblem) {
        try store.writing { database in
          while true {
            result += try HistoryStore.write(batch, merge: merge, database)
            guard let following = next() else { break }
            batch = following
          }
          condition.lock()
          let isAbandoned = isAbandoned
          condition.unlock()
          if isAbandoned { throw Abandoned() }
        }
      } catch {
        failure = error
      }
    }
    condition.lock()
    (changes, problem) = (result, failure)
    waiting = []
    isEnded = true
    condition.broadcast()
    condition.unlock()
  }

  private func next() -> StoreBatch? {
    condition.lock()
    defer { condition.unlock() }
    while waiting.isEmpty, !isFinishing { condition.wait() }
    guard !isAbandoned else { return nil }
    defer { condition.broadcast() }
    return waiting.popFirst()
  }
}
