/// Cuts a stream of bytes that comes from its end into lines, the last line first.
///
/// The counterpart of `LineSplitter`: the same lines with the same numbers, the other way round.
package struct BackwardLineSplitter: Sendable {
  private var buffer: [UInt8] = []
  /// What lies behind was handed over.
  private var end = 0
  /// The number of the line that ends at `end`.
  private var number: Int
  /// What ends the last line begins no other: it is still to be taken off.
  private var isAtVeryEnd = true
  private var isFinished = false
  /// Inside a line that is too long, whose end was thrown away.
  private var isSkipping = false

  /// - Parameter lineCount: lines in all; a last one without an end counts.
  package init(lineCount: Int) { number = lineCount }

  /// Adds the bytes before those that came last. Pull all lines before the next call.
  package mutating func push(_ chunk: [UInt8]) {
    buffer = chunk + buffer[..<end]
    end = buffer.count
  }

  /// Says that the beginning was reached.
  package mutating func finish() { isFinished = true }

  /// The line before; nil when more input is needed or there is none.
  package mutating func next() -> LineSplitter.Line? {
    guard number > 0 else { return nil }
    if isAtVeryEnd {
      if end > 0, buffer[end - 1].isLineEnd {
        guard let start = startOfEnd(behind: end - 1) else { return nil }
        end = start
      } else if end == 0, !isFinished {
        return nil
      }
      isAtVeryEnd = false
    }
    if let lineEnd = buffer[..<end].lastIndex(where: \.isLineEnd) {
      // Before the end's first byte was read, where it begins is not known.
      guard let start = startOfEnd(behind: lineEnd) else { return nil }
      defer { end = start }
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

  /// Where the line end begins whose last byte stands here: the returns before it belong to it. Nil when more input is
  /// needed to know.
  private func startOfEnd(behind last: Int) -> Int? {
    var start = last
    while start > 0, buffer[start - 1] == UInt8(ascii: "\r") { start -= 1 }
    return start > 0 || isFinished ? start : nil
  }

  private mutating func take(from start: Int) -> LineSplitter.Line {
    defer {
      number -= 1
      isSkipping = false
    }
    var content = buffer[start..<end]
    if number == 1 { content = content.withoutByteOrderMarks }
    let isTooLong = isSkipping || content.count > LineSplitter.longestLine
    return LineSplitter.Line(number: number, content: content, isTooLong: isTooLong)
  }
}

/// Counts the lines of bytes as they come, as `LineSplitter` cuts them.
package struct LineCounter: Sendable {
  private var ends = 0
  private var isBehindReturn = false
  private var endsWithLineEnd = true

  package init() {}

  /// A last line without an end counts.
  package var count: Int { endsWithLineEnd ? ends : ends + 1 }

  package mutating func add(_ chunk: [UInt8]) {
    guard let last = chunk.last else { return }
    chunk.withUnsafeBufferPointer { bytes in
      for byte in bytes {
        if byte > 0x0D {
          isBehindReturn = false
          continue
        }
        if byte.isLineEnd, !isBehindReturn { ends += 1 }
        isBehindReturn = byte == UInt8(ascii: "\r")
      }
    }
    endsWithLineEnd = last.isLineEnd
  }
}
