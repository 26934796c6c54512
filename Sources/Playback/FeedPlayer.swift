import BullionMarket

/// Plays a paced feed against wall time that the caller measures: pause, speed, and skipping ahead.
///
/// Time is kept in quarters of a millisecond, so that every speed is exact and a long run does not drift.
package struct FeedPlayer: Sendable {
  /// The speeds that `faster` and `slower` step through.
  package static let speeds: [Double] = [0.25, 0.5, 1, 2, 4, 8, 16, 32, 64]
  /// The most events that one skip hands over.
  package static let longestSkip = 100_000

  private static let quartersPerMillisecond: Int64 = 4

  /// While true, `advance` delivers nothing and the position stays.
  package var isPaused = false
  /// True once the feed has nothing more to come.
  package private(set) var hasEnded = false

  private var feed: any PacedFeed
  private let batch: Int
  private var speedIndex: Int
  /// Played time at speed 1, in quarters of a millisecond.
  private var position: Int64 = 0

  /// - Parameters:
  ///   - speed: the nearest of `speeds` is taken.
  ///   - batch: the most events of one `advance`; at least 1.
  package init(_ feed: any PacedFeed, speed: Double = 1, batch: Int = 5000) {
    self.feed = feed
    self.batch = max(1, batch)
    speedIndex =
      Self.speeds.indices.min { abs(Self.speeds[$0] - speed) < abs(Self.speeds[$1] - speed) } ?? 2
  }

  package var name: String { feed.name }
  package var mode: FeedMode { feed.mode }
  /// Seconds of data in a second at speed 1, now; nil where the feed keeps no pace.
  package var tempo: Double? { feed.tempo }
  /// Whether it cannot be played faster, or slower.
  package var isFastest: Bool { speedIndex == Self.speeds.count - 1 }
  package var isSlowest: Bool { speedIndex == 0 }
  /// How many times faster than the feed's own pace.
  package var speed: Double { Self.speeds[speedIndex] }

  package mutating func faster() { speedIndex = min(speedIndex + 1, Self.speeds.count - 1) }
  package mutating func slower() { speedIndex = max(speedIndex - 1, 0) }

  /// The events that became due while so much wall time passed.
  ///
  /// When more than a batch is due, the rest comes at the next calls and the position waits for it: a speed that
  /// the caller cannot keep up with plays slower instead of running away. Without time comes what is due at
  /// once, with negative time nothing.
  package mutating func advance(wallMilliseconds delta: Int64) -> [FeedEvent] {
    guard !isPaused, !hasEnded, delta >= 0 else { return [] }
    let longest: Int64 = 7 * 86_400_000
    position += min(delta, longest) * speedQuarters
    var events: [FeedEvent] = []
    while let due = nextDueQuarters(), due <= position {
      guard events.count < batch else {
        position = due
        break
      }
      deliver(to: &events)
    }
    return events
  }

  /// Everything up to and including the next headline, at once; also while paused.
  ///
  /// Ends early with `.ended`, with the last event, or after `longestSkip` events.
  package mutating func skipToNextHeadline() -> [FeedEvent] {
    var events: [FeedEvent] = []
    while !hasEnded, events.count < Self.longestSkip, let due = nextDueQuarters() {
      position = max(position, due)
      deliver(to: &events)
      if case .headline = events.last { break }
    }
    return events
  }

  /// Wall time until the next event at the current speed, rounded up; 0 when it is due.
  ///
  /// Nil when paused or ended: nothing comes however long one waits.
  package var millisecondsUntilNextEvent: Int64? {
    mutating get {
      guard !isPaused, !hasEnded, let due = nextDueQuarters() else { return nil }
      let wait = max(0, due - position)
      return wait / speedQuarters + (wait % speedQuarters > 0 ? 1 : 0)
    }
  }

  private var speedQuarters: Int64 { 1 << Int64(speedIndex) }

  private mutating func nextDueQuarters() -> Int64? {
    guard !hasEnded, let due = feed.nextDue() else {
      hasEnded = true
      return nil
    }
    let latest = Int64.max / (2 * Self.quartersPerMillisecond)
    return min(max(due, 0), latest) * Self.quartersPerMillisecond
  }

  private mutating func deliver(to events: inout [FeedEvent]) {
    guard let event = feed.next() else {
      hasEnded = true
      return
    }
    if event == .ended { hasEnded = true }
    events.append(event)
  }
}
