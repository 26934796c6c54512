/// How many standard deviations the newest input lies from the mean of the last N, itself among them.
///
/// Nil for a flat window. Two passes over the window, O(N).
///
/// ```swift
/// var score = ZScore(window: 4)
/// for ratio in [50.0, 50, 54, 54] { score.update(ratio) }
/// if let value = score.value { print(value) }
/// // 1.0
/// ```
public struct ZScore: Indicator {
  private var window: Window<Double>
  /// Divided by N or by N - 1.
  public let kind: DeviationKind
  /// In standard deviations; nil until the window is full, and while it is flat.
  public private(set) var value: Double?

  /// A score before the first input.
  ///
  /// - Parameters:
  ///   - window: N, brought into 1...100,000.
  ///   - kind: population unless said otherwise; the sample score is smaller by sqrt((N - 1) / N).
  public init(window: Int, kind: DeviationKind = .population) {
    self.window = Window(length: window)
    self.kind = kind
  }

  /// True until the window is full.
  public var isWarming: Bool { !window.isFull }

  @discardableResult
  public mutating func update(_ input: Double) -> Double? {
    guard input.isAdmissible else { return value }
    window.append(input)
    value = score(of: input)
    return value
  }

  private func score(of input: Double) -> Double? {
    guard window.isFull, let moments = Moments(window.elements), let deviation = moments.deviation(kind),
      deviation > 0
    else { return nil }
    return (input - moments.mean) / deviation
  }
}
