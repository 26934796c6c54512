/// The share of the last N inputs below the newest, itself among them and ties counted half, in percent.
///
/// Symmetric, and 50 for a flat window (scipy's `percentileofscore` of kind `mean`). O(N).
///
/// ```swift
/// var rank = MidrankPercentile(window: 4)
/// for ratio in [80.0, 60, 50, 70] { rank.update(ratio) }
/// if let value = rank.value { print(value) }
/// // 62.5
/// ```
public struct MidrankPercentile: Indicator {
  private var window: Window<Double>
  /// 50 / N to 100 - 50 / N; nil until the window is full.
  public private(set) var value: Double?

  /// A rank before the first input.
  ///
  /// - Parameter window: N, brought into 1...100,000.
  public init(window: Int) { self.window = Window(length: window) }

  /// True until the window is full.
  public var isWarming: Bool { !window.isFull }

  @discardableResult
  public mutating func update(_ input: Double) -> Double? {
    guard input.isAdmissible else { return value }
    window.append(input)
    guard window.isFull else { return nil }
    var halves = 0
    for other in window.elements {
      halves += (other < input ? 1 : 0) + (other <= input ? 1 : 0)
    }
    value = 50 * Double(halves) / Double(window.length)
    return value
  }
}
