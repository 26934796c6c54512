/// Wilder's true range of a bar: the largest of high - low, |high - C| and |low - C|, with C the close before.
///
/// Nil for the first bar, as in TA-Lib. A gap between sessions is part of it by design. O(1).
///
/// ```swift
/// var range = TrueRange()
/// range.update((high: 5010, low: 4990, close: 5000))
/// if let value = range.update((high: 5060, low: 5040, close: 5050)) { print(value) }
/// // 60.0
/// ```
public struct TrueRange: Indicator {
  /// The prices of a bar; high not below low, which the caller sees to.
  public typealias Input = (high: Double, low: Double, close: Double)

  @usableFromInline var previousClose: Double?
  @usableFromInline var range: Double?

  /// Without a bar.
  public init() {}

  /// In units of the price; nil for the first bar.
  @inlinable
  public var value: Double? { range }

  /// True until there were two bars.
  @inlinable
  public var isWarming: Bool { range == nil }

  /// Refuses a bar of which any price is not finite or beyond 1e100.
  @inlinable
  public func accepts(_ input: Input) -> Bool {
    input.high.isAdmissible && input.low.isAdmissible && input.close.isAdmissible
  }

  /// Raises the last close by as much: the next bar is of a source that is dearer by that.
  public mutating func shift(by offset: Double) {
    if let previousClose, (previousClose + offset).isAdmissible {
      self.previousClose = previousClose + offset
    }
  }

  @inlinable
  @discardableResult
  public mutating func update(_ input: Input) -> Double? {
    guard accepts(input) else { return value }
    if let previousClose {
      range = max(
        input.high - input.low, (input.high - previousClose).magnitude,
        (input.low - previousClose).magnitude)
    }
    previousClose = input.close
    return value
  }
}
