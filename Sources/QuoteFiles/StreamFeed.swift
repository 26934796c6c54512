import BullionMarket
import Files

/// Quote lines from standard input or another stream, as they come.
///
/// Event times are the clock, as in a replay. The descriptor's flags are left alone (they are shared with whoever
/// else has it open): readiness is asked for before each read.
package struct StreamFeed: Sendable {
  package let name = "-"
  /// What comes in is called a replay, since nothing shows that it is live.
  package var mode: FeedMode { .replay }
  /// For waiting on it in an event loop.
  package let descriptor: Int32
  /// True once `.ended` was handed over.
  package private(set) var isEnded = false

  private let input: InputDescriptor
  private var reader = QuoteLineReader()
  private var isRead = false
  /// An error of the system that is still to be handed over.
  private var failure: FeedEvent?

  /// - Parameter descriptor: open for reading; stays open. 0 is standard input.
  package init(descriptor: Int32 = 0) {
    self.descriptor = descriptor
    input = InputDescriptor(borrowed: descriptor)
  }

  /// Whether standard input can hold quote lines at all.
  ///
  /// - Throws: when it is closed or a directory, with what to do.
  package static func checkStandardInput() throws(FeedError) { try InputDescriptor.check(0) }

  /// Whether lines would be typed.
  package var isTerminal: Bool { input.isTerminal }

  /// What has come since the last call, without waiting, at most one chunk of 64 KiB; `.ended` comes once, last.
  package mutating func read() -> [FeedEvent] {
    if !isRead, input.isReadable(waiting: false) { _ = readChunk() }
    var events: [FeedEvent] = []
    while let event = nextRead() { events.append(event) }
    return events
  }

  /// Everything to the end of the stream, waiting for it, `.ended` included, until `body` returns false.
  package mutating func forEachEvent(_ body: (FeedEvent) throws -> Bool) rethrows {
    while !isEnded {
      while let event = nextRead() {
        guard try body(event) else { return }
      }
      if !isRead, !readChunk() { _ = input.isReadable(waiting: true) }
    }
  }

  private mutating func nextRead() -> FeedEvent? {
    if let event = reader.next() { return event }
    if let event = failure {
      failure = nil
      return event
    }
    guard isRead, !isEnded else { return nil }
    isEnded = true
    return .ended
  }

  /// False when there was nothing to read.
  private mutating func readChunk() -> Bool {
    switch input.read() {
    case .bytes(let chunk): reader.push(chunk)
    case .nothingYet: return false
    case .end:
      isRead = true
      reader.finish()
    case .failed(let words):
      isRead = true
      failure = .readingStopped(words)
    }
    return true
  }
}
