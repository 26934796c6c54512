/// Whether silver runs away from gold: its change over the day is at least 5 times gold's, in the same
/// direction, and at least 5 % (the articles' "10 % in a day while gold moves 2 %").
///
/// ```swift
/// let gold = PriceMove(from: 5000.0, to: 5050.0)
/// let silver = PriceMove(from: 100.0, to: 106.0)
/// if let isRunning = acceleration(silverDayChange: silver, goldDayChange: gold) { print(isRunning) }
/// // true
/// ```
///
/// - Returns: nil when either change is unknown.
public func acceleration(silverDayChange silver: PriceMove?, goldDayChange gold: PriceMove?) -> Bool? {
  guard let silver = silver?.fraction, let gold = gold?.fraction else { return nil }
  return silver * gold > 0 && silver.magnitude >= 5 * gold.magnitude && silver.magnitude >= 0.05
}
