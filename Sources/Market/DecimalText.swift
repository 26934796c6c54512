extension Price {
  /// Reads a decimal number exactly, without a detour over binary floating point.
  ///
  /// - Parameter bytes: ASCII such as `5000.10`, `-3`, `1e2`; no spaces, no thousands separators.
  /// - Returns: nil when the text is not a decimal number or is beyond `largestDollars`. Digits beyond the sixth
  ///   decimal are rounded half away from zero.
  public init?(decimal bytes: some Collection<UInt8>) {
    // Millions of prices come from other modules as slices: code for one concrete type is ten times faster there.
    guard
      let price = bytes.withContiguousStorageIfAvailable({ Price(scanning: $0) }) ?? Price(scanning: bytes)
    else { return nil }
    self = price
  }

  /// Reads a decimal number and multiplies it exactly, rounding once at the end.
  ///
  /// - Parameters:
  ///   - bytes: as for `init(decimal:)`.
  ///   - factor: what to multiply it with.
  /// - Returns: nil as `init(decimal:)`, judged by the product.
  public init?(decimal bytes: some Collection<UInt8>, times factor: PriceFactor) {
    guard let number = Self.scan(bytes) else { return nil }
    let product = UInt128(number.digits) * UInt128(factor.numerator)
    guard
      let ticks = Self.ticks(product, by: UInt128(factor.denominator), shift: number.shift + factor.exponent)
    else { return nil }
    self.init(ticks: number.isNegative ? -ticks : ticks)
  }

  private init?(scanning bytes: some Collection<UInt8>) {
    guard let number = Self.scan(bytes) else { return nil }
    var shift = number.shift
    var value = number.digits
    while shift > 0 {
      let (product, overflow) = value.multipliedReportingOverflow(by: 10)
      if overflow { return nil }
      value = product
      shift -= 1
    }
    if shift < 0 {
      guard shift > -19 else {
        self.init(ticks: 0)
        return
      }
      var divisor: Int64 = 1
      for _ in 0..<(-shift) { divisor *= 10 }
      let (quotient, remainder) = value.quotientAndRemainder(dividingBy: divisor)
      value = quotient + (remainder >= divisor - remainder ? 1 : 0)
    }
    guard value <= Int64(Self.largestDollars) * Self.ticksPerDollar else { return nil }
    self.init(ticks: number.isNegative ? -value : value)
  }

  /// A quotient times ten to the power of `shift`, rounded half up; nil beyond the largest price.
  private static func ticks(_ numerator: UInt128, by denominator: UInt128, shift: Int) -> Int64? {
    var (numerator, denominator) = (numerator, denominator)
    for _ in 0..<min(shift.magnitude, 40) {
      let grown = (shift > 0 ? numerator : denominator).multipliedReportingOverflow(by: 10)
      // Too large for a price, or too small for a tick.
      if grown.overflow { return shift > 0 && numerator > 0 ? nil : 0 }
      if shift > 0 { numerator = grown.partialValue } else { denominator = grown.partialValue }
    }
    let (quotient, remainder) = numerator.quotientAndRemainder(dividingBy: denominator)
    let rounded = quotient + (remainder >= denominator - remainder ? 1 : 0)
    guard rounded <= UInt128(largestDollars) * UInt128(ticksPerDollar) else { return nil }
    return Int64(rounded)
  }

  /// The digits of a decimal number, and the power of ten by which they are to be multiplied for ticks.
  private static func scan(_ bytes: some Collection<UInt8>) -> (digits: Int64, isNegative: Bool, shift: Int)?
  {
    var digits: Int64 = 0
    var digitCount = 0
    var negative = false
    var fractionDigits = 0
    var inFraction = false
    var exponent = 0
    var index = bytes.startIndex
    if index < bytes.endIndex, bytes[index] == UInt8(ascii: "-") || bytes[index] == UInt8(ascii: "+") {
      negative = bytes[index] == UInt8(ascii: "-")
      index = bytes.index(after: index)
    }
    scan: while index < bytes.endIndex {
      let byte = bytes[index]
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        digitCount += 1
        if digits < 100_000_000_000_000_000 {
          digits = digits * 10 + Int64(byte - UInt8(ascii: "0"))
          if inFraction { fractionDigits += 1 }
        } else if !inFraction {
          return nil
        }
      case UInt8(ascii: "."):
        if inFraction { return nil }
        inFraction = true
      case UInt8(ascii: "e"), UInt8(ascii: "E"):
        guard let value = Self.exponent(bytes[bytes.index(after: index)...]) else { return nil }
        exponent = value
        break scan
      default:
        return nil
      }
      index = bytes.index(after: index)
    }
    guard digitCount > 0 else { return nil }
    return (digits, negative, Self.decimals - fractionDigits + exponent)
  }

  private static func exponent(_ bytes: some Collection<UInt8>) -> Int? {
    var value = 0
    var negative = false
    var digits = 0
    for (position, byte) in bytes.enumerated() {
      switch byte {
      case UInt8(ascii: "-") where position == 0: negative = true
      case UInt8(ascii: "+") where position == 0: break
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        value = min(value * 10 + Int(byte - UInt8(ascii: "0")), 1000)
        digits += 1
      default: return nil
      }
    }
    guard digits > 0 else { return nil }
    return negative ? -value : value
  }
}
