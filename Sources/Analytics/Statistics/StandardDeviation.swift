/// The standard deviation of the last N inputs; 0 for a flat window.
///
/// Two passes over the window, O(N).
///
/// ```swift
/// var deviation = StandardDeviation(period: 4)
/// for value in [98.0, 98, 102, 102] { deviation.update(value) }
/// if let value = deviation.value { print(value) }
/// // 2.0
/// ```
public struct StandardDeviation: Indicator {
  private var window: Window<Double>
  /// Divided by N or by N - 1.
  public let kind: DeviationKind
  /// In units of the input, never negative; nil until the window is full, and for a sample of 1.
  public private(set) var value: Double?

  /// A deviation before the first input.
  ///
  /// - Parameters:
  ///   - period: N, brought into 1...100,000; a sample needs 2.
  ///   - kind: population unless said otherwise.
  public init(period: Int, kind: DeviationKind = .population) {
    window = Window(length: period)
    self.kind = kind
  }

  /// N, the inputs that it is of.
  public var period: Int { window.length }

  /// True until the window is full.
  public var isWarming: Bool { !window.isFull }

  @discardableResult
  public mutating func update(_ input: Double) -> Double? {
    guard input.isAdmissible else { return value }
    window.append(input)
    if window.isFull { value = Moments(window.elements)?.deviation(kind) }
    return value
  }
}
