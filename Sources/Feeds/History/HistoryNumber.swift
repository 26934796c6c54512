import BullionMarket

/// Prices as spreadsheets and exporters of all countries write them.
enum HistoryNumber {
  /// What stands before the decimals in a file.
  enum DecimalMark: Sendable, Equatable { case point, comma }

  /// Texts that say there is no value: Yahoo's `null`, Stooq's `N/D`, pandas' `nan`.
  static func isMissing(_ text: ArraySlice<UInt8>) -> Bool {
    guard text.count <= 4, !(text.first?.isASCIIDigit ?? false) else { return text.isEmpty }
    if text.isEmpty { return true }
    let word = text.map { $0 | 0x20 }
    return ["null", "nan", "n/d", "n/a", "none", "-"].contains { word.elementsEqual($0.utf8) }
  }

  /// Reads a price exactly; nil when it is not a number or its groups of thousands are not groups of three.
  ///
  /// - Parameter factor: what to multiply it with before it is rounded to ticks; nil leaves it as it is.
  static func price(_ text: ArraySlice<UInt8>, mark: DecimalMark, times factor: PriceFactor? = nil) -> Price?
  {
    if mark == .point, let price = plain(text, times: factor) { return price }
    return ungrouped(text, mark: mark).flatMap { plain($0[...], times: factor) }
  }

  private static func plain(_ text: ArraySlice<UInt8>, times factor: PriceFactor?) -> Price? {
    if let factor { Price(decimal: text, times: factor) } else { Price(decimal: text) }
  }

  /// The number with a decimal point and without thousands separators.
  private static func ungrouped(_ text: ArraySlice<UInt8>, mark: DecimalMark) -> [UInt8]? {
    let decimal = UInt8(ascii: mark == .point ? "." : ",")
    let group = UInt8(ascii: mark == .point ? "," : ".")
    var digits: [UInt8] = []
    var rest = text
    /// Digits since the last separator; nil before the first.
    var groupLength: Int?
    while let byte = rest.popFirst() {
      if byte == decimal {
        guard groupLength ?? 3 == 3 else { return nil }
        digits.append(UInt8(ascii: "."))
        digits.append(contentsOf: rest)
        return digits
      }
      if byte == group || isSpaceOrApostrophe(byte, &rest) {
        guard groupLength ?? 3 == 3, digits.contains(where: \.isASCIIDigit) else { return nil }
        groupLength = 0
      } else {
        digits.append(byte)
        if groupLength != nil { groupLength? += 1 }
      }
    }
    return groupLength ?? 3 == 3 ? digits : nil
  }

  /// A space, also one that does not break (U+00A0, U+202F), or the apostrophe of the Swiss.
  private static func isSpaceOrApostrophe(_ byte: UInt8, _ rest: inout ArraySlice<UInt8>) -> Bool {
    switch byte {
    case UInt8(ascii: " "), UInt8(ascii: "'"): return true
    case 0xC2 where rest.first == 0xA0: rest = rest.dropFirst()
    case 0xE2 where rest.starts(with: [0x80, 0xAF]) || rest.starts(with: [0x80, 0x99]):
      rest = rest.dropFirst(2)
    default: return false
    }
    return true
  }

  /// The mark that a file uses, from some of its numbers.
  ///
  /// Where both marks stand in one number the last is the decimal one. A lone comma with three digits behind it can
  /// be either: the decimal mark unless the comma also parts the columns.
  static func mark(in texts: [ArraySlice<UInt8>], delimiter: UInt8) -> DecimalMark {
    let comma = UInt8(ascii: ",")
    let point = UInt8(ascii: ".")
    var hasLoneComma = false
    for text in texts {
      guard let lastComma = text.lastIndex(of: comma) else {
        // A single point that is no thousands separator.
        if let only = text.lastIndex(of: point), text.firstIndex(of: point) == only, text.endIndex - only != 4
        {
          return .point
        }
        continue
      }
      if let lastPoint = text.lastIndex(of: point) { return lastPoint > lastComma ? .point : .comma }
      if text.firstIndex(of: comma) != lastComma { return .point }
      if text.endIndex - lastComma != 4 { return .comma }
      hasLoneComma = true
    }
    return hasLoneComma && delimiter != comma ? .comma : .point
  }
}
