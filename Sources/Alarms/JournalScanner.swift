/// Reads a journal line from front to back, in the one spelling that the journal writes.
struct JournalScanner {
  private let bytes: ArraySlice<UInt8>
  private var position: Int

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    position = bytes.startIndex
  }

  var isAtEnd: Bool { position == bytes.endIndex }

  /// Takes the text if it comes next.
  mutating func take(_ text: StaticString) -> Bool {
    text.withUTF8Buffer { expected in
      guard bytes[position...].starts(with: expected) else { return false }
      position += expected.count
      return true
    }
  }

  /// A number, read back exactly as `Double.description` wrote it.
  mutating func double() -> Double? {
    guard let value = Double(token()), value.isFinite else { return nil }
    return value
  }

  mutating func integer<Number: FixedWidthInteger>() -> Number? { Number(token()) }

  /// A value or `null`; the outer nil is an error.
  mutating func optional<Value>(_ read: (inout JournalScanner) -> Value?) -> Value?? {
    if take("null") { return .some(nil) }
    guard let value = read(&self) else { return nil }
    return .some(value)
  }

  mutating func boolean() -> Bool? { take("true") ? true : take("false") ? false : nil }

  /// A text in quotes.
  mutating func string() -> String? {
    guard take("\"") else { return nil }
    var content: [UInt8] = []
    while position < bytes.endIndex {
      let byte = bytes[position]
      position += 1
      switch byte {
      case UInt8(ascii: "\""): return String(decoding: content, as: UTF8.self)
      case UInt8(ascii: "\\"):
        guard let escaped = escape() else { return nil }
        content.append(escaped)
      default: content.append(byte)
      }
    }
    return nil
  }

  /// The byte after a backslash: a quote, a backslash, or four hexadecimal digits of a control character.
  private mutating func escape() -> UInt8? {
    if take("\"") { return UInt8(ascii: "\"") }
    if take("\\") { return UInt8(ascii: "\\") }
    guard take("u00"), bytes.endIndex - position >= 2 else { return nil }
    defer { position += 2 }
    return UInt8(String(decoding: bytes[position..<position + 2], as: UTF8.self), radix: 16)
  }

  private mutating func token() -> String {
    let start = position
    while position < bytes.endIndex, !Self.delimiters.contains(bytes[position]) { position += 1 }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  private static let delimiters = [UInt8](",}]\"".utf8)
}

/// The writing side.
enum JournalText {
  static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\":
        result.append("\\")
        result.unicodeScalars.append(scalar)
      case _ where scalar.value < 32: result += "\\u00" + hexadecimal(UInt64(scalar.value), digits: 2)
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  static func hexadecimal(_ number: UInt64, digits: Int) -> String {
    let text = String(number, radix: 16)
    return String(repeating: "0", count: max(0, digits - text.count)) + text
  }

  static func orNull<Value>(_ value: Value?) -> String { value.map { "\($0)" } ?? "null" }
}
