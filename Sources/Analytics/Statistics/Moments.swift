/// Mean and spread of a set of numbers in two passes, which keeps its digits where a running sum of squares
/// loses them all (ANALYTICS, numerics). O(n).
struct Moments {
  let count: Double
  let mean: Double
  /// The sum of squared deviations from the mean; exactly 0 when all numbers are equal.
  let squares: Double

  /// - Returns: nil without a number.
  init?(_ values: ArraySlice<Double>) {
    guard let origin = values.first else { return nil }
    count = Double(values.count)
    // Measured from the first number, so that equal numbers have exactly themselves as their mean.
    var total = 0.0
    for value in values { total += value - origin }
    mean = origin + total / count
    var squares = 0.0
    var residue = 0.0
    for value in values {
      let deviation = value - mean
      squares += deviation * deviation
      residue += deviation
    }
    self.squares = max(0, squares - residue * residue / count)
  }

  /// Nil for fewer numbers than the kind needs.
  func deviation(_ kind: DeviationKind) -> Double? {
    switch kind {
    case .population: (squares / count).squareRoot()
    case .sample: count > 1 ? (squares / (count - 1)).squareRoot() : nil
    }
  }
}

/// What a sum of squared deviations is divided by.
public enum DeviationKind: String, Sendable, Codable, Hashable {
  /// By n: the numbers are all there are.
  case population
  /// By n - 1: the numbers are a sample.
  case sample
}
