import BullionMarket

/// Whether the last price can be relied on, by the times at which prices came.
///
/// Stale after max(15 s, 20 x the median gap between quotes): a feed that sends once a minute is not dead
/// after twenty seconds, one that sends ten times a second is (ANALYTICS, part 5). Hours in which nobody trades, and
/// the first minutes of a session, are no silence of the feed: a price that grew old over them is `closed`.
struct Freshness: Sendable, Equatable {
  /// No price is stale before it is so many milliseconds old.
  static let shortest: Int64 = 15_000
  private static let medianGaps: Int64 = 20
  /// Gaps it takes to know a feed's pace; until then it may be silent for `unknownPace`.
  private static let fewestGaps = 5
  private static let unknownPace: Int64 = 60_000
  /// However slow a feed is, after a day without a quote it is stale.
  private static let longest: Int64 = Timestamp.millisecondsPerDay
  /// Seconds after an opening in which brokers are not all back yet.
  private static let graceAfterOpening: Int64 = 300
  /// After so many milliseconds a price is stale, whether the market is open or not.
  private static let longestSilence = 32 * Timestamp.millisecondsPerDay

  private(set) var quality = Quality.none
  /// When the quality may change without a price; never too late.
  private(set) var nextReview = Timestamp.never
  /// Whether there was a price that is not history.
  private(set) var isLive = false
  private(set) var lastReceived: Timestamp?
  private var gaps = RecentNumbers(capacity: 32)
  /// The length of the last ready-made bar, which says how soon the next one can come; nil after a quote.
  private var barLength: Int64?
  /// The source of the last price is gone: it is not waited for.
  private var isLost = false
  /// The next gap is one between two sources and says nothing.
  private var isPaceForgotten = false

  /// The last price is old from now on, whatever its age; until the next one comes.
  mutating func lose() { isLost = true }

  /// What comes next is of another source, which has a pace of its own.
  mutating func forgetPace() {
    gaps.removeAll()
    isPaceForgotten = true
  }

  /// The clock was set: ages stay what they are.
  mutating func stepClock(by step: Int64) {
    lastReceived = lastReceived.map { $0.advanced(byMilliseconds: step) }
    if nextReview != .never { nextReview = nextReview.advanced(byMilliseconds: step) }
  }

  mutating func noteQuote(receivedAt time: Timestamp) {
    if let lastReceived, barLength == nil, !isPaceForgotten {
      gaps.insert(max(0, time.milliseconds(since: lastReceived)))
    }
    isPaceForgotten = false
    barLength = nil
    isLive = true
    noteArrival(time)
  }

  mutating func noteBar(length: Int64, endingAt time: Timestamp, isHistory: Bool) {
    // Bars and quotes have different paces: what was learnt of the one does not hold for the other.
    gaps.removeAll()
    barLength = length
    isLive = isLive || !isHistory
    noteArrival(time)
  }

  private mutating func noteArrival(_ time: Timestamp) {
    lastReceived = time
    isLost = false
    quality = .good
    nextReview = time.advanced(byMilliseconds: Self.shortest)
  }

  /// Milliseconds without a price after which the price counts as stale.
  ///
  /// - Complexity: sorts a few numbers; to be asked when a price is at least `shortest` old.
  var limit: Int64 {
    if isLost { return 0 }
    if let barLength { return max(Self.shortest, 2 * barLength) }
    guard gaps.count >= Self.fewestGaps, let usual = gaps.median else {
      return max(Self.unknownPace, Self.patience(forGap: gaps.largest ?? 0))
    }
    return max(Self.shortest, Self.patience(forGap: usual))
  }

  /// No price is late before it is so many milliseconds old.
  private static let shortestLate: Int64 = 2_000
  private static let lateGaps: Int64 = 3

  /// Whether a price is older than the feed's pace explains: three of its usual gaps.
  func isLate(at time: Timestamp) -> Bool {
    guard isLive, let lastReceived else { return false }
    let age = time.milliseconds(since: lastReceived)
    if let barLength { return age > barLength.addingSaturated(Self.shortest) }
    guard gaps.count >= Self.fewestGaps, let usual = gaps.median else { return age > Self.shortest }
    return age > max(Self.shortestLate, Self.lateGaps * min(usual, Self.longest))
  }

  /// Judges the quality anew.
  mutating func review(at time: Timestamp, hours: inout SessionClock) {
    (quality, nextReview) = assessment(at: time, hours: &hours)
  }

  /// The quality at a moment, and when to look again.
  private func assessment(at time: Timestamp, hours: inout SessionClock) -> (Quality, Timestamp) {
    guard let lastReceived else { return (.none, .never) }
    let expiry = lastReceived.advanced(byMilliseconds: limit)
    if time < expiry { return (.good, expiry) }
    // History that has grown old is no price at all.
    guard isLive else { return (.none, .never) }
    // Nobody waits for a market that long: no more looking, either.
    guard time.milliseconds(since: lastReceived) < Self.longestSilence else { return (.stale, .never) }
    let boundary = hours.boundary(after: time)
    guard hours.isOpen(at: time) else { return (.closed, boundary) }
    let beforeGrace = time.advanced(bySeconds: -Self.graceAfterOpening)
    guard hours.isOpen(at: beforeGrace) else {
      let graceOver = hours.boundary(after: beforeGrace).advanced(bySeconds: Self.graceAfterOpening)
      return (.closed, min(boundary, graceOver))
    }
    let rest = limit - hours.openMilliseconds(from: lastReceived, to: time)
    return rest > 0 ? (.closed, min(boundary, time.advanced(byMilliseconds: rest))) : (.stale, boundary)
  }

  private static func patience(forGap gap: Int64) -> Int64 { medianGaps * min(gap, longest / medianGaps) }
}
