import BullionMarket
import Formats

/// Prices as spreadsheets and exporters of all countries write them.
enum HistoryNumber {
  /// What stands before the decimals in a file.
  enum DecimalMark: Sendable, Equatable { case point, comma }

  /// Texts that say there is no value: Yahoo's `null`, Stooq's `N/D`, FRED's point, a spreadsheet's `#N/A`.
  static func isMissing(_ text: ArraySlice<UInt8>) -> Bool {
    guard let first = text.first else { return true }
    if first.isASCIIDigit || text.count > 16 { return false }
    if first == UInt8(ascii: "#") { return true }
    if text.allSatisfy({ ".-*?_".utf8.contains($0) }) { return true }
    return missing.contains(FoldedWord.fold(text)) || dashes.contains { text.elementsEqual($0) }
  }

  private static let missing: Set<String> = [
    "null", "nan", "nd", "na", "none", "nil", "missing", "undefined", "nat", "nodata", "notavailable", "kein",
    "kw", "nv",
    "void", "empty", "blank", "closed", "holiday", "novalue", "noprice",
  ]
  private static let dashes = ["–", "—", "−", "…"].map { Array($0.utf8) }

  /// Reads a price exactly; nil when it is not a number or its groups of thousands are not groups of three.
  ///
  /// - Parameter factor: what to multiply it with before it is rounded to ticks; nil leaves it as it is.
  static func price(_ text: ArraySlice<UInt8>, mark: DecimalMark, times factor: PriceFactor? = nil) -> Price?
  {
    if mark == .point, let price = plain(text, times: factor) { return price }
    return ungrouped(withoutCurrency(text), mark: mark).flatMap { plain($0[...], times: factor) }
  }

  /// What one in the last digit of a price is worth: what rounding can make it differ by.
  static func lastDigit(of text: ArraySlice<UInt8>, mark: DecimalMark) -> Price {
    let decimal = UInt8(ascii: mark == .point ? "." : ",")
    var worth = Price.ticksPerDollar
    guard let place = text.lastIndex(of: decimal) else { return Price(ticks: worth) }
    for byte in text[(place + 1)...] where byte.isASCIIDigit && worth > 1 { worth /= 10 }
    return Price(ticks: worth)
  }

  private static func plain(_ text: ArraySlice<UInt8>, times factor: PriceFactor?) -> Price? {
    if let factor { Price(decimal: text, times: factor) } else { Price(decimal: text) }
  }

  /// Without the sign or the letters of the dollar: `$5,000.10`, `5000.10 USD`.
  private static func withoutCurrency(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var text = text
    for sign in ["US$", "$", "USD"] {
      if text.starts(with: sign.utf8) { text = text.dropFirst(sign.utf8.count) }
      if text.suffix(sign.utf8.count).elementsEqual(sign.utf8) { text = text.dropLast(sign.utf8.count) }
    }
    while let last = text.last, last.isBlank { text.removeLast() }
    return text.drop { $0.isBlank }
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
}
