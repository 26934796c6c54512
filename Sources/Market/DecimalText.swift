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

  private init?(scanning bytes: some Collection<UInt8>) {
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
    var shift = Self.decimals - fractionDigits + exponent
    var value = digits
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
    self.init(ticks: negative ? -value : value)
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
