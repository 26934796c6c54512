import BullionMarket

/// Says when something that repeats is due again. What was missed while nobody asked is not made up for, and a clock
/// that is put back does not stop it.
struct Repetition: Sendable {
  /// Milliseconds from one to the next.
  let interval: Int64
  private var next: Timestamp?
  /// From the last start to the next time.
  private var wait: Int64 = 0

  init(every interval: Int64) { self.interval = interval }

  /// Counts from now on.
  ///
  /// - Parameter delay: milliseconds to the next one; the interval unless given.
  mutating func start(at now: Timestamp, delay: Int64? = nil) {
    wait = delay ?? interval
    next = now.advanced(byMilliseconds: wait)
  }

  /// Whether it is due; if so it is due again an interval later. Never before `start`.
  mutating func isDue(at now: Timestamp) -> Bool {
    guard let next else { return false }
    guard now < next else {
      start(at: now)
      return true
    }
    if next.milliseconds(since: now) > wait { start(at: now) }
    return false
  }
}
