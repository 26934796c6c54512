/// What a piece of text is, as far as numbers go.
package enum NumberShape {
  /// Whether it is a number by JSON's grammar: `-0.5e+10`, not `+1`, `01`, `.5` or `5.`.
  static func isJSONNumber(_ text: ArraySlice<UInt8>) -> Bool {
    var rest = text
    if rest.first == UInt8(ascii: "-") { rest.removeFirst() }
    if rest.first == UInt8(ascii: "0") {
      rest.removeFirst()
    } else if !dropDigits(&rest) {
      return false
    }
    if rest.first == UInt8(ascii: ".") {
      rest.removeFirst()
      if !dropDigits(&rest) { return false }
    }
    if let byte = rest.first, byte | 0x20 == UInt8(ascii: "e") {
      rest.removeFirst()
      if rest.first == UInt8(ascii: "-") || rest.first == UInt8(ascii: "+") { rest.removeFirst() }
      if !dropDigits(&rest) { return false }
    }
    return rest.isEmpty
  }

  /// Whether there was at least one.
  private static func dropDigits(_ text: inout ArraySlice<UInt8>) -> Bool {
    let count = text.count
    text = text.drop(while: \.isASCIIDigit)
    return text.count < count
  }

  /// Whether it is one of the words that programs print for a number that is none: `NaN`, `-Infinity`, `inf`.
  package static func isNonFinite(_ text: ArraySlice<UInt8>) -> Bool {
    var word = text
    if word.first == UInt8(ascii: "-") || word.first == UInt8(ascii: "+") { word = word.dropFirst() }
    guard let first = word.first, first | 0x20 == UInt8(ascii: "n") || first | 0x20 == UInt8(ascii: "i")
    else {
      return false
    }
    let lower = word.map { $0 | 0x20 }
    return lower.elementsEqual("nan".utf8) || lower.elementsEqual("inf".utf8)
      || lower.elementsEqual("infinity".utf8)
  }

  /// Whether it is a date run together, such as `20260123` or `20260123140000`, with milliseconds or without.
  ///
  /// As an epoch it would be a moment before 1973 or after 2286.
  package static func looksLikeDate(_ text: ArraySlice<UInt8>) -> Bool {
    switch text.count {
    case 8, 14, 17: text.allSatisfy(\.isASCIIDigit)
    default: false
    }
  }

  /// Whether it is made of digits, signs, points and exponents, whatever their order.
  static func looksNumeric(_ text: ArraySlice<UInt8>) -> Bool {
    text.contains { $0.isASCIIDigit } && text.allSatisfy { $0.isASCIIDigit || "+-.eE".utf8.contains($0) }
  }
}

extension UInt8 {
  @inlinable package var isASCIIDigit: Bool { UInt8(ascii: "0") <= self && self <= UInt8(ascii: "9") }
}
