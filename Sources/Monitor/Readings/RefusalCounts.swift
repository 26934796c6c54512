import BullionMarket

/// Input that was not taken, by reason.
public struct RefusalCounts: Sendable, Equatable {
  /// Lines that could not be read as a quote.
  public internal(set) var lines = 0
  /// How many of each; a reason without any is missing.
  public internal(set) var byReason: [RefusalReason: Int] = [:]
  /// Repeated quotes: they refresh the age and are not refusals.
  public internal(set) var duplicates = 0
  /// All refusals, duplicates not among them.
  public var total: Int { byReason.values.reduce(0, +) }

  mutating func count(_ reason: RefusalReason) { byReason[reason, default: 0] += 1 }
}
