/// What the numbers of a file show about the mark before its decimals.
///
/// Where both marks stand in one number the last is the decimal one. A lone mark with three digits behind it can be
/// either.
struct DecimalEvidence: Sendable {
  private var hasLoneComma = false
  /// What a number proved; the first one counts.
  private(set) var proven: HistoryNumber.DecimalMark?

  /// Looks at a number, also one with a unit behind it (`107,80K`, `0,12%`).
  mutating func note(_ text: ArraySlice<UInt8>) {
    guard proven == nil else { return }
    let number = Self.number(in: text)
    let comma = UInt8(ascii: ",")
    let point = UInt8(ascii: ".")
    guard let lastComma = number.lastIndex(of: comma) else {
      // A single point that is no thousands separator.
      if let only = number.lastIndex(of: point), number.firstIndex(of: point) == only,
        number.endIndex - only != 4
      {
        proven = .point
      } else if number.count(where: { $0 == point }) > 1, Self.isGrouped(number, by: point) {
        proven = .comma
      }
      return
    }
    if let lastPoint = number.lastIndex(of: point) {
      proven = lastPoint > lastComma ? .point : .comma
    } else if number.firstIndex(of: comma) != lastComma {
      proven = .point
    } else if number.endIndex - lastComma != 4 {
      proven = .comma
    } else {
      hasLoneComma = true
    }
  }

  /// - Parameter delimiter: what parts the columns; nil in JSON. A lone comma is the decimal mark unless it parts the
  ///   columns too.
  func mark(delimiter: UInt8?) -> HistoryNumber.DecimalMark {
    proven ?? (hasLoneComma && delimiter != UInt8(ascii: ",") ? .comma : .point)
  }

  private static func isGrouped(_ number: ArraySlice<UInt8>, by mark: UInt8) -> Bool {
    number.split(separator: mark).dropFirst().allSatisfy { $0.count == 3 }
  }

  /// The digits and marks of a text; empty where there is more to it than a sign and a unit.
  private static func number(in text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let start = text.drop { !$0.isASCIIDigit }
    // Thousands may be parted by a space, also one that does not break, or by the apostrophe of the Swiss.
    let number = start.prefix {
      $0.isASCIIDigit || ",. '".utf8.contains($0) || [0xC2, 0xA0, 0xE2, 0x80, 0xAF, 0x99].contains($0)
    }
    let unit = start.dropFirst(number.count)
    guard unit.count <= 2, text.count - start.count <= 2, !unit.contains(where: \.isASCIIDigit) else {
      return []
    }
    return number.filter { $0.isASCIIDigit || $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: ".") }[...]
  }
}
