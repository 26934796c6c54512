import BullionMarket

/// How far the price is below its highest since a stated start: price / peak - 1, never above 0.
///
/// The peak is the first time its price was reached, and it stands until `restart`; there is no other reset.
/// Prices not above zero and prices older than the last are refused. O(1).
///
/// ```swift
/// var drawdown = Drawdown()
/// let noon = Timestamp(2026, 1, 23, 12, 0)
/// for (second, price) in [100.0, 120, 90, 96].enumerated() {
///   drawdown.update((price: price, time: noon.advanced(bySeconds: Int64(second))))
/// }
/// if let fall = drawdown.value, let deepest = drawdown.deepest { print(fall, deepest) }
/// // -0.2 -0.25
/// ```
public struct Drawdown: Indicator {
  /// A price in any unit and its time.
  public typealias Input = (price: Double, time: Timestamp)

  /// The highest price.
  public private(set) var peak: Double?
  /// When the highest price was first reached.
  public private(set) var peakTime: Timestamp?
  /// The fall of the newest price as a fraction: -0.47 is 47 % below the peak.
  public private(set) var value: Double?
  /// The deepest of all values, and when it was first reached.
  public private(set) var deepest: Double?
  /// When the deepest value was first reached.
  public private(set) var deepestTime: Timestamp?
  private var lastTime: Timestamp?

  /// Without a price: the first one is the start.
  public init() {}

  /// True before the first price.
  public var isWarming: Bool { value == nil }

  /// Refuses prices that are not above zero or older than the last.
  public func accepts(_ input: Input) -> Bool {
    input.price.isAdmissiblePrice && input.time.follows(lastTime)
  }

  @discardableResult
  public mutating func update(_ input: Input) -> Double? {
    guard accepts(input) else { return value }
    lastTime = input.time
    let highest = max(peak ?? input.price, input.price)
    if peak != highest {
      peak = highest
      peakTime = input.time
    }
    let fall = (input.price - highest) / highest
    value = fall
    if deepest.map({ fall < $0 }) ?? true {
      deepest = fall
      deepestTime = input.time
    }
    return value
  }

  /// Forgets everything: the next price is the new start.
  public mutating func restart() { self = Drawdown() }
}
