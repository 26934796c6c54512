/// Cuts a stream of bytes that comes from its end into lines, the last line first.
///
/// The counterpart of `LineSplitter`: the same lines with the same numbers, the other way round.
struct BackwardLineSplitter: Sendable {
  private var buffer: [UInt8] = []
  /// What lies behind was handed over.
  private var end = 0
  /// The number of the line that ends at `end`.
  private var number: Int
  private var hasInput = false
  private var isFinished = false
  /// Inside a line that is too long, whose end was thrown away.
  private var isSkipping = false

  /// - Parameter lineCount: lines in all; a last one without an end counts.
  init(lineCount: Int) { number = lineCount }

  /// Adds the bytes before those that came last. Pull all lines before the next call.
  mutating func push(_ chunk: [UInt8]) {
    buffer = chunk + buffer[..<end]
    end = buffer.count
    // What ends the last line begins no other.
    if !hasInput, buffer.last == UInt8(ascii: "\n") { end -= 1 }
    hasInput = hasInput || !chunk.isEmpty
  }

  /// Says that the beginning was reached.
  mutating func finish() { isFinished = true }

  /// The line before; nil when more input is needed or there is none.
  mutating func next() -> LineSplitter.Line? {
    guard number > 0 else { return nil }
    if let lineEnd = buffer[..<end].lastIndex(of: UInt8(ascii: "\n")) {
      defer { end = lineEnd }
      return take(from: lineEnd + 1)
    }
    if isFinished {
      defer { end = 0 }
      return take(from: 0)
    }
    if end > LineSplitter.longestLine {
      isSkipping = true
      end = 0
    }
    return nil
  }

  private mutating func take(from start: Int) -> LineSplitter.Line {
    defer {
      number -= 1
      isSkipping = false
    }
    var content = buffer[start..<end]
    if number == 1, content.starts(with: [0xEF, 0xBB, 0xBF]) { content = content.dropFirst(3) }
    let isTooLong = isSkipping || content.count > LineSplitter.longestLine
    return LineSplitter.Line(number: number, content: content, isTooLong: isTooLong)
  }
}
