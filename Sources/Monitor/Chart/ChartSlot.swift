import BullionMarket

/// One place along the time axis of a chart: a bar, or what stands between two bars.
public struct ChartSlot: Sendable, Hashable {
  /// What stands there.
  public enum Kind: UInt8, Sendable, Hashable {
    /// A finished bar.
    case bar
    /// A bar whose beginning was not seen.
    case partial
    /// The bar in the making.
    case unfinished
    /// The market was open and there is no bar.
    case gap
    /// The hour between two trade dates.
    case dailyBreak
    /// A weekend or a holiday.
    case closure
    /// Another source is shown from the next bar on.
    case sourceChange
  }

  /// The start of the bar; of what stands between bars, the start of the one behind it, of a gap its own.
  public var start: Timestamp
  /// What stands there.
  public var kind: Kind
  /// Of the subject, in its unit; NaN where there is no bar. So are the three that follow.
  public var open = Double.nan
  /// The highest.
  public var high = Double.nan
  /// The lowest.
  public var low = Double.nan
  /// The last.
  public var close = Double.nan
  /// The other metal's last price within the bar, in dollars; NaN without one.
  public var other = Double.nan

  /// What stands between two bars, or a bar that gets its prices later.
  public init(start: Timestamp, kind: Kind) {
    self.start = start
    self.kind = kind
  }

  /// Whether there are prices.
  public var isBar: Bool { kind.rawValue <= Kind.unfinished.rawValue }

  /// Takes a shorter bar in.
  mutating func take(open: Double, high: Double, low: Double, close: Double) {
    if self.open.isNaN {
      (self.open, self.high, self.low) = (open, high, low)
    } else {
      self.high = max(self.high, high)
      self.low = min(self.low, low)
    }
    self.close = close
  }
}
