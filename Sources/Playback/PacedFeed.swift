import BullionMarket

/// A feed that sets its own pace: each event says when, at speed 1, it is due.
///
/// What is known from before the first frame comes first, as `.history`. Pure: whoever plays it owns the clock. Wall time counts from the first frame and stands still while paused.
package protocol PacedFeed: Sendable {
  /// As the user would write it after `--feed`: `demo`, `demo:crash`, `file:quotes.csv`.
  var name: String { get }
  var mode: FeedMode { get }
  /// Seconds of data in a second of wall time at speed 1, where the feed is now; nil where it keeps no pace.
  var tempo: Double? { get }
  /// Milliseconds of wall time at speed 1 from the start to the next event; nil when nothing more comes.
  mutating func nextDue() -> Int64?
  /// The next event, in the order of time; nil when nothing more comes.
  mutating func next() -> FeedEvent?
}
