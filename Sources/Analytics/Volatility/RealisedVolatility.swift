/// The volatility of the last N log returns, for one bar; `annualised` scales it to a year.
///
/// 0 for a flat window. Returns over a night or a weekend do not belong into intraday volatility: the caller
/// leaves them out (`LogReturn.restart`). O(N).
///
/// ```swift
/// var volatility = RealisedVolatility(window: 4)
/// for dayReturn in [0.01, -0.01, 0.02, -0.02] { volatility.update(dayReturn) }
/// if let year = volatility.annualised(.tradingDays) { print(NumberText.fixed(year, decimals: 4)) }
/// // 0.2898
/// ```
public struct RealisedVolatility: Indicator {
  /// How the returns of a window become one number.
  public enum Estimator: String, Sendable, Codable, Hashable {
    /// sqrt(sum (r - mean)² / (N - 1)).
    case sample
    /// sqrt(sum r² / N): for intraday returns, whose mean is noise.
    case zeroMean
  }

  private var window: Window<Double>
  /// Which of the two is computed.
  public let estimator: Estimator
  /// For one bar, as a fraction; nil until the window is full, and for a sample of 1.
  public private(set) var value: Double?

  /// A volatility before the first return.
  ///
  /// - Parameters:
  ///   - window: N, brought into 1...100,000; the sample estimator needs 2.
  ///   - estimator: sample unless said otherwise.
  public init(window: Int = 20, estimator: Estimator = .sample) {
    self.window = Window(length: window)
    self.estimator = estimator
  }

  /// True until the window is full.
  public var isWarming: Bool { !window.isFull }

  /// - Parameter input: a log return.
  @discardableResult
  public mutating func update(_ input: Double) -> Double? {
    guard input.isAdmissible else { return value }
    window.append(input)
    if window.isFull { value = volatility() }
    return value
  }

  /// The value for a year, as a fraction (0.16 is 16 %).
  public func annualised(_ convention: Annualisation) -> Double? {
    value.map { $0 * convention.periodsPerYear.squareRoot() }
  }

  private func volatility() -> Double? {
    switch estimator {
    case .sample:
      return Moments(window.elements)?.deviation(.sample)
    case .zeroMean:
      let squares = window.elements.reduce(0) { $0 + $1 * $1 }
      return (squares / Double(window.length)).squareRoot()
    }
  }
}
