/// How far the local clock lags behind a source's, from how far ahead of their arrival its quotes are dated.
///
/// A quote cannot arrive before it was sent. One that seems to is a bad quote; when most do, it is the local clock.
struct ClockEstimate: Sendable, Equatable {
  /// Milliseconds to add to the local clock; zero while most quotes arrive after their time.
  private(set) var offset: Int64 = 0

  /// Leads beyond the tolerance.
  private var early: RecentNumbers
  /// One bit for each of the last quotes, the latest lowest: set when it was early.
  private var history: UInt64 = 0
  private var seen = 0
  private let window: Int
  private let warmUp: Int
  private let tolerance: Int64

  /// - Parameters:
  ///   - window: quotes of which most have to be early, 1 to 64.
  ///   - warmUp: quotes to wait for before the clock is doubted.
  ///   - tolerance: milliseconds that a quote may lead its arrival.
  init(window: Int, warmUp: Int, tolerance: Int64) {
    self.window = window.clamped(to: 1...64)
    self.warmUp = warmUp
    self.tolerance = tolerance
    early = RecentNumbers(capacity: self.window)
  }

  /// Takes a quote's event time minus its arrival, in milliseconds.
  mutating func add(lead: Int64) {
    let isEarly = lead > tolerance
    seen = min(seen + 1, window)
    // The usual case: nothing early now nor lately.
    guard isEarly || history != 0 else { return }
    history = (history << 1 | (isEarly ? 1 : 0)) & (UInt64.max >> UInt64(64 - window))
    if isEarly { early.insert(lead) }
    if history == 0 { early.removeAll() }
    offset = seen >= warmUp && history.nonzeroBitCount * 2 > seen ? early.median ?? 0 : 0
  }

  /// Whether so large a lead cannot be explained by the clock.
  func isFuture(lead: Int64) -> Bool { lead > tolerance.addingSaturated(offset) }
}
