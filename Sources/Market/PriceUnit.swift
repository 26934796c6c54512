/// What a price is for: so much of the metal.
public enum PriceUnit: String, Sendable, CaseIterable, Hashable {
  /// A troy ounce, 31.1034768 grams.
  case ounce
  /// A gram.
  case gram
  /// A thousand grams.
  case kilogram
  /// 3/8 of a troy ounce, 11.6638038 grams: India's.
  case tola
  /// Ten grams: the exchange of Mumbai's for gold.
  case tenGrams = "10-gram"

  /// What turns a price for this unit into one for an ounce.
  public var perOunce: PriceFactor {
    switch self {
    case .ounce: .one
    case .gram: PriceFactor(numerator: 311_034_768, exponent: -7)
    case .kilogram: PriceFactor(numerator: 311_034_768, exponent: -10)
    case .tola: PriceFactor(numerator: 8, denominator: 3)
    case .tenGrams: PriceFactor(numerator: 311_034_768, exponent: -8)
    }
  }

  /// As it is said behind a price: "a gram".
  public var words: String {
    switch self {
    case .ounce: "an ounce"
    case .gram: "a gram"
    case .kilogram: "a kilogram"
    case .tola: "a tola"
    case .tenGrams: "for ten grams"
    }
  }
}

/// A positive number to multiply prices with exactly: a quotient times a power of ten.
public struct PriceFactor: Sendable, Hashable {
  /// Above zero.
  let numerator: UInt64
  /// Above zero.
  let denominator: UInt64
  /// Of ten.
  let exponent: Int

  /// Changes nothing.
  public static let one = PriceFactor(numerator: 1)

  init(numerator: UInt64, denominator: UInt64 = 1, exponent: Int = 0) {
    self.numerator = numerator
    self.denominator = denominator
    self.exponent = exponent
  }

  /// Reads a plain decimal number above zero of at most nine digits that count: `0.01`, `100`, `2.5`.
  ///
  /// - Returns: nil for anything else.
  public init?(decimal text: some StringProtocol) {
    var digits: UInt64 = 0
    var count = 0
    var exponent = 0
    var hasPoint = false
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        digits = digits * 10 + UInt64(byte - UInt8(ascii: "0"))
        count += digits > 0 ? 1 : 0
        if hasPoint { exponent -= 1 }
      case UInt8(ascii: ".") where !hasPoint: hasPoint = true
      default: return nil
      }
      guard count <= 9, exponent >= -12 else { return nil }
    }
    guard digits > 0 else { return nil }
    self.init(numerator: digits, exponent: exponent)
  }

  /// Both factors one after the other; their numerators, at most nine digits each, cannot overflow.
  public func times(_ other: PriceFactor) -> PriceFactor {
    PriceFactor(
      numerator: numerator.multipliedReportingOverflow(by: other.numerator).partialValue,
      denominator: denominator.multipliedReportingOverflow(by: other.denominator).partialValue,
      exponent: exponent + other.exponent)
  }

  /// The nearest binary number.
  public var value: Double {
    var value = Double(numerator) / Double(denominator)
    for _ in 0..<exponent.magnitude { value = exponent < 0 ? value / 10 : value * 10 }
    return value
  }
}
