/// The distance between a fast and a slow exponential average, its own average (the signal), and the
/// distance between these two (the histogram). In units of the input.
///
/// Seeded as in TA-Lib: the fast average starts with the last of the slow one's first inputs, so that both
/// have their first value together. The three lines appear together, at input slow + signal - 1. O(1).
///
/// ```swift
/// var convergence = MovingAverageConvergenceDivergence(fast: 2, slow: 4, signal: 2)
/// for close in [100.0, 101, 102, 103, 110] { convergence.update(close) }
/// if let lines = convergence.value {
///   print(NumberText.fixed(lines.line, decimals: 3), NumberText.fixed(lines.histogram, decimals: 3))
/// }
/// // 2.600 0.800
/// ```
public struct MovingAverageConvergenceDivergence: Indicator {
  /// The three lines at one input, in units of the input.
  public struct Lines: Sendable, Equatable, Codable {
    /// The fast average less the slow one.
    public var line: Double
    /// The exponential average of the line.
    public var signal: Double
    /// The line less the signal.
    public var histogram: Double { line - signal }
  }

  private var fast: ExponentialMovingAverage
  private var slow: ExponentialMovingAverage
  private var signal: ExponentialMovingAverage
  /// Inputs that the fast average still has to leave out.
  private var delay: Int

  /// Lines before the first input.
  ///
  /// - Parameters: lengths brought into 1...100,000; the smaller of the first two is the fast one.
  public init(fast: Int = 12, slow: Int = 26, signal: Int = 9) {
    self.fast = ExponentialMovingAverage(period: min(fast, slow))
    self.slow = ExponentialMovingAverage(period: max(fast, slow))
    self.signal = ExponentialMovingAverage(period: signal)
    delay = self.slow.period - self.fast.period
  }

  /// Fast minus slow; defined before the signal is.
  public var line: Double? {
    guard let fast = fast.value, let slow = slow.value else { return nil }
    return fast - slow
  }

  /// Nil for the first slow + signal - 2 inputs: 33 with the usual lengths.
  public var value: Lines? {
    guard let line, let signal = signal.value else { return nil }
    return Lines(line: line, signal: signal)
  }

  /// True until the signal has taken its length and a hundred more.
  public var isWarming: Bool { signal.isWarming }

  @discardableResult
  public mutating func update(_ input: Double) -> Lines? {
    guard input.isAdmissible else { return value }
    slow.update(input)
    if delay > 0 {
      delay -= 1
    } else {
      fast.update(input)
    }
    if let line { signal.update(line) }
    return value
  }
}
