/// The exponential moving average: the mean of the first N inputs, then mean += (input - mean) 2 / (N + 1).
///
/// Seeding and order of operations are TA-Lib's default. O(1).
///
/// ```swift
/// var average = ExponentialMovingAverage(period: 3)
/// for close in [5000.0, 5010, 5020, 5060] {
///   if let mean = average.update(close) { print(mean) }
/// }
/// // 5010.0
/// // 5035.0
/// ```
public struct ExponentialMovingAverage: Indicator {
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

  /// Raises all inputs so far by as much: those that follow are of a source that is dearer by that.
  public mutating func shift(by offset: Double) {
    guard offset.isAdmissible else { return }
    mean += warmUp.isSeeded ? offset : offset * Double(warmUp.inputs)
  }

  @inlinable
  @discardableResult
  public mutating func update(_ input: Double) -> Double? {
    guard input.isAdmissible else { return value }
    if warmUp.isSeeded {
      mean += (input - mean) * (2 / Double(warmUp.period + 1))
      warmUp.advance()
    } else {
      mean += input
      warmUp.advance()
      if warmUp.isSeeded { mean /= Double(warmUp.period) }
    }
    return value
  }
}
