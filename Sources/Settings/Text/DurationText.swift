import BullionMarket

/// Spans of time as people write them: `30 s`, `5 min`, `1h 30m`, `250 ms`, `0`.
package enum DurationText {
  private static let units: [(name: String, milliseconds: Double)] = [
    ("ms", 1), ("s", 1000), ("sec", 1000), ("second", 1000), ("seconds", 1000), ("m", 60_000),
    ("min", 60_000),
    ("minute", 60_000), ("minutes", 60_000), ("h", 3_600_000), ("hour", 3_600_000), ("hours", 3_600_000),
    ("d", 86_400_000), ("day", 86_400_000), ("days", 86_400_000),
    ("week", 604_800_000), ("weeks", 604_800_000), ("year", 31_536_000_000), ("years", 31_536_000_000),
  ]

  /// The longest span in milliseconds: a hundred years.
  package static let longest: Int64 = 36_500 * 86_400_000

  /// - Returns: nil for what is no span, has no unit (zero needs none), or is beyond a hundred years of 365
  /// days.
  package static func milliseconds(_ text: some StringProtocol) -> Int64? {
    var rest = text.utf8.drop { $0 == space }[...]
    guard !rest.isEmpty else { return nil }
    var total = 0.0
    while !rest.isEmpty {
      let digits = rest.prefix { isDigit($0) || $0 == UInt8(ascii: ".") }
      guard let number = Double(String(decoding: digits, as: UTF8.self)) else { return nil }
      rest = rest[digits.endIndex...].drop { $0 == space }
      let letters = rest.prefix { !isDigit($0) && $0 != space }
      rest = rest[letters.endIndex...].drop { $0 == space }
      let name = String(decoding: letters, as: UTF8.self)
      if let unit = units.first(where: { $0.name == name }) {
        total += number * unit.milliseconds
      } else if !name.isEmpty || number != 0 {
        return nil
      }
    }
    guard total <= Double(longest) else { return nil }
    return Int64(total.rounded())
  }

  /// The text that reads back as the same span, in the largest unit that leaves a whole number.
  package static func text(milliseconds: Int64) -> String {
    guard milliseconds != 0 else { return "0 s" }
    for (name, size) in [("d", 86_400_000), ("h", 3_600_000), ("min", 60_000), ("s", 1000)]
      as [(String, Int64)]
    where milliseconds % size == 0 {
      return "\(milliseconds / size) \(name)"
    }
    return "\(milliseconds) ms"
  }

  /// What a span may be, in words: `1 s to 1 h`, `at most 1 d`.
  static func bounds(of range: ClosedRange<Int64>) -> String {
    let longest = text(milliseconds: range.upperBound)
    return range.lowerBound > 0
      ? "\(text(milliseconds: range.lowerBound)) to \(longest)" : "at most \(longest)"
  }

  private static let space = UInt8(ascii: " ")

  static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }
}
