import Screen

/// Colours as scheme files write them.
enum HexColor {
  /// Six hexadecimal digits, with or without `#`.
  static func color(_ text: some StringProtocol) -> Color? {
    let digits = text.hasPrefix("#") ? text.dropFirst() : text[...]
    guard digits.utf8.count == 6, let value = number(digits) else { return nil }
    return .rgb(value)
  }

  /// A number of hexadecimal digits alone.
  static func number(_ digits: some StringProtocol) -> UInt32? {
    digits.allSatisfy { $0.isASCII && $0.isHexDigit } ? UInt32(digits, radix: 16) : nil
  }
}
