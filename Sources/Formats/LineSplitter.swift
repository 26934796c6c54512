/// Cuts a stream of bytes into lines, whatever the chunks it comes in.
///
/// LF, CR and CRLF end a line, whichever comes, CR doubled too; the last one needs no end. UTF-8 byte order marks at the
/// start are skipped. Memory is bounded by the longest line plus one chunk. Lines are slices of the chunk they came in;
/// only a line that spans chunks is copied.
package struct LineSplitter: Sendable {
  /// Bytes that a line may have. Longer ones are cut off and flawed.
  static let longestLine = 65_536
  /// Bytes that are kept of a line that is too long.
  static let keptOfLongLine = 512

  package struct Line: Sendable, Equatable {
    /// From 1.
    package var number: Int
    /// Without its end; the beginning only when the line is flawed.
    package var bytes: ArraySlice<UInt8>
    package var flaw: Flaw?

    package init(number: Int, bytes: ArraySlice<UInt8>, flaw: Flaw? = nil) {
      self.number = number
      self.bytes = bytes
      self.flaw = flaw
    }

    /// A line as it was cut from the input, whose flaws are still to be seen to.
    package init(number: Int, content: ArraySlice<UInt8>, isTooLong: Bool) {
      if isTooLong {
        self.init(number: number, bytes: content.prefix(LineSplitter.keptOfLongLine), flaw: .tooLong)
        return
      }
      let hasNul = content.withUnsafeBufferPointer { $0.contains(0) }
      self.init(number: number, bytes: content, flaw: hasNul ? .nulByte : nil)
    }
  }

  /// Why a line is not to be read.
  package enum Flaw: Sendable, Equatable {
    case tooLong
    /// Said once; the rest of the input is thrown away.
    case looksLikeUTF16
    case nulByte
  }

  private var buffer: [UInt8] = []
  /// Where the current line begins.
  private var start = 0
  /// There is no line end in `start ..< scanned`.
  private var scanned = 0
  private var number = 0
  /// Inside the rest of a line that is too long.
  private var isSkipping = false
  /// The last line ended with CR: an LF that follows belongs to its end.
  private var isBehindReturn = false
  private var isFinished = false
  private var isAbandoned = false

  package init() {}

  /// Adds input. Pull all lines before the next call, or the input piles up.
  package mutating func push(_ chunk: [UInt8]) {
    guard !isAbandoned, !isFinished else { return }
    if start == buffer.count {
      buffer = chunk
      scanned = 0
    } else {
      buffer.removeSubrange(..<start)
      buffer += chunk
      scanned -= start
    }
    start = 0
  }

  /// Says that no more input comes: what is left is the last line.
  package mutating func finish() { isFinished = true }

  /// The next line; nil when more input is needed.
  package mutating func next() -> Line? {
    while start < buffer.count {
      if isBehindReturn, skipRestOfEnd() { continue }
      let end = lineEnd()
      if isSkipping {
        isSkipping = end == nil
        consume(through: end ?? buffer.count)
        continue
      }
      if (end ?? buffer.count) - start > Self.longestLine {
        isSkipping = end == nil
        return take(upTo: end ?? buffer.count, isTooLong: true)
      }
      guard let end = end ?? (isFinished ? buffer.count : nil) else { return nil }
      return take(upTo: end, isTooLong: false)
    }
    return nil
  }

  private mutating func lineEnd() -> Int? {
    let from = scanned
    let found = buffer.withUnsafeBufferPointer { bytes -> Int? in
      var index = from
      while index < bytes.count {
        if bytes[index].isLineEnd { return index }
        index += 1
      }
      return nil
    }
    scanned = found ?? buffer.count
    return found
  }

  /// Steps over what still belongs to the end of the last line; false when nothing more does.
  private mutating func skipRestOfEnd() -> Bool {
    let byte = buffer[start]
    isBehindReturn = byte == UInt8(ascii: "\r")
    guard byte.isLineEnd else { return false }
    start += 1
    scanned = max(scanned, start)
    return true
  }

  private mutating func consume(through end: Int) {
    isBehindReturn = end < buffer.count && buffer[end] == UInt8(ascii: "\r")
    start = min(end + 1, buffer.count)
    scanned = start
  }

  private mutating func take(upTo end: Int, isTooLong: Bool) -> Line {
    var bytes = buffer[start..<end]
    consume(through: end)
    number += 1
    if number == 1 {
      if Self.looksLikeUTF16(bytes) {
        isAbandoned = true
        buffer = []
        start = 0
        scanned = 0
        return Line(number: 1, bytes: bytes.prefix(Self.keptOfLongLine), flaw: .looksLikeUTF16)
      }
      bytes = bytes.withoutByteOrderMarks
    }
    return Line(number: number, content: bytes, isTooLong: isTooLong)
  }

  /// A byte order mark, or the half-empty first character of one that has none.
  private static func looksLikeUTF16(_ line: ArraySlice<UInt8>) -> Bool {
    guard let first = line.first, let second = line.dropFirst().first else { return false }
    if (first, second) == (0xFF, 0xFE) || (first, second) == (0xFE, 0xFF) { return true }
    return (first == 0) != (second == 0)
  }
}

extension LineSplitter.Flaw {
  package var problem: LineProblem {
    switch self {
    case .tooLong: LineProblem("longer than 64 KiB")
    case .looksLikeUTF16: LineProblem("looks like UTF-16; save it as UTF-8")
    case .nulByte: LineProblem("a NUL byte: not text")
    }
  }
}

extension UInt8 {
  /// LF or CR.
  @inlinable package var isLineEnd: Bool { self <= 0x0D && (self == 0x0A || self == 0x0D) }
}

extension ArraySlice<UInt8> {
  /// Without the byte order marks of UTF-8 at its start: a file that was joined or saved twice has several.
  package var withoutByteOrderMarks: ArraySlice<UInt8> {
    var rest = self
    while rest.first == 0xEF, rest.starts(with: [0xEF, 0xBB, 0xBF]) { rest = rest.dropFirst(3) }
    return rest
  }
}
