/// Wilder's average of the true range, in units of the price.
///
/// The first value is the mean of the true ranges of bars 1 to N, so it needs N + 1 bars (TA-Lib; TradingView
/// also counts high - low of bar 0 and starts one bar earlier). O(1).
///
/// ```swift
/// var range = AverageTrueRange(period: 2)
/// range.update((high: 5010, low: 4990, close: 5000))
/// range.update((high: 5030, low: 5010, close: 5020))
/// range.update((high: 5060, low: 5020, close: 5040))
/// if let mean = range.value { print(mean) }
/// // 35.0
/// ```
public struct AverageTrueRange: Indicator {
  @usableFromInline var range = TrueRange()
  @usableFromInline var average: WilderAverage

  /// An average before the first bar.
  ///
  /// - Parameter period: N, brought into 1...100,000; 14 is Wilder's.
  public init(period: Int = 14) { average = WilderAverage(period: period) }

  /// N, the ranges to the first value.
  public var period: Int { average.period }

  /// In units of the price; nil for the first N bars.
  @inlinable
  public var value: Double? { average.value }

  /// True until N + 101 bars were taken, when the seed no longer shows.
  @inlinable
  public var isWarming: Bool { average.isWarming }

  /// Refuses a bar of which any price is not finite or beyond 1e100.
  @inlinable
  public func accepts(_ input: TrueRange.Input) -> Bool { range.accepts(input) }

  /// Raises the last close by as much: the next bar is of a source that is dearer by that.
  public mutating func shift(by offset: Double) { range.shift(by: offset) }

  @inlinable
  @discardableResult
  public mutating func update(_ input: TrueRange.Input) -> Double? {
    guard accepts(input), let range = range.update(input) else { return value }
    return average.update(range)
  }
}
