import DequeModule
import Foundation

/// Reads a source on a thread of its own, a few batches ahead of whoever uses what it gives, so that reading and the work
/// on what was read take one core each.
final class ReadAhead<Source: Sendable, Element: Sendable>: @unchecked Sendable {
  private static var batchSize: Int { 4096 }
  /// Batches that wait at most.
  private static var mostWaiting: Int { 4 }

  private let condition = NSCondition()
  private var source: Source
  private var waiting: Deque<[Element]> = []
  private var isStopped = false
  private var isEnded = false

  /// Starts the thread; `finish` ends it.
  ///
  /// - Parameter next: the next element; nil at the end.
  init(_ source: Source, next: @escaping @Sendable (inout Source) -> Element?) {
    self.source = source
    let thread = Thread { [self] in work(source, next) }
    thread.name = "read ahead"
    thread.start()
  }

  /// The elements that come next, in their order; nil at the end.
  func nextBatch() -> [Element]? {
    condition.lock()
    defer { condition.unlock() }
    while waiting.isEmpty, !isEnded { condition.wait() }
    defer { condition.broadcast() }
    return waiting.popFirst()
  }

  /// Ends the thread, at the end of the source or before it.
  ///
  /// - Returns: the source as far as it was read.
  func finish() -> Source {
    condition.lock()
    defer { condition.unlock() }
    isStopped = true
    condition.broadcast()
    while !isEnded { condition.wait() }
    return source
  }

  private func work(_ source: Source, _ next: (inout Source) -> Element?) {
    var source = source
    var isAtEnd = false
    while !isAtEnd {
      var batch: [Element] = []
      batch.reserveCapacity(Self.batchSize)
      while batch.count < Self.batchSize, !isAtEnd {
        if let element = next(&source) { batch.append(element) } else { isAtEnd = true }
      }
      guard handOver(batch) else { break }
    }
    condition.lock()
    self.source = source
    isEnded = true
    condition.broadcast()
    condition.unlock()
  }

  /// Waits while what was read before is not used; false when no more is wanted.
  private func handOver(_ batch: [Element]) -> Bool {
    condition.lock()
    defer { condition.unlock() }
    while waiting.count >= Self.mostWaiting, !isStopped { condition.wait() }
    if !batch.isEmpty { waiting.append(batch) }
    condition.broadcast()
    return !isStopped
  }
}
