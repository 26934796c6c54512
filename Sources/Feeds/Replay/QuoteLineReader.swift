import BullionMarket

/// Bytes in, events out: the line splitter and the parser behind it. The same events whatever the chunks.
struct QuoteLineReader: Sendable {
  private var splitter = LineSplitter()
  private var parser = QuoteLineParser()

  /// Adds input; pull all events before the next call.
  mutating func push(_ chunk: [UInt8]) { splitter.push(chunk) }

  /// Says that no more input comes.
  mutating func finish() { splitter.finish() }

  /// The next event; nil when more input is needed.
  mutating func next() -> FeedEvent? {
    while let line = splitter.next() {
      if let event = parser.event(of: line) { return event }
    }
    return nil
  }
}
