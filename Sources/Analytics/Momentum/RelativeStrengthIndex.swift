/// Wilder's relative strength index, 0...100: 100 G / (G + L), with G and L Wilder's averages of the rises
/// and falls from price to price.
///
/// Seeded with the mean of the first N changes, so the first value needs N + 1 prices, as in TA-Lib. Only
/// rises give 100, only falls 0. Nil when nothing moved: a frozen feed must not look oversold. O(1).
///
/// ```swift
/// var strength = RelativeStrengthIndex(period: 4)
/// for close in [5000.0, 5020, 5010, 5030, 5040] { strength.update(close) }
/// if let value = strength.value { print(NumberText.fixed(value, decimals: 1)) }
/// print(strength.isWarming)
/// // 83.3
/// // true
/// ```
public struct RelativeStrengthIndex: Indicator {
  /// Rises and falls together below this have shrunk so far, after days without a move, that their ratio has
  /// lost its digits.
  @usableFromInline static let vanishing = 0x1p-960

  @usableFromInline var previous: Double?
  @usableFromInline var rises: WilderAverage
  @usableFromInline var falls: WilderAverage

  /// An index before the first price.
  ///
  /// - Parameter period: N, brought into 1...100,000; 14 is Wilder's.
  public init(period: Int = 14) {
    rises = WilderAverage(period: period)
    falls = WilderAverage(period: period)
  }

  /// N, the changes to the first value.
  public var period: Int { rises.period }

  /// 0 to 100; nil for the first N prices, and while neither average is above zero.
  @inlinable
  public var value: Double? {
    guard let rise = rises.value, let fall = falls.value else { return nil }
    let total = rise + fall
    return total > Self.vanishing ? 100 * (rise / total) : nil
  }

  /// True until N + 101 prices were taken: a wrong start then counts for less than 0.005 points.
  @inlinable
  public var isWarming: Bool { rises.isWarming }

  /// Raises the last price by as much: the next one is of a source that is dearer by that, and the step between the two
  /// is neither rise nor fall.
  public mutating func shift(by offset: Double) {
    if let previous, (previous + offset).isAdmissible { self.previous = previous + offset }
  }

  @inlinable
  @discardableResult
  public mutating func update(_ input: Double) -> Double? {
    guard input.isAdmissible else { return value }
    if let previous {
      let change = input - previous
      rises.update(change > 0 ? change : 0)
      falls.update(change < 0 ? -change : 0)
    }
    previous = input
    return value
  }
}
