/// The leverage at which a long position, opened at the peak, is just wiped out by a drawdown.
///
/// 1 / d without a margin: a fall of 47 % leaves nothing of any position above 2.1 times. With a maintenance
/// margin of m it is closed earlier, at 1 / (d + m - d m).
///
/// ```swift
/// if let leverage = survivableLeverage(drawdown: -0.5) { print(leverage) }
/// if let leverage = survivableLeverage(drawdown: -0.5, maintenanceMargin: 0.5) {
///   print(NumberText.fixed(leverage, decimals: 2))
/// }
/// // 2.0
/// // 1.33
/// ```
///
/// - Parameters:
///   - drawdown: the fall as a fraction, -1...0.
///   - maintenanceMargin: the share of the position's value that must remain, from 0 to below 1.
/// - Returns: nil when an argument is out of range, and when there is neither a fall nor a margin.
public func survivableLeverage(drawdown: Double, maintenanceMargin: Double = 0) -> Double? {
  guard (-1...0).contains(drawdown), (0..<1).contains(maintenanceMargin) else { return nil }
  let depth = -drawdown
  let lost = depth + maintenanceMargin - depth * maintenanceMargin
  return lost > 0 ? 1 / lost : nil
}
