/// The fields of one line of comma- or otherwise separated values, quoted ones included, one after the other.
package struct CSVFields {
  private let line: ArraySlice<UInt8>
  private let delimiter: UInt8
  /// Where the next one begins; nil after the last.
  private var start: Int?

  package init(_ line: ArraySlice<UInt8>, delimiter: UInt8) {
    self.line = line
    self.delimiter = delimiter
    start = line.startIndex
  }

  /// The next field, trimmed and without its quotes; nil after the last.
  package mutating func next() throws(LineProblem) -> ArraySlice<UInt8>? {
    guard let start else { return nil }
    guard let (field, next) = Self.field(of: line, at: start, delimiter: delimiter) else {
      throw LineProblem("a quoted field without its end")
    }
    self.start = next
    return field
  }

  /// All of them; nil when a quoted one has no end.
  package static func all(of line: ArraySlice<UInt8>, delimiter: UInt8) -> [ArraySlice<UInt8>]? {
    var rest = CSVFields(line, delimiter: delimiter)
    var fields: [ArraySlice<UInt8>] = []
    do throws(LineProblem) {
      while let field = try rest.next() { fields.append(field) }
      return fields
    } catch {
      return nil
    }
  }

  /// The field that begins at an index, trimmed and without its quotes, and where the next one begins (nil after the
  /// last); nil when it is quoted and has no end.
  private static func field(
    of line: ArraySlice<UInt8>, at start: Int, delimiter: UInt8
  ) -> (field: ArraySlice<UInt8>, next: Int?)? {
    var begin = start
    while begin < line.endIndex, line[begin].isBlank, line[begin] != delimiter { begin += 1 }
    if begin < line.endIndex, line[begin] == UInt8(ascii: "\"") {
      return quoted(of: line, at: begin + 1, delimiter: delimiter)
    }
    var end = begin
    while end < line.endIndex, line[end] != delimiter { end += 1 }
    let next = end < line.endIndex ? end + 1 : nil
    while end > begin, line[end - 1].isBlank { end -= 1 }
    return (line[begin..<end], next)
  }

  private static func quoted(
    of line: ArraySlice<UInt8>, at start: Int, delimiter: UInt8
  ) -> (field: ArraySlice<UInt8>, next: Int?)? {
    let quote = UInt8(ascii: "\"")
    var field: ArraySlice<UInt8> = []
    var rest = line[start...]
    while let end = rest.firstIndex(of: quote) {
      let tail = rest[(end + 1)...]
      let part = rest[rest.startIndex..<end]
      field = field.isEmpty ? part : field + part
      if tail.first == quote {
        field.append(quote)
        rest = tail.dropFirst()
        continue
      }
      guard let next = tail.firstIndex(where: { !$0.isBlank || $0 == delimiter }) else { return (field, nil) }
      return tail[next] == delimiter ? (field, next + 1) : nil
    }
    return nil
  }
}

extension UInt8 {
  /// Space, tab, or the return of a line end that came doubled.
  @inlinable package var isBlank: Bool { self == 0x20 || self == 0x09 || self == 0x0D }
}
