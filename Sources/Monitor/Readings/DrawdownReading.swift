import BullionAnalytics
import BullionMarket

/// The drawdown from each anchor; nil before the first price, and while less than nine tenths of the trading time of
/// the last 24 hours or 30 days is known.
public struct DrawdownReadings: Sendable, Equatable {
  var day: DrawdownReading?
  var month: DrawdownReading?
  var all: DrawdownReading?
  /// The first moment that `all` knows.
  public var since: Timestamp?
  var dayCoverage: Double?
  var monthCoverage: Double?

  /// Seconds of trading time that are known of a span; nil when it is known as a whole.
  public func coverage(of span: DrawdownSpan) -> Double? {
    switch span {
    case .day: dayCoverage
    case .month: monthCoverage
    case .all: nil
    }
  }

  /// The drawdown from one anchor.
  public subscript(span: DrawdownSpan) -> DrawdownReading? {
    switch span {
    case .day: day
    case .month: month
    case .all: all
    }
  }
}

/// A fall from a peak.
public struct DrawdownReading: Sendable, Equatable {
  /// In percent, not positive.
  public var percent: Double
  /// The highest mid since the anchor.
  public var peak: Price
  /// When the peak was first reached.
  public var peakTime: Timestamp
}
