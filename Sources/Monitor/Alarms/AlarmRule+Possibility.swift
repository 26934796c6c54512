import BullionAlarms
import BullionMarket

extension AlarmRule {
  /// Why the rule would be of no use: its condition can never hold, always holds, or could never be over again. Nil for
  /// a rule that can be raised and cleared, and for one on a reading that does not exist.
  public var impossibility: String? {
    guard let range else { return nil }
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
    if range == .yesOrNo, condition == .atOrBelow {
      return "\(reading) is 1 when it is so, else 0: a rule on it is raised above, not below"
    }
    guard range.contains(clearLevel) else {
      return
        "with a deadband of \(NumberText.shortest(deadband)) the alarm would never be over: \(reading) would have to "
        + "come back to \(NumberText.shortest(clearLevel, grouping: true))"
    }
    return nil
  }

  /// What the reading can be; nil for one that does not exist.
  private var range: MetricRange? { Metric(name: metric).map { MetricProfile($0, limit: limit).range } }

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
    guard let range, !range.contains(clearLevel) else { return }
    let end = condition == .atOrAbove ? range.lowest : range.highest
    if end.isFinite { deadband = abs(limit - end) / 2 }
  }
}
