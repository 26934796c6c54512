import BullionAlarms
import BullionMarket

extension Metric {
  /// Whether the reading says only that something is so: 1, or that it is not: 0.
  var isYesOrNo: Bool {
    switch self {
    case .acceleration, .feedStale, .allFeedsStale: true
    default: false
    }
  }
}

/// The values that a reading can have at all.
struct MetricRange {
  var lowest = -Double.infinity
  var highest = Double.infinity
  /// Whether the lowest value itself can be had; a price of nothing cannot.
  var includesLowest = true

  func contains(_ value: Double) -> Bool {
    value <= highest && (includesLowest ? value >= lowest : value > lowest)
  }
}

extension Metric {
  var range: MetricRange {
    switch self {
    case .price, .ratio: MetricRange(lowest: 0, includesLowest: false)
    case .change, .gain: MetricRange(lowest: -100, includesLowest: false)
    case .relativeStrengthIndex, .ratioPercentile, .feedQuality: MetricRange(lowest: 0, highest: 100)
    case .drawdown: MetricRange(lowest: -100, highest: 0, includesLowest: false)
    case .volatility, .feedFailovers: MetricRange(lowest: 0)
    case .correlation: MetricRange(lowest: -1, highest: 1)
    case .acceleration, .feedStale, .allFeedsStale: MetricRange(lowest: 0, highest: 1)
    case .ratioZScore, .beta, .elasticity: MetricRange()
    }
  }
}

extension AlarmRule {
  /// Why the rule would be of no use: its condition can never hold, always holds, or could never be over again. Nil for
  /// a rule that can be raised and cleared, and for one on a reading that does not exist.
  public var impossibility: String? {
    guard let range = Metric(name: metric)?.range else { return nil }
    let mark = NumberText.shortest(limit, grouping: true)
    let side = condition == .atOrAbove ? "at or above" : "at or below"
    let reading = subject.isEmpty ? metric : subject
    func bound(_ value: Double) -> String {
      NumberText.shortest(value, grouping: true) + (unit.isEmpty ? "" : " \(unit)")
    }
    let (nearest, farthest) =
      condition == .atOrAbove ? (range.lowest, range.highest) : (range.highest, range.lowest)
    let mayReach = condition == .atOrAbove ? limit <= farthest : range.contains(limit) || limit > farthest
    guard mayReach else {
      let words = condition == .atOrAbove ? "above" : "below"
      return "\(side) \(mark) can never hold: \(reading) is never \(words) \(bound(farthest))"
    }
    let alwaysHolds = condition == .atOrAbove ? limit <= nearest : limit >= nearest
    if alwaysHolds {
      let words = condition == .atOrAbove ? "never below" : "never above"
      return "\(side) \(mark) always holds: \(reading) is \(words) \(bound(nearest))"
    }
    if Metric(name: metric)?.isYesOrNo == true, condition == .atOrBelow {
      return "\(reading) is 1 when it is so, else 0: a rule on it is raised above, not below"
    }
    guard range.contains(clearLevel) else {
      return
        "with a deadband of \(NumberText.shortest(deadband)) the alarm would never be over: \(reading) would have to "
        + "come back to \(NumberText.shortest(clearLevel, grouping: true))"
    }
    return nil
  }

  /// Ounces of silver for one of gold: it was between 14 and 126 within the last two centuries.
  private static let plausibleRatios = 5.0...500.0

  /// Why a limit that somebody sets today would be of no use although it is possible: a price ten times beyond what
  /// is usual now, or a ratio far from all that there ever were. Nil for other readings.
  ///
  /// For a rule that is new: one that stands in a file may be meant for prices of another time.
  public func implausibility(at now: Timestamp) -> String? {
    let range: ClosedRange<Double>
    switch Metric(name: metric) {
    case .price(let metal):
      let usual = PriceRange.usual(of: metal, at: now)
      range = usual.low.dollars / 10...usual.high.dollars * 10
    case .ratio: range = Self.plausibleRatios
    default: return nil
    }
    guard !range.contains(limit) else { return nil }
    let isAbove = condition == .atOrAbove
    let verdict = isAbove == (limit < range.lowerBound) ? "always hold" : "never hold"
    func text(_ value: Double) -> String { NumberText.shortest(value, grouping: true) }
    return "\(isAbove ? "at or above" : "at or below") \(text(limit)) would \(verdict): name a limit from "
      + "\(text(range.lowerBound)) to \(text(range.upperBound))"
  }

  /// Makes a deadband that nobody has chosen fit between the limit and the reading's end, half way at most.
  public mutating func fitDeadband() {
    guard let range = Metric(name: metric)?.range, !range.contains(clearLevel) else { return }
    let end = condition == .atOrAbove ? range.lowest : range.highest
    if end.isFinite { deadband = abs(limit - end) / 2 }
  }
}
