/// Whether silver runs away from gold: its change over the day is at least 5 times gold's, in the same
/// direction, and at least 5 % (the articles' "10 % in a day while gold moves 2 %").
///
/// - Returns: nil when either change is unknown.
public func acceleration(silverDayChange silver: PriceMove?, goldDayChange gold: PriceMove?) -> Bool? {
  guard let silver = silver?.fraction, let gold = gold?.fraction else { return nil }
  return silver * gold > 0 && silver.magnitude >= 5 * gold.magnitude && silver.magnitude >= 0.05
}
