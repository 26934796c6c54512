/// Wilder's smoothed average: the mean of the first N inputs, then ((N - 1) mean + input) / N.
///
/// Also known as RMA or SMMA. Multiplied, added and divided in that order, which agrees bit for bit with the
/// C core of TA-Lib 0.6.4. O(1).
///
/// ```swift
/// var average = WilderAverage(period: 4)
/// for change in [1.0, 2, 3, 2, 6] {
///   if let mean = average.update(change) { print(mean) }
/// }
/// // 2.0
/// // 3.0
/// ```
public struct WilderAverage: Indicator {
  @usableFromInline var warmUp: WarmUp
  /// The average; the bare sum until seeded.
  @usableFromInline var mean = 0.0

  /// An average of nothing yet.
  ///
  /// - Parameter period: N, brought into 1...100,000.
  public init(period: Int) { warmUp = WarmUp(period: period) }

  /// N, the inputs to the first value.
  public var period: Int { warmUp.period }

  /// In units of the input; nil for the first N - 1 inputs.
  @inlinable
  public var value: Double? { warmUp.isSeeded ? mean : nil }

  /// True until N + 100 inputs were taken, when the seed no longer shows.
  @inlinable
  public var isWarming: Bool { warmUp.isWarming }

  @inlinable
  @discardableResult
  public mutating func update(_ input: Double) -> Double? {
    guard input.isAdmissible else { return value }
    let count = Double(warmUp.period)
    if warmUp.isSeeded {
      mean = (mean * (count - 1) + input) / count
      warmUp.advance()
    } else {
      mean += input
      warmUp.advance()
      if warmUp.isSeeded { mean /= count }
    }
    return value
  }
}
