/// The mean of the last N inputs, and the bands so many population standard deviations above and below it.
///
/// Two passes over the window, O(N).
///
/// ```swift
/// var bands = BollingerBands(period: 4, width: 2)
/// for close in [98.0, 98, 102, 102] { bands.update(close) }
/// if let now = bands.value { print(now.lower, now.middle, now.upper) }
/// // 96.0 100.0 104.0
/// ```
public struct BollingerBands: Indicator {
  /// Mean and bands at one input, in units of the input.
  public struct Bands: Sendable, Equatable, Codable {
    /// The middle plus width times the deviation.
    public var upper: Double
    /// The mean of the last N inputs.
    public var middle: Double
    /// The middle less width times the deviation.
    public var lower: Double
    /// Where the newest input lies: 0 at the lower band, 1 at the upper; nil for a flat window.
    public var percentB: Double?
    /// The bands' distance as a fraction of the middle; nil when the middle is 0.
    public var bandwidth: Double? { middle != 0 ? (upper - lower) / middle : nil }
  }

  private var window: Window<Double>
  /// The bands' distance from the middle, in standard deviations.
  public let width: Double
  /// Nil for the first N - 1 inputs; a flat window has three equal lines.
  public private(set) var value: Bands?

  /// Bands before the first input.
  ///
  /// - Parameters:
  ///   - period: N, brought into 1...100,000.
  ///   - width: brought into 0...100; what is not a number counts as 2.
  public init(period: Int = 20, width: Double = 2) {
    window = Window(length: period)
    self.width = width.isNaN ? 2 : min(max(width, 0), 100)
  }

  /// N, the inputs that the mean is of.
  public var period: Int { window.length }

  /// True until the window is full.
  public var isWarming: Bool { !window.isFull }

  @discardableResult
  public mutating func update(_ input: Double) -> Bands? {
    guard input.isAdmissible else { return value }
    window.append(input)
    if window.isFull { value = bands(around: input) }
    return value
  }

  private func bands(around input: Double) -> Bands? {
    guard let moments = Moments(window.elements), let deviation = moments.deviation(.population) else {
      return nil
    }
    let reach = width * deviation
    return Bands(
      upper: moments.mean + reach, middle: moments.mean, lower: moments.mean - reach,
      percentB: reach > 0 ? 0.5 + (input - moments.mean) / (2 * reach) : nil)
  }
}
