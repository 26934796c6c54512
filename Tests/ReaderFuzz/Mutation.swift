import TestRandomness

/// Makes texts that are nearly right out of right ones.
struct Mutation {
  private var random: SplitMix64

  init(seed: UInt64) { random = SplitMix64(seed: seed) }

  /// Pieces that readers of dates and prices have stumbled over.
  private static let pieces: [[UInt8]] =
    [
      "-", "+", ".", ",", ";", "\t", "|", "\"", "'", ":", "/", "e", "E9", "e-300", "1e308", "NaN", "inf",
      "null",
      "N/A", "0", "00", "9", "99999999999999999999", "-1", "0026", "9026", "1700", "2569", "1403", "13", "31",
      "29",
      "02", "24:00", "23:59:60", "T", "Z", "+05:30", "-99:99", "AM", "pm", "年", "月", "日", "\u{A0}",
      "\u{202F}",
      "\u{FEFF}", "\0", "\r", "\n", "\r\n", "{", "}", "[", "]", "\\u0000", "\\", "<", ">", "XAU", "XAG/USD",
      "GC=F",
      "EUR", "K", "M", "%", "$", "Jan", "mai", "févr", "12/12/12", "20260120", "1769176800",
      "1769176800000000000",
    ].map { Array($0.utf8) }

  /// A whole number below a bound.
  mutating func number(below bound: Int) -> Int { Int.random(in: 0..<max(1, bound), using: &random) }

  /// The text with one to three changes: bytes flipped, taken out, doubled, pieces put in, ends cut off.
  mutating func callAsFunction(_ text: [UInt8], with other: [UInt8]) -> [UInt8] {
    var bytes = text
    for _ in 0...number(below: 3) {
      let place = number(below: bytes.count + 1)
      switch number(below: 9) {
      case 0 where place < bytes.count: bytes[place] = UInt8.random(in: 0...255, using: &random)
      case 1 where place < bytes.count: bytes[place] ^= 1 << UInt8(number(below: 8))
      case 2 where place < bytes.count:
        bytes.removeSubrange(place..<min(bytes.count, place + 1 + number(below: 4)))
      case 3 where place < bytes.count:
        bytes.insert(contentsOf: bytes[place..<min(bytes.count, place + 1 + number(below: 8))], at: place)
      case 4, 5: bytes.insert(contentsOf: Self.pieces[number(below: Self.pieces.count)], at: place)
      case 6 where place < bytes.count: bytes[place] = UInt8(ascii: "0") + UInt8(number(below: 10))
      case 7: bytes = Array(bytes.prefix(place)) + other.suffix(number(below: other.count + 1))
      case 8: bytes = Array(bytes.prefix(place))
      default: bytes.append(UInt8(ascii: "0") + UInt8(number(below: 10)))
      }
    }
    return bytes
  }
}
