/// Open, high, low and close of the mid over the half-open span [start, start + interval).
public struct Bar: Sendable, Hashable, Codable {
  /// The first moment that belongs to it.
  public var start: Timestamp
  /// The first mid.
  public var open: Price
  /// The highest mid.
  public var high: Price
  /// The lowest mid.
  public var low: Price
  /// The last mid.
  public var close: Price
  /// Quotes that made it; 0 when the bar came ready-made.
  public var count: Int
  /// True when the span began before the first quote seen: such a bar is kept out of RSI and ATR.
  public var isPartial: Bool

  /// Takes the prices as they are: nothing is checked or put in order.
  ///
  /// - Parameters:
  ///   - start: the first moment that belongs to the bar.
  ///   - open: the first mid.
  ///   - high: the highest mid.
  ///   - low: the lowest mid.
  ///   - close: the last mid.
  ///   - count: quotes that made it; 0 for a bar that came ready-made.
  ///   - isPartial: whether the span began before the first quote seen.
  public init(
    start: Timestamp, open: Price, high: Price, low: Price, close: Price, count: Int = 0,
    isPartial: Bool = false
  ) {
    self.start = start
    self.open = open
    self.high = high
    self.low = low
    self.close = close
    self.count = count
    self.isPartial = isPartial
  }
}

/// The bar lengths that the monitor keeps.
public enum BarInterval: String, Sendable, CaseIterable, Codable, Hashable {
  /// 60 seconds, from a whole minute of UTC.
  case oneMinute = "1m"
  /// 300 seconds, from a multiple of them in UTC; the longer ones likewise.
  case fiveMinutes = "5m"
  /// 900 seconds.
  case fifteenMinutes = "15m"
  /// 3,600 seconds.
  case oneHour = "1h"
  /// One New York trade date, 18:00 to 17:00.
  case oneDay = "1d"

  /// Milliseconds from day to day on a clock that is put forward and back: 23 to 25 hours.
  package static let dayLengths: ClosedRange<Int64> = 82_800_000...90_000_000

  /// The nominal length in milliseconds; for a day, 24 hours.
  public var milliseconds: Int64 {
    switch self {
    case .oneMinute: 60_000
    case .fiveMinutes: 300_000
    case .fifteenMinutes: 900_000
    case .oneHour: 3_600_000
    case .oneDay: 86_400_000
    }
  }
}
