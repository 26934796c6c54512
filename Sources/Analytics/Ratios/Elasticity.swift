/// Silver's logarithmic move for one unit of gold's over the same window: 2 when silver moved twice as far.
///
/// - Returns: nil when gold moved less than 0.1 %, because the quotient would be noise.
public func elasticity(of silver: PriceMove, relativeTo gold: PriceMove) -> Double? {
  guard gold.fraction.magnitude >= 0.001 else { return nil }
  return silver.logarithm / gold.logarithm
}
