import BullionMarket

/// A fall from a peak until the price was back at it.
public struct Fall: Sendable, Equatable {
  /// The highest price before it, and when it was first reached.
  public var peak: Double
  public var peakTime: Timestamp
  /// The lowest price of it, and when it was first reached.
  public var trough: Double
  public var troughTime: Timestamp
  /// When the price was first back at the peak; nil while it is not.
  public var recoveryTime: Timestamp?

  /// The depth as a fraction of the peak, below 0.
  public var fraction: Double { (trough - peak) / peak }
}

/// The falls of a series of prices, from each peak to the recovery from it; and how far below its peak each price was.
///
/// The falls do not overlap: one begins at the highest price so far and ends when that is reached again. O(1) a price.
public struct FallHistory: Sendable, Equatable {
  /// Those that are over, oldest first.
  private var past: [Fall] = []
  /// The one that goes on.
  private var current: Fall?
  private var peak: (price: Double, time: Timestamp)?

  /// Without a price.
  public init() {}

  /// Takes a price; one that is not above zero is passed over.
  ///
  /// - Returns: how far it is below the peak, as a fraction, not above 0.
  @discardableResult
  public mutating func add(_ price: Double, at time: Timestamp) -> Double? {
    guard price.isAdmissiblePrice else { return nil }
    guard let peak, price < peak.price else {
      if var fall = current {
        fall.recoveryTime = time
        past.append(fall)
        current = nil
      }
      if peak.map({ price > $0.price }) ?? true { peak = (price, time) }
      return 0
    }
    if current.map({ price < $0.trough }) ?? true {
      current = Fall(
        peak: peak.price, peakTime: peak.time, trough: price, troughTime: time, recoveryTime: nil)
    }
    return (price - peak.price) / peak.price
  }

  /// The deepest ones, deepest first.
  public func deepest(_ count: Int) -> [Fall] {
    Array((past + (current.map { [$0] } ?? [])).sorted { $0.fraction < $1.fraction }.prefix(max(0, count)))
  }

  public static func == (left: FallHistory, right: FallHistory) -> Bool {
    left.past == right.past && left.current == right.current && left.peak?.price == right.peak?.price
      && left.peak?.time == right.peak?.time
  }
}
