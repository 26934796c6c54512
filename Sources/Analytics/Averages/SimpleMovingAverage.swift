/// The mean of the last N inputs, correctly rounded in practice: the running sum carries its own rounding
/// error along, so that nothing drifts however long the series.
///
/// O(1), except that a number 2^50 times the sum, when it leaves, has the window summed anew.
///
/// ```swift
/// var average = SimpleMovingAverage(period: 3)
/// for close in [5000.0, 5010, 5020, 5060] {
///   if let mean = average.update(close) { print(mean) }
/// }
/// // 5010.0
/// // 5030.0
/// ```
public struct SimpleMovingAverage: Indicator {
  private var window: Window<Double>
  private var sum = CompensatedSum()

  /// An average of nothing yet.
  ///
  /// - Parameter period: N, brought into 1...100,000.
  public init(period: Int) { window = Window(length: period) }

  /// N, the inputs that the mean is of.
  public var period: Int { window.length }

  /// In units of the input; nil for the first N - 1 inputs.
  public var value: Double? { window.isFull ? sum.divided(by: Double(window.length)) : nil }

  /// True until the window is full.
  public var isWarming: Bool { !window.isFull }

  @discardableResult
  public mutating func update(_ input: Double) -> Double? {
    guard input.isAdmissible else { return value }
    sum.add(input)
    if let oldest = window.append(input) {
      sum.add(-oldest)
      // The sum has 106 bits: only of so large a number does the rounding outlast it.
      if oldest.magnitude > 0x1p50 * sum.rounded.magnitude { sum = CompensatedSum(window.elements) }
    }
    return value
  }
}
