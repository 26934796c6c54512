import BullionMarket

/// Tells when more alarms are announced than a person can take in.
///
/// A flood begins with the eleventh annunciation within ten minutes and ends when fewer than five are left in the
/// last ten minutes (ISA-18.2, EEMUA 191). The window is half-open: an annunciation leaves it exactly ten minutes
/// after it came. Memory is bounded: the newest eleven times decide.
public struct AnnunciationFlood: Sendable, Hashable {
  /// The window, in milliseconds.
  public static let window: Int64 = 600_000
  /// A flood begins when there are more annunciations than this in the window.
  public static let beginsAbove = 10
  /// A flood ends when there are fewer annunciations than this in the window.
  public static let endsBelow = 5

  /// Whether a flood is on.
  public private(set) var isOn = false
  /// Annunciations since the flood began, with those that made it one; 0 outside a flood.
  public private(set) var count = 0
  /// The newest annunciations, oldest first.
  private var times: [Timestamp] = []

  init() {}

  /// Counts an annunciation.
  ///
  /// - Returns: whether a flood begins with it.
  mutating func annunciate(at time: Timestamp) -> Bool {
    times.append(time, keeping: Self.beginsAbove + 1)
    if isOn {
      count += 1
      return false
    }
    guard times.count > Self.beginsAbove, time < times[0].advanced(byMilliseconds: Self.window) else {
      return false
    }
    isOn = true
    count = times.count
    return true
  }

  /// When the flood ends if nothing more is announced; nil outside a flood.
  var endsAt: Timestamp? {
    guard isOn, times.count >= Self.endsBelow else { return nil }
    return times[times.count - Self.endsBelow].advanced(byMilliseconds: Self.window)
  }

  mutating func end() {
    isOn = false
    count = 0
  }

  /// Keeps elapsed times when the clock was set.
  mutating func stepClock(by step: Int64) {
    for index in times.indices { times[index] = times[index].advanced(byMilliseconds: step) }
  }
}
