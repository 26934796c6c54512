import BullionMarket

/// Reads what a venue sent, object by object and array by array, without building a tree.
///
/// A `JSONScanner` whose complaints are ready to be counted, with a way down into the values it found.
package struct JSONReader {
  private var scanner: JSONScanner

  package init(_ bytes: ArraySlice<UInt8>) { scanner = JSONScanner(bytes) }

  /// Goes into an object or an array that stands as a value.
  ///
  /// - Parameter name: what it is, for the words: "data".
  package init(_ value: JSONScanner.Value?, _ name: String) throws(LineProblem) {
    guard let value else { throw LineProblem("no \(name)") }
    guard case .nested(let bytes) = value else {
      throw LineProblem("\(name) is neither an object nor an array")
    }
    self.init(bytes)
  }

  /// As `JSONScanner.nextMember`.
  package mutating func nextMember() throws(LineProblem) -> (
    key: ArraySlice<UInt8>, value: JSONScanner.Value
  )? {
    do throws(JSONScanner.Problem) { return try scanner.nextMember() } catch {
      throw LineProblem(error.words)
    }
  }

  /// As `JSONScanner.nextElement`.
  package mutating func nextElement() throws(LineProblem) -> JSONScanner.Value? {
    do throws(JSONScanner.Problem) { return try scanner.nextElement() } catch {
      throw LineProblem(error.words)
    }
  }

  /// The value of one member of an object, the rest of which is read as well; nil when there is none.
  package static func member(
    _ name: String, of bytes: ArraySlice<UInt8>
  ) throws(LineProblem) -> JSONScanner.Value? {
    var reader = JSONReader(bytes)
    var found: JSONScanner.Value?
    while let (key, value) = try reader.nextMember() {
      if key.elementsEqual(name.utf8) { found = value }
    }
    return found
  }
}

extension JSONScanner.Value {
  /// Whether it is a string of exactly these letters.
  package func isText(_ text: String) -> Bool {
    if case .string(let bytes) = self { return bytes.elementsEqual(text.utf8) }
    return false
  }

  /// Whether it is this word without quotes: `true`, `false`, `null`.
  package func isLiteral(_ word: String) -> Bool {
    if case .literal(let bytes) = self { return bytes.elementsEqual(word.utf8) }
    return false
  }

  /// What a venue wrote there, short and safe to print.
  package var words: String { text.map { visible(LineProblem.shortened($0, to: 120)) } ?? "null" }

  /// The whole number it holds, as a number or as text; nil for anything else.
  package var integer: Int64? {
    guard let text, text.count <= 19 else { return nil }
    return Int64(String(decoding: text, as: UTF8.self))
  }
}
