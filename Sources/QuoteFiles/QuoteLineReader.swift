import BullionMarket
import Formats

/// Bytes in, events out: the line splitter, the parser behind it, and the judge of its prices. The same events whatever
/// the chunks.
struct QuoteLineReader: Sendable {
  private var splitter = LineSplitter()
  private var parser = QuoteLineParser()
  /// Nil takes every price.
  private var judge: QuoteJudge?

  /// - Parameter isJudging: whether prices that cannot be dollars an ounce are refused.
  init(isJudging: Bool = true) { judge = isJudging ? QuoteJudge() : nil }

  /// Adds input; pull all events before the next call.
  mutating func push(_ chunk: [UInt8]) { splitter.push(chunk) }

  /// Says that no more input comes.
  mutating func finish() { splitter.finish() }

  /// The next event; nil when more input is needed.
  mutating func next() -> FeedEvent? {
    while let line = splitter.next() {
      guard let event = parser.event(of: line) else { continue }
      guard let problem = judge?.problem(of: event) else { return event }
      return problem.refusal(line: line.number, bytes: line.bytes)
    }
    return nil
  }
}
