import BullionMarket

/// What can be chosen about the failover between sources. Times are in milliseconds.
public struct LiveSettings: Sendable, Hashable {
  /// Percent away from the others' median beyond which a source loses its place.
  public var deviation = 1.0
  /// How long a preferred source has to be good again before it is taken back.
  public var switchBack: Int64 = 60_000
  /// How long after the start a preferred source is taken as soon as it has prices.
  public var settling: Int64 = 5_000
  /// How long a connection may stay without any message; nil for each venue's own limit.
  public var silence: Int64?
  /// The first and the longest wait before another try.
  public var shortestWait: Int64 = 1_000
  public var longestWait: Int64 = 60_000
  /// A connection that was good for so long starts with the shortest wait again.
  public var healthyTime: Int64 = 60_000
  /// How long a connection may take to open or an answer to come.
  public var patience: Int64 = 20_000
  /// Days of one-minute bars that are asked for where none are known.
  public var minuteDays = 3
  /// Days of one-hour bars that are asked for where none are known.
  public var hourDays = 400

  /// When nobody makes prices, so that silence is no failure.
  public var calendar = SessionCalendar()

  /// The defaults of the documentation.
  public init() {}
}
