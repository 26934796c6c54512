/// A range of values as a length: the finite, never empty range that an axis shows.
package struct Scale: Sendable, Hashable {
  package let lower: Double
  package let upper: Double

  /// Nil unless both ends are finite and `lower` is below `upper`, by more than the last bit of the
  /// smallest doubles.
  package init?(lower: Double, upper: Double) {
    guard lower.isFinite, upper.isFinite, lower / 2 < upper / 2 else { return nil }
    self.lower = lower
    self.upper = upper
  }

  /// The scale that shows all values with some air above and below; nil when none is finite.
  ///
  /// Values that are all the same, or as good as, stand in the middle.
  ///
  /// - Parameter padding: the air on each side as a share of the values' span.
  package init?(covering values: some Sequence<Double>, padding: Double = 0.05) {
    var low = Double.infinity
    var high = -Double.infinity
    for value in values where value.isFinite {
      low = min(low, value)
      high = max(high, value)
    }
    guard low <= high else { return nil }
    let most = Double.greatestFiniteMagnitude / 2
    let size = min(max(abs(low), abs(high)), most)
    var air = (high / 2 - low / 2) * 2 * padding
    // A span of a billionth is rounding noise.
    if high / 2 - low / 2 <= size * 5e-10 { air = size > 1e-300 ? size * 0.001 : 1 }
    self.init(lower: max(low - min(air, most), -most * 2), upper: min(high + min(air, most), most * 2))
  }

  /// 0 at the lower end, 1 at the upper, beyond that outside; halves keep the widest range finite.
  package func fraction(of value: Double) -> Double {
    (value / 2 - lower / 2) / (upper / 2 - lower / 2)
  }

  package func contains(_ value: Double) -> Bool { value >= lower && value <= upper }

  /// The nearest of `count` places along the scale, 0 at the lower end; nil for NaN or no places.
  package func place(of value: Double, count: Int) -> Int? {
    let fraction = fraction(of: value)
    guard count > 0, !fraction.isNaN else { return nil }
    return Int((min(max(fraction, 0), 1) * Double(count - 1)).rounded())
  }

  /// How far below the top of so many dots a value lies, beyond them for values outside.
  func depth(of value: Double, height: Int) -> Double {
    // Far outside is far enough: slopes stay finite.
    (1 - min(max(fraction(of: value), -1e6), 1e6)) * Double(height - 1)
  }
}
