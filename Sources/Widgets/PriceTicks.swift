/// Round ticks of a price axis: steps of 1, 2, 2.5, 4 or 5 times a power of ten, at least so many rows apart.
///
/// The algorithm of TradingView's Lightweight Charts (`PriceTickSpanCalculator`): three cycles of divisors, of whose
/// results the smallest counts. Ticks are whole multiples of the step, so that labels of one axis share their decimals.
package struct PriceTicks: Sendable, Hashable {
  /// From low to high.
  package let values: [Double]
  /// Between two ticks; on a logarithmic axis the smallest that was used. 0 without ticks.
  package let step: Double
  /// The decimals that write every tick exactly.
  package let decimals: Int

  /// Rows from one label to the next, at least.
  package static let rowsPerTick = 3.0
  private static let mostTicks = 200
  /// No step is smaller than this, whatever the range.
  private static let smallestStep = 1e-9

  private static let cycles: [[Double]] = [[2, 2.5, 2], [2, 2, 2.5], [2.5, 2, 2]]

  /// The step for a range that takes so many rows; nil unless it is finite and not empty.
  package static func step(lower: Double, upper: Double, rows: Double) -> Double? {
    let range = upper - lower
    guard range.isFinite, range > smallestStep, rows > 0 else { return nil }
    let smallest = range * rowsPerTick / rows
    return cycles.map { step(power(above: range), atLeast: smallest, dividing: $0) }.min()
  }

  private static func step(_ first: Double, atLeast smallest: Double, dividing cycle: [Double]) -> Double {
    var step = first
    var index = 0
    // Down to one in this cycle, and below it in the first.
    while step >= smallest * cycle[index % 3] * (1 - 1e-12), step > 1 {
      step /= cycle[index % 3]
      index += 1
    }
    guard step <= 1 else { return step }
    index = 0
    while step >= smallest * cycles[0][index % 3] * (1 - 1e-12), step > smallestStep {
      step /= cycles[0][index % 3]
      index += 1
    }
    return step
  }

  /// The smallest power of ten from one up that is not below the range.
  private static func power(above range: Double) -> Double {
    var power = 1.0
    while power < range * (1 - 1e-12), power < 1e300 { power *= 10 }
    return power
  }

  /// The ticks of a linear axis; none for a range that is empty or not finite.
  package init(lower: Double, upper: Double, rows: Double) {
    self.init(lower: lower, upper: upper, step: Self.step(lower: lower, upper: upper, rows: rows) ?? 0)
  }

  /// The multiples of a step within a range; none of 0.
  init(lower: Double, upper: Double, step: Double) {
    guard step > 0 else {
      self.init(values: [], step: 0)
      return
    }
    var values: [Double] = []
    var index = (lower / step - 1e-9).rounded(.up)
    while index * step <= upper + step * 1e-9, values.count < Self.mostTicks {
      values.append(Self.multiple(index, of: step))
      index += 1
    }
    self.init(values: values, step: step)
  }

  private init(values: [Double], step: Double) {
    self.values = values
    self.step = step
    decimals = step > 0 ? Self.decimals(of: step) : 0
  }

  /// The ticks of a logarithmic axis: the step is chosen anew at each tick, going down, and ticks are left out that come
  /// closer than the rows allow.
  ///
  /// - Parameter row: where a value stands, in rows from the top.
  package init(lower: Double, upper: Double, rows: Double, row: (Double) -> Double) {
    var values: [Double] = []
    var smallest = Double.infinity
    var top = upper
    while values.count < Self.mostTicks, let step = Self.step(lower: lower, upper: top, rows: rows) {
      var index = (top / step + 1e-9).rounded(.down)
      if let last = values.last, index * step >= last - step * 1e-9 { index -= 1 }
      let value = Self.multiple(index, of: step)
      guard value >= lower else { break }
      if let last = values.last, row(value) - row(last) < Self.rowsPerTick {
        // Too close: the next lower multiple is tried.
        top = value - step * 1e-6
        guard top > lower, row(lower) - row(last) >= Self.rowsPerTick else { break }
        continue
      }
      values.append(value)
      smallest = min(smallest, step)
      top = value
    }
    self.init(values: values.reversed(), step: values.isEmpty ? 0 : smallest)
  }

  /// Without the rounding of a step that no double holds: 3 times 0.1 is 0.3.
  private static func multiple(_ index: Double, of step: Double) -> Double {
    let scale = 1 / step
    let value = step < 1 && scale.rounded() == scale ? index / scale : index * step
    return value == 0 ? 0 : value
  }

  private static func decimals(of step: Double) -> Int {
    var scaled = step
    for count in 0..<12 {
      if (scaled - scaled.rounded()).magnitude < 1e-6 * max(1, scaled) { return count }
      scaled *= 10
    }
    return 12
  }
}
