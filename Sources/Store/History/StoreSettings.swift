import BullionMarket

/// How long history is kept and how large it may become.
public struct StoreSettings: Sendable, Hashable {
  /// Milliseconds that bars shorter than a day are kept; 0 or less keeps them for ever. Bars of a day are always kept.
  public var minuteRetention = 3650 * Timestamp.millisecondsPerDay
  /// Milliseconds that quotes are kept.
  public var quoteRetention = Timestamp.millisecondsPerDay
  /// Bytes that the data may take, four gigabytes unless said otherwise; above, the oldest quotes go first, then the
  /// oldest of the shortest bars.
  public var largestSize: Int64 = 4 << 30
  /// Seconds that a program waits for another one to finish its write.
  public var patience = 5.0

  /// Ten years of minutes, a day of quotes, four gigabytes.
  public init() {}
}
