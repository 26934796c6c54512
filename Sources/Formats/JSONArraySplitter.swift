/// Cuts a JSON array into its objects, whatever the chunks it comes in; what stands between them is passed over.
///
/// Objects are numbered from 1. Memory is bounded by the longest object plus one chunk.
package struct JSONArraySplitter: Sendable {
  private var buffer: [UInt8] = []
  private var scanned = 0
  /// Where the current object begins; nil between two.
  private var start: Int?
  private var depth = 0
  private var isInString = false
  private var isEscaped = false
  private var isSkipping = false
  private var number = 0
  /// Whether the array was closed behind its last object.
  private(set) package var isClosed = false

  package init() {}

  /// Adds input. Pull all objects before the next call.
  package mutating func push(_ chunk: [UInt8]) {
    let kept = start ?? scanned
    buffer.removeSubrange(..<kept)
    scanned -= kept
    if start != nil { start = 0 }
    buffer += chunk
  }

  /// The next object; nil when more input is needed.
  package mutating func next() -> LineSplitter.Line? {
    while scanned < buffer.count {
      let byte = buffer[scanned]
      scanned += 1
      step(byte)
      guard let begin = start else { continue }
      if depth == 0 {
        start = nil
        if isSkipping {
          isSkipping = false
          continue
        }
        number += 1
        return LineSplitter.Line(number: number, content: buffer[begin..<scanned], isTooLong: false)
      }
      if scanned - begin > LineSplitter.longestLine {
        let line = LineSplitter.Line(number: number + 1, content: buffer[begin..<scanned], isTooLong: true)
        start = scanned
        guard !isSkipping else { continue }
        isSkipping = true
        number += 1
        return line
      }
    }
    return nil
  }

  private mutating func step(_ byte: UInt8) {
    if isEscaped {
      isEscaped = false
    } else if isInString {
      if byte == UInt8(ascii: "\\") { isEscaped = true }
      if byte == UInt8(ascii: "\"") { isInString = false }
    } else if byte == UInt8(ascii: "{") {
      if depth == 0 { start = scanned - 1 }
      depth += 1
      isClosed = false
    } else if depth == 0 {
      if byte == UInt8(ascii: "]") { isClosed = true }
    } else {
      if byte == UInt8(ascii: "\"") { isInString = true }
      if byte == UInt8(ascii: "}") { depth -= 1 }
    }
  }
}
