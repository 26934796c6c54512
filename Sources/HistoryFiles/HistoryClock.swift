import BullionMarket

/// Turns what a zone's clock showed into moments; remembers the day's offset, so that a line costs little.
struct HistoryClock: Sendable {
  let zone: HistoryZone
  /// A day on which, as on the days around it, the clock was not changed, and what to add to its time for UTC.
  private var knownDay = Int64.min
  private var knownOffset: Int64 = 0

  init(zone: HistoryZone) { self.zone = zone }

  /// The moment at which the clock showed a time; nil for one that spring leaves out.
  ///
  /// - Parameters:
  ///   - shown: what the clock showed, held as if it were UTC.
  ///   - previous: the moment before it in the file. Of the two moments that one time of the autumn change can
  ///     mean, the second is taken when the first is not later than this.
  mutating func moment(showing shown: Timestamp, after previous: Timestamp?) -> Timestamp? {
    if case .utc = zone { return shown }
    let day = shown.milliseconds.subtractingSaturated(shown.millisecondsOfDay)
    if day == knownDay { return shown.advanced(byMilliseconds: knownOffset) }
    let midnight = Timestamp(milliseconds: day)
    let before = zone.offset(at: midnight.advanced(byMilliseconds: -Timestamp.millisecondsPerDay))
    let after = zone.offset(at: midnight.advanced(byMilliseconds: 2 * Timestamp.millisecondsPerDay))
    if before == after {
      knownDay = day
      knownOffset = -before
      return shown.advanced(byMilliseconds: knownOffset)
    }
    let moments = [before, after].map { shown.advanced(byMilliseconds: -$0) }.sorted()
    let possible = moments.filter { $0.advanced(byMilliseconds: zone.offset(at: $0)) == shown }
    guard let first = possible.first else { return nil }
    if let previous, first <= previous, let second = possible.last { return second }
    return first
  }
}
