/// The values that a reading can have at all.
struct MetricRange: Sendable, Equatable {
  var lowest = -Double.infinity
  var highest = Double.infinity
  /// Whether the lowest value itself can be had; a price of nothing cannot.
  var includesLowest = true

  static let percentage = MetricRange(lowest: 0, highest: 100)
  /// 1 when something is so, else 0.
  static let yesOrNo = MetricRange(lowest: 0, highest: 1)
  /// More than nothing.
  static let positive = MetricRange(lowest: 0, includesLowest: false)
  /// A change in percent: nothing can lose more than all.
  static let change = MetricRange(lowest: -100, includesLowest: false)

  func contains(_ value: Double) -> Bool {
    value <= highest && (includesLowest ? value >= lowest : value > lowest)
  }
}
