import RealModule

/// The logarithm of the newest price over the one before.
///
/// Prices that are not above zero are refused. O(1).
///
/// ```swift
/// var change = LogReturn()
/// for close in [5000.0, 5050] { change.update(close) }
/// if let value = change.value { print(NumberText.fixed(value, decimals: 5)) }
/// // 0.00995
/// ```
public struct LogReturn: Indicator {
  private var previous: Double?
  /// ln(newest / before), a pure number; nil for the first price of a chain.
  public private(set) var value: Double?

  /// Without a price.
  public init() {}

  /// True until there were two prices.
  public var isWarming: Bool { value == nil }

  /// Refuses prices that are not above zero or not finite.
  public func accepts(_ input: Double) -> Bool { input.isAdmissiblePrice }

  @discardableResult
  public mutating func update(_ input: Double) -> Double? {
    guard accepts(input) else { return value }
    if let previous { value = logarithm(of: input, over: previous) }
    previous = input
    return value
  }

  /// Forgets the last price: the next one starts a chain of its own, as after a weekend.
  public mutating func restart() { self = LogReturn() }
}

/// ln(price / reference) of two numbers above zero, without the rounding of a quotient that is close to one.
func logarithm(of price: Double, over reference: Double) -> Double {
  let fraction = (price - reference) / reference
  return fraction > -0.5 ? .log(onePlus: fraction) : .log(price) - .log(reference)
}
