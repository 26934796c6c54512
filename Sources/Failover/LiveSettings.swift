import BullionMarket

/// What can be chosen about the failover between sources. Times are in milliseconds.
package struct LiveSettings: Sendable, Hashable {
  /// Percent away from the others' median beyond which a source loses its place.
  package var deviation = 1.0
  /// How long a preferred source has to be good again before it is taken back.
  package var switchBack: Int64 = 60_000
  /// How long after the start a preferred source is taken as soon as it has prices.
  package var settling: Int64 = 5_000
  /// How long a connection may stay without any message; nil for each venue's own limit.
  package var silence: Int64?
  /// The first and the longest wait before another try.
  package var shortestWait: Int64 = 1_000
  package var longestWait: Int64 = 60_000
  /// A connection that was good for so long starts with the shortest wait again.
  package var healthyTime: Int64 = 60_000
  /// How long a connection may take to open or an answer to come.
  package var patience: Int64 = 20_000
  /// Days of one-minute bars that are asked for where none are known.
  package var minuteDays = 3
  /// Days of one-hour bars that are asked for where none are known.
  package var hourDays = 400

  /// When nobody makes prices, so that silence is no failure.
  package var calendar = SessionCalendar()

  /// The defaults of the documentation.
  package init() {}
}
