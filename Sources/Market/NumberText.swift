/// Numbers as text: on the screen with a fixed count of decimals, in JSON with as few digits as read back exactly.
///
/// Always a point for decimals and a comma for thousands: the output must not depend on the machine's locale.
public enum NumberText {
  /// What stands for a number that is not there.
  public static let undefined = "—"
  private static let mostDecimals = 30

  /// A number rounded half away from zero to so many decimals.
  ///
  /// Rounding starts from the shortest decimal that reads back as `value`: 1.005 becomes 1.01 although the nearest
  /// binary number lies a little below it.
  ///
  /// - Parameters:
  ///   - value: any number.
  ///   - decimals: 0 to 30; beyond, the nearest of these.
  ///   - grouping: whether a comma parts the thousands.
  ///   - alwaysSigned: whether numbers from zero up carry a plus sign; zero never has a minus sign.
  /// - Returns: a dash when the number is not finite.
  public static func fixed(
    _ value: Double, decimals: Int, grouping: Bool = false, alwaysSigned: Bool = false
  ) -> String {
    guard value.isFinite else { return undefined }
    let decimals = decimals.clamped(to: 0...mostDecimals)
    var digits = DecimalDigits(shortest: value)
    digits.round(toDecimals: decimals)
    return digits.text(decimals: decimals, grouping: grouping, alwaysSigned: alwaysSigned)
  }

  /// A price rounded half away from zero to so many decimals, from its ticks alone.
  public static func price(
    _ price: Price, decimals: Int, grouping: Bool = true, alwaysSigned: Bool = false
  ) -> String {
    let decimals = decimals.clamped(to: 0...mostDecimals)
    var digits = DecimalDigits(price.ticks.magnitude, scale: Price.decimals, isNegative: price.ticks < 0)
    digits.round(toDecimals: decimals)
    return digits.text(decimals: decimals, grouping: grouping, alwaysSigned: alwaysSigned)
  }

  /// A number for JSON: the fewest digits that read back as the same number, whole numbers without a point, an
  /// exponent only from 1e21 up and below 1e-12. Not finite becomes `null`.
  ///
  /// - Parameters:
  ///   - value: any number.
  ///   - grouping: separates thousands, for readers instead of JSON.
  public static func shortest(_ value: Double, grouping: Bool = false) -> String {
    guard value.isFinite else { return "null" }
    let digits = DecimalDigits(shortest: value)
    guard digits.isZero || (-11...21).contains(digits.point) else { return value.description }
    return digits.text(decimals: nil, grouping: grouping, alwaysSigned: false)
  }

  /// Appends what `shortest` gives, as ASCII; for output of many numbers.
  public static func append(shortest value: Double, to text: inout [UInt8]) {
    guard (1e-11..<1e15).contains(value.magnitude) else {
      text.append(contentsOf: shortest(value).utf8)
      return
    }
    // In this range Swift's own text differs in the end of whole numbers and in the exponents of small ones alone.
    var description = value.description
    description.withUTF8 { digits in
      let count = digits.count
      if count > 4, digits[count - 4] == UInt8(ascii: "e") {
        // `1.25e-05`
        if value < 0 { text.append(UInt8(ascii: "-")) }
        text.append(contentsOf: "0.".utf8)
        let exponent = Int(digits[count - 2]) * 10 + Int(digits[count - 1]) - 528
        for _ in 1..<exponent { text.append(UInt8(ascii: "0")) }
        for byte in digits[..<(count - 4)] where (0x30...0x39).contains(byte) { text.append(byte) }
      } else if digits[count - 1] == UInt8(ascii: "0"), digits[count - 2] == UInt8(ascii: ".") {
        text.append(contentsOf: UnsafeBufferPointer(rebasing: digits[..<(count - 2)]))
      } else {
        text.append(contentsOf: digits)
      }
    }
  }

  /// Appends what `shortest` gives for the dollars of a price, from its ticks alone.
  public static func append(_ price: Price, to text: inout [UInt8]) {
    // Up to fifteen digits, those of the price are the fewest that read back as its dollars.
    guard price.ticks.magnitude < 1_000_000_000_000_000 else {
      return append(shortest: price.dollars, to: &text)
    }
    let scale = UInt64(Price.ticksPerDollar)
    if price.ticks < 0 { text.append(UInt8(ascii: "-")) }
    text.append(decimal: price.ticks.magnitude / scale)
    var fraction = price.ticks.magnitude % scale
    guard fraction > 0 else { return }
    var width = Price.decimals
    while fraction % 10 == 0 { (fraction, width) = (fraction / 10, width - 1) }
    text.append(UInt8(ascii: "."))
    text.append(decimal: fraction, width: width)
  }

  /// A span of time in its two largest units, cut rather than rounded: `0.3 s`, `12 s`, `4 min`, `3 h 12 min`,
  /// `2 d 4 h`. Tenths only below one second, so that a growing age changes once a second.
  public static func duration(milliseconds: Int64) -> String {
    let sign = milliseconds < 0 ? "-" : ""
    let tenths = milliseconds.magnitude / 100
    let seconds = tenths / 10
    let minutes = seconds / 60
    let hours = minutes / 60
    switch seconds {
    case 0: return tenths == 0 ? "0.0 s" : "\(sign)0.\(tenths) s"
    case ..<60: return "\(sign)\(seconds) s"
    case ..<3600: return "\(sign)\(minutes) min"
    case ..<86_400: return sign + pair(hours, "h", minutes % 60, "min")
    default: return sign + pair(hours / 24, "d", hours % 24, "h")
    }
  }

  private static func pair(_ large: UInt64, _ unit: String, _ small: UInt64, _ smallUnit: String) -> String {
    small == 0 ? "\(large) \(unit)" : "\(large) \(unit) \(small) \(smallUnit)"
  }
}
