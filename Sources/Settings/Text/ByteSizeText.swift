import BullionMarket

/// Amounts of memory as people write them: `4 GiB`, `500 MB`, `64KiB`.
package enum ByteSizeText {
  /// The larger unit first.
  private static let units: [(name: String, bytes: Int64)] = [
    ("GiB", 1 << 30), ("GB", 1_000_000_000), ("MiB", 1 << 20), ("MB", 1_000_000), ("KiB", 1 << 10),
    ("kB", 1000), ("B", 1),
  ]

  /// - Returns: nil for what is no amount, has no unit (zero needs none), or is beyond a million GB.
  package static func bytes(_ text: some StringProtocol) -> Int64? {
    let trimmed = text.utf8.drop { $0 == UInt8(ascii: " ") }
    let digits = trimmed.prefix { DurationText.isDigit($0) || $0 == UInt8(ascii: ".") }
    guard let number = Double(String(decoding: digits, as: UTF8.self)), number <= 1e15 else { return nil }
    let unit = String(decoding: trimmed[digits.endIndex...], as: UTF8.self).filter { $0 != " " }
    if unit.isEmpty { return number == 0 ? 0 : nil }
    // Nobody means millibytes.
    let known = units.first { $0.name.lowercased() == unit.lowercased() }
    guard let known, number * Double(known.bytes) <= 1e15 else { return nil }
    return Int64((number * Double(known.bytes)).rounded())
  }

  /// The text that reads back as the same amount, in the largest unit that leaves a whole number.
  package static func text(bytes: Int64) -> String {
    guard bytes != 0, let unit = units.first(where: { bytes % $0.bytes == 0 }) else { return "0 B" }
    return "\(bytes / unit.bytes) \(unit.name)"
  }

  /// The amount in few digits, for people: `1.4 MiB`.
  package static func rounded(bytes: Int64) -> String {
    let binary = [("GiB", Int64(1) << 30), ("MiB", 1 << 20), ("KiB", 1 << 10)]
    guard let (name, size) = binary.first(where: { bytes >= $0.1 }) else { return "\(bytes) B" }
    let amount = Double(bytes) / Double(size)
    return "\(NumberText.fixed(amount, decimals: amount < 100 ? 1 : 0)) \(name)"
  }
}
