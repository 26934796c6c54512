/// Reads the members of one JSON object, or the elements of one array, without building a tree.
///
/// Keys and values are slices of the line; only strings with escapes are copied. Arrays and objects as values
/// are skipped by their brackets and strings. Beyond JSON it takes the tokens `NaN`, `Infinity` and their
/// like, so that they can be refused by name. O(n), no recursion, nothing traps on any bytes.
package struct JSONScanner {
  /// What stops it, in words.
  package struct Problem: Error, Equatable { package var words: String }

  package enum Value: Equatable {
    /// Decoded, without its quotes.
    case string(ArraySlice<UInt8>)
    case number(ArraySlice<UInt8>)
    /// `true`, `false`, `null`, or a word for a number that is not finite.
    case literal(ArraySlice<UInt8>)
    /// An array or an object, as it stands.
    case nested(ArraySlice<UInt8>)
  }

  private let bytes: ArraySlice<UInt8>
  private var index: Int
  private var isOpen = false
  private var isClosed = false

  package init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    index = bytes.startIndex
  }

  /// The next key and its value, in the order of the line; nil after the closing brace.
  package mutating func nextMember() throws(Problem) -> (key: ArraySlice<UInt8>, value: Value)? {
    let hasNext = try nextItem(
      UInt8(ascii: "{"), UInt8(ascii: "}"), "not a JSON object", "text after the closing brace")
    guard hasNext else { return nil }
    guard peek() == UInt8(ascii: "\"") else {
      throw Problem(words: index == bytes.endIndex ? "cut off" : "a name without quotes")
    }
    let key = try string()
    try expect(UInt8(ascii: ":"), "no colon after a name")
    skipSpace()
    return (key, try value())
  }

  /// The next element of an array; nil after the closing bracket. One scanner reads members or elements, not both.
  package mutating func nextElement() throws(Problem) -> Value? {
    let hasNext = try nextItem(
      UInt8(ascii: "["), UInt8(ascii: "]"), "not a JSON array", "text after the closing bracket")
    return hasNext ? try value() : nil
  }

  /// Steps to where the next member or element begins; false after the closing bracket.
  private mutating func nextItem(
    _ open: UInt8, _ close: UInt8, _ noOpening: String, _ textBehind: String
  ) throws(Problem) -> Bool {
    if isClosed { return false }
    let isFirst = !isOpen
    if isFirst {
      try expect(open, noOpening)
      isOpen = true
    }
    skipSpace()
    if peek() == close {
      index += 1
      skipSpace()
      guard index == bytes.endIndex else { throw Problem(words: textBehind) }
      isClosed = true
      return false
    }
    if !isFirst {
      try expect(UInt8(ascii: ","), "no comma after a value")
      skipSpace()
    }
    return true
  }

  private func peek() -> UInt8? { index < bytes.endIndex ? bytes[index] : nil }

  private mutating func skipSpace() {
    while index < bytes.endIndex {
      switch bytes[index] {
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"), UInt8(ascii: "\n"): index += 1
      default: return
      }
    }
  }

  private mutating func expect(_ byte: UInt8, _ words: String) throws(Problem) {
    skipSpace()
    guard let found = peek() else { throw Problem(words: "cut off") }
    guard found == byte else { throw Problem(words: words) }
    index += 1
  }

  private mutating func value() throws(Problem) -> Value {
    guard let byte = peek() else { throw Problem(words: "cut off") }
    switch byte {
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "{"), UInt8(ascii: "["): return .nested(try nested())
    default: return try bare()
    }
  }

  // MARK: Numbers and words

  private mutating func bare() throws(Problem) -> Value {
    let start = index
    while index < bytes.endIndex, bytes[index].isInBareValue { index += 1 }
    let text = bytes[start..<index]
    if NumberShape.isJSONNumber(text) { return .number(text) }
    if NumberShape.isNonFinite(text) || text.elementsEqual("null".utf8) || text.elementsEqual("true".utf8)
      || text.elementsEqual("false".utf8)
    {
      return .literal(text)
    }
    throw Problem(words: index == bytes.endIndex ? "cut off" : "a value that is not JSON")
  }

  // MARK: Strings

  private mutating func string() throws(Problem) -> ArraySlice<UInt8> {
    let start = index + 1
    guard let (end, hasEscapes) = endOfString(from: start) else {
      throw Problem(words: "cut off in a string")
    }
    index = end + 1
    guard hasEscapes else { return bytes[start..<end] }
    guard let decoded = JSONEscapes.decode(bytes[start..<end]) else {
      throw Problem(words: "an escape that is not JSON")
    }
    return decoded[...]
  }

  /// The closing quote of the string that begins at `start`; nil when there is none.
  private func endOfString(from start: Int) -> (end: Int, hasEscapes: Bool)? {
    var position = start
    var hasEscapes = false
    while position < bytes.endIndex {
      switch bytes[position] {
      case UInt8(ascii: "\""): return (position, hasEscapes)
      case UInt8(ascii: "\\"):
        hasEscapes = true
        position += 2
      default: position += 1
      }
    }
    return nil
  }

  // MARK: Arrays and objects

  /// Skips to the bracket that closes the one at `index`; which kind is open at each depth is a bit.
  private mutating func nested() throws(Problem) -> ArraySlice<UInt8> {
    let start = index
    var kinds: UInt64 = 0
    var depth = 0
    while index < bytes.endIndex {
      let byte = bytes[index]
      switch byte {
      case UInt8(ascii: "\""):
        guard let (end, _) = endOfString(from: index + 1) else { throw Problem(words: "cut off in a string") }
        index = end
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        guard depth < 64 else { throw Problem(words: "nested more than 64 deep") }
        kinds = kinds << 1 | (byte == UInt8(ascii: "{") ? 1 : 0)
        depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        guard kinds & 1 == (byte == UInt8(ascii: "}") ? 1 : 0) else {
          throw Problem(words: "brackets that do not match")
        }
        kinds >>= 1
        depth -= 1
        if depth == 0 {
          index += 1
          return bytes[start..<index]
        }
      default: break
      }
      index += 1
    }
    throw Problem(words: "cut off")
  }
}

extension JSONScanner {
  /// Whether a text is one object, whole.
  package static func isObject(_ text: ArraySlice<UInt8>) throws(Problem) -> Bool {
    var scanner = JSONScanner(text)
    while try scanner.nextMember() != nil {}
    return true
  }
}

extension JSONScanner.Value {
  /// The text of the value; nil when it is null.
  package var text: ArraySlice<UInt8>? {
    switch self {
    case .string(let text), .number(let text), .nested(let text): text
    case .literal(let text): text.first == UInt8(ascii: "n") && text.count == 4 ? nil : text
    }
  }
}

extension UInt8 {
  /// Letters, digits, sign and point: what numbers and words without quotes are made of.
  fileprivate var isInBareValue: Bool {
    switch self {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "."):
      true
    default: false
    }
  }
}
