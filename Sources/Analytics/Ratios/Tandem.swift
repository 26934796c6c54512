/// Whether both metals go the same way together. Raw values are the names in JSON.
public enum Tandem: String, Sendable, Codable, CaseIterable, Hashable {
  /// Correlated, and both gained over the day.
  case rising
  /// Correlated, and both lost over the day.
  case falling
  /// Not correlated, or not both in one direction.
  case none
}

/// The tandem of two metals: a correlation of at least 0.5, and gains of one sign over the day.
///
/// ```swift
/// let gold = PriceMove(from: 5000.0, to: 5050.0)
/// let silver = PriceMove(from: 100.0, to: 103.0)
/// if let both = tandem(correlation: 0.8, goldDayGain: gold, silverDayGain: silver) { print(both) }
/// // rising
/// ```
///
/// - Returns: nil when the correlation or either gain is unknown.
public func tandem(
  correlation: Double?, goldDayGain gold: PriceMove?, silverDayGain silver: PriceMove?
) -> Tandem? {
  guard let correlation, let gold, let silver else { return nil }
  guard correlation >= 0.5 else { return Tandem.none }
  if gold.absolute > 0, silver.absolute > 0 { return .rising }
  if gold.absolute < 0, silver.absolute < 0 { return .falling }
  return Tandem.none
}
