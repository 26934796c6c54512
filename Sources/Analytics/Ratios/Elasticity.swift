/// Silver's logarithmic move for one unit of gold's over the same window: 2 when silver moved twice as far.
///
/// ```swift
/// if let gold = PriceMove(from: 5000.0, to: 5050.0), let silver = PriceMove(from: 100.0, to: 103.0),
///   let ratio = elasticity(of: silver, relativeTo: gold)
/// {
///   print(NumberText.fixed(ratio, decimals: 2))
/// }
/// // 2.97
/// ```
///
/// - Returns: nil when gold moved less than 0.1 %, because the quotient would be noise.
public func elasticity(of silver: PriceMove, relativeTo gold: PriceMove) -> Double? {
  guard gold.fraction.magnitude >= 0.001 else { return nil }
  return silver.logarithm / gold.logarithm
}
