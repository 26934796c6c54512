import BullionMarket

/// Tells when one alarm comes and goes so fast that its limit or deadband is wrong.
///
/// It chatters from the third raise within a minute until a whole minute passes without a raise.
public struct AlarmChatter: Sendable, Hashable {
  /// The window, in milliseconds.
  public static let window: Int64 = 60_000

  /// Whether it chatters now.
  public private(set) var isOn = false
  private var last: Timestamp?
  private var beforeLast: Timestamp?

  init() {}

  /// Counts a raise.
  ///
  /// - Returns: whether chattering begins with it.
  mutating func raise(at time: Timestamp) -> Bool {
    let isThird = beforeLast.map { time <= $0.advanced(byMilliseconds: Self.window) } ?? false
    beforeLast = last
    last = time
    guard isThird, !isOn else { return false }
    isOn = true
    return true
  }

  /// When chattering ends if there is no further raise; nil while there is none.
  var endsAt: Timestamp? { isOn ? last?.advanced(byMilliseconds: Self.window) : nil }

  mutating func end() { isOn = false }

  /// Keeps elapsed times when the clock was set.
  mutating func stepClock(by step: Int64) {
    last = last?.advanced(byMilliseconds: step)
    beforeLast = beforeLast?.advanced(byMilliseconds: step)
  }
}
