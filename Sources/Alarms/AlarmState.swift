/// Where an alarm stands in its life (ISA-18.2). Raw values are the names in JSON and in the journal.
public enum AlarmState: String, Sendable, Hashable, Codable, CaseIterable {
  /// The condition is not there, or not for long enough.
  case normal
  /// Active, and nobody has acknowledged it yet.
  case unacknowledged
  /// Active and acknowledged.
  case acknowledged
  /// The condition is over, but nobody has acknowledged that it was there.
  case returned

  /// Whether the condition stands, acknowledged or not.
  public var isActive: Bool { self == .unacknowledged || self == .acknowledged }
}

/// Whether the data behind an alarm can be trusted. On stale data nothing is raised and nothing clears.
public enum AlarmQuality: String, Sendable, Hashable, Codable, CaseIterable {
  /// Fresh enough to raise and to clear.
  case good
  /// Too old, declared lost, or not there yet.
  case stale
}
