import Screen

/// The value axis of a chart over so many rows. On a linear axis the round ticks stand in the middle of rows, so that
/// equal steps are drawn equal and a grid line lies where its value is.
package struct PlotScale: Sendable, Equatable {
  /// How values are spread over the rows.
  package enum Kind: Sendable, Hashable {
    case linear
    /// Equal shares take equal room; linear where a value is not above zero.
    case logarithmic
  }

  package let rows: Int
  package let ticks: PriceTicks
  private let isLogarithmic: Bool
  /// The value, or its logarithm, at the upper edge of the first row.
  private let top: Double
  /// How much a row is.
  private let perRow: Double

  /// Nil unless the range is finite and not empty and there is a row.
  package init?(lower: Double, upper: Double, rows: Int, kind: Kind = .linear) {
    guard rows > 0, lower.isFinite, upper.isFinite, lower < upper,
      let step = PriceTicks.step(lower: lower, upper: upper, rows: Double(rows))
    else { return nil }
    self.rows = rows
    isLogarithmic = kind == .logarithmic && lower > 0
    if isLogarithmic {
      let (low, high) = (lower.naturalLogarithm, upper.naturalLogarithm)
      let perRow = (high - low) / Double(max(rows - 1, 1))
      let top = high + perRow / 2
      self.perRow = perRow
      self.top = top
      ticks = PriceTicks(lower: lower, upper: upper, rows: Double(rows)) {
        (top - $0.naturalLogarithm) / perRow
      }
    } else {
      // As many rows a step as leave one to move the axis by.
      let parts = max(1, (Double(rows - 1) * step / (upper - lower)).rounded(.down))
      perRow = max(step / parts, (upper - lower) / Double(rows))
      let slack = Double(rows) * perRow - (upper - lower)
      let lowest = ((lower - slack / 2) / perRow + 0.5).rounded() * perRow
      top = lowest + (Double(rows) - 0.5) * perRow
      ticks = PriceTicks(lower: lowest, upper: lowest + Double(rows - 1) * perRow, step: step)
    }
  }

  /// How many rows below the upper edge a value stands: 0.5 is the middle of the first row.
  package func depth(of value: Double) -> Double {
    (top - (isLogarithmic ? value.naturalLogarithm : value)) / perRow
  }

  /// The value at a depth.
  package func value(atDepth depth: Double) -> Double {
    let value = top - depth * perRow
    return isLogarithmic ? value.exponential : value
  }

  /// The row that holds a value; nil outside of the axis.
  package func row(of value: Double) -> Int? {
    let depth = depth(of: value)
    guard depth >= 0, depth < Double(rows) else { return nil }
    return Int(depth)
  }
}
