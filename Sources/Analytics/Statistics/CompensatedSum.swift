/// A running sum in twice the precision of a double: the rounded sum and what rounding lost.
///
/// Knuth's two-sum; subtracting an element that left a window takes out all that it brought in.
struct CompensatedSum: Sendable, Equatable, Codable {
  private(set) var rounded = 0.0
  private var lost = 0.0

  init() {}

  init(_ terms: ArraySlice<Double>) {
    for term in terms { add(term) }
  }

  mutating func add(_ term: Double) {
    let (total, error) = Self.exactSum(rounded, term)
    (rounded, lost) = Self.exactSum(total, lost + error)
  }

  /// The rounded sum of two numbers and the error of rounding it.
  private static func exactSum(_ first: Double, _ second: Double) -> (sum: Double, error: Double) {
    let sum = first + second
    let share = sum - first
    return (sum, (first - (sum - share)) + (second - share))
  }

  /// The sum over a number, rounded once. The remainder of the division is exact with a fused multiply-add.
  func divided(by divisor: Double) -> Double {
    let quotient = rounded / divisor
    return quotient + (rounded.addingProduct(-quotient, divisor) + lost) / divisor
  }
}
