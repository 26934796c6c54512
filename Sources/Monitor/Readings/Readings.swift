import BullionMarket

/// What the monitor can say at one moment. Undefined is nil; percentages are in percent; falls are negative.
///
/// Prices are in US dollars per troy ounce. What each reading means is told in <doc:ReadingDefinitions>.
public struct Readings: Sendable, Equatable {
  /// The data time: in demo and replay the event time is the clock.
  public var time: Timestamp?
  /// The feed as a whole.
  public var feed: FeedReading
  /// What is known of gold.
  public var gold: MetalReading
  /// What is known of silver.
  public var silver: MetalReading
  /// Gold measured in silver.
  public var ratio: RatioReading
  /// How the two move together.
  public var pair: PairReading
  /// The watched price lines, in the order of the settings.
  public var levels: [LevelReading]

  /// The reading of one metal.
  public subscript(instrument: Instrument) -> MetalReading {
    switch instrument {
    case .gold: gold
    case .silver: silver
    }
  }
}
