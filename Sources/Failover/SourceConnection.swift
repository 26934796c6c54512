import BullionMarket

/// Where the connection with one source stands, and when the next one is due. Each has a generation.
///
/// Moments are those of the steady clock.
struct SourceConnection: Sendable {
  enum Phase: Sendable, Hashable {
    case idle
    case connecting(since: Timestamp)
    case open(since: Timestamp)
    case waiting(until: Timestamp)
    /// For good, and why.
    case off(String)
  }

  private(set) var phase = Phase.idle
  private(set) var generation = 0
  /// What went wrong last; nil once prices have come again.
  private(set) var problem: String?
  /// A new connection is taking the place of one that worked: its last prices are good until they are stale.
  private(set) var isRenewing = false
  private var lastSign: Timestamp?
  private var backoff: Backoff

  init(backoff: Backoff) { self.backoff = backoff }

  var isOpen: Bool { if case .open = phase { true } else { false } }
  /// Connected, or about to be again without having failed.
  var isConnected: Bool { isOpen || isRenewing }
  /// Under way or open.
  var isUnderWay: Bool {
    switch phase {
    case .connecting, .open: true
    case .idle, .waiting, .off: false
    }
  }

  /// A new connection is asked for.
  mutating func begin(at now: Timestamp) {
    generation += 1
    lastSign = now
    phase = .connecting(since: now)
  }

  /// - Returns: whether it was being waited for.
  mutating func open(at now: Timestamp) -> Bool {
    guard case .connecting = phase else { return false }
    phase = .open(since: now)
    return true
  }

  /// Something came, if only a ping.
  mutating func hear(at now: Timestamp) { lastSign = max(lastSign ?? now, now) }

  func isSilent(for limit: Int64, at now: Timestamp) -> Bool {
    lastSign.map { now.milliseconds(since: $0) >= limit } ?? false
  }

  /// The next connection takes the place of this one, which works.
  mutating func renew() { isRenewing = true }

  /// - Parameter isComplete: whether this connection has brought all prices.
  mutating func priceCame(isComplete: Bool) {
    problem = nil
    isRenewing = isRenewing && !isComplete
  }

  /// The connection has failed.
  ///
  /// - Parameters:
  ///   - wait: milliseconds that the venue asks for, with a little chance on top; nil for the usual wait.
  ///   - healthyTime: a connection that was open for so long starts with the shortest wait again.
  /// - Returns: milliseconds until the next try.
  mutating func lose(_ reason: String, wait: Int64?, healthyTime: Int64, at now: Timestamp) -> Int64 {
    if case .open(let since) = phase, now.milliseconds(since: since) >= healthyTime { backoff.reset() }
    let time = max(wait ?? 0, backoff.next())
    phase = .waiting(until: now.advanced(byMilliseconds: time))
    isRenewing = false
    problem = visible(reason)
    return time
  }

  /// There will be no other one.
  mutating func switchOff(_ reason: String) {
    phase = .off(visible(reason))
    isRenewing = false
    problem = visible(reason)
  }
}
