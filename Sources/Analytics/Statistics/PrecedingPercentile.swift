/// The share of the N inputs before the newest that are not above it, in percent (TradingView's
/// `ta.percentrank`).
///
/// 100 for a flat window, where `MidrankPercentile` says 50. Needs N + 1 inputs. O(N).
///
/// ```swift
/// var rank = PrecedingPercentile(window: 4)
/// for ratio in [80.0, 60, 50, 70, 65] { rank.update(ratio) }
/// if let value = rank.value { print(value) }
/// // 50.0
/// ```
public struct PrecedingPercentile: Indicator {
  private var window: Window<Double>
  /// 0 to 100; nil for the first N inputs.
  public private(set) var value: Double?

  /// A rank before the first input.
  ///
  /// - Parameter window: N, brought into 1...100,000.
  public init(window: Int) { self.window = Window(length: window) }

  /// True for the first N inputs.
  public var isWarming: Bool { value == nil }

  @discardableResult
  public mutating func update(_ input: Double) -> Double? {
    guard input.isAdmissible else { return value }
    if window.isFull {
      let notAbove = window.elements.reduce(0) { $0 + ($1 <= input ? 1 : 0) }
      value = 100 * Double(notAbove) / Double(window.length)
    }
    window.append(input)
    return value
  }
}
