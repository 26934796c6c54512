import BullionMarket

/// The day's change; both numbers are nil without a price to compare with.
public struct ChangeReading: Sendable, Equatable {
  /// In dollars per troy ounce; negative for a fall.
  public var absolute: Price?
  /// In percent of the reference; negative for a fall.
  public var percent: Double?
  /// What the change is against, in words: `previous close`, `24 h` for sources that trade at all hours, or the time
  /// of an older price (`22 Jan 09:00`) where the close is not known.
  public var reference = "previous close"
}
