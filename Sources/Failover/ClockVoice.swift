import BullionMarket

/// What the times of one source say about the local clock.
///
/// Only a source whose times go on as time does has a say: old prices that are sent again, a cache, and what had
/// piled up while the machine slept say nothing.
struct ClockVoice: Sendable {
  private struct Sample: Sendable {
    var time: Timestamp
    var steady: Timestamp
    /// Event time less time of arrival, in milliseconds.
    var lead: Int64 { time.milliseconds(since: steady) }
  }

  /// Samples that are kept, and milliseconds between them.
  private static let kept = 20
  private static let spacing: Int64 = 200
  /// What was said longer ago counts no more.
  private static let longestSilence: Int64 = 60_000
  /// Delays of one source differ by less than this.
  private static let scatter: Int64 = 5_000

  private var samples: [Sample] = []

  /// Takes the event time of a price that has just come.
  mutating func note(_ time: Timestamp, at steady: Timestamp) {
    let sample = Sample(time: time, steady: steady)
    guard let last = samples.last else {
      samples = [sample]
      return
    }
    guard steady.milliseconds(since: last.steady) >= Self.spacing else { return }
    // What has a time of its own is newer each time.
    guard time != last.time else { return }
    samples.removeAll { abs($0.lead.subtractingSaturated(sample.lead)) > Self.scatter }
    samples.append(sample, keeping: Self.kept)
  }

  /// How far the source's clock is ahead of the steady one: negative by the delay where both are right.
  ///
  /// - Parameter span: milliseconds over which it must have been so; nil is returned otherwise.
  func lead(over span: Int64, at now: Timestamp) -> Int64? {
    guard samples.count >= 3, let first = samples.first, let last = samples.last,
      last.steady.milliseconds(since: first.steady) >= span,
      now.milliseconds(since: last.steady) <= Self.longestSilence
    else { return nil }
    return samples.map(\.lead).max()
  }

  /// What its last price says, however little that is worth.
  var latestLead: Int64? { samples.last?.lead }

  mutating func forget() { samples = [] }
}
