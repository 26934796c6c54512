import BullionAnalytics
import BullionMarket
import DequeModule

/// Closes of both metals paired by the start of their bar, and the regression of silver's return on gold's.
struct AlignedReturns: Sendable, Equatable {
  /// Of the last bars, both metals must have this share, or nothing is said (ANALYTICS, part 2).
  private static let fewestShared = 0.8

  struct Pair: Sendable, Equatable {
    var start: Timestamp
    var gold: Price
    var silver: Price
  }

  private struct Leg: Sendable, Equatable {
    var instrument: Instrument
    var close: Price
    var start: Timestamp
  }

  let window: Int
  /// The bars' length when a return must not reach over a hole; nil when it may, as over a weekend between days.
  private let step: Int64?
  private var regression: RollingRegression
  /// The first of two legs, while the second one is not there.
  private var pending: Leg?
  private var previous: Pair?
  /// Of the last bars of either metal, oldest first: whether it has both. At most a window of them.
  private var isShared: Deque<Bool> = []
  private var sharedCount = 0

  init(window: Int, step: Int64? = nil) {
    self.window = window.clampedToWindow
    self.step = step
    regression = RollingRegression(window: self.window)
  }

  /// Returns that beta and correlation rest on now, up to the window.
  var observations: Int { regression.count }
  var isFull: Bool { observations >= window }
  var beta: Double? { isCovered ? regression.value?.beta : nil }
  var correlation: Double? { isCovered ? regression.value?.correlation : nil }

  private var isCovered: Bool { Double(sharedCount) >= Self.fewestShared * Double(isShared.count) }

  /// Takes one leg; answers with both closes once the second leg of the same bar is there.
  @discardableResult
  mutating func add(close: Price, of instrument: Instrument, at start: Timestamp) -> Pair? {
    if let other = pending {
      guard start >= other.start else { return nil }
      if start == other.start, instrument != other.instrument {
        pending = nil
        let isGold = instrument == .gold
        let pair = Pair(
          start: start, gold: isGold ? close : other.close, silver: isGold ? other.close : close)
        note(isShared: true)
        take(pair)
        return pair
      }
      if start > other.start { note(isShared: false) }
    }
    pending = Leg(instrument: instrument, close: close, start: start)
    return nil
  }

  private mutating func take(_ pair: Pair) {
    defer { previous = pair }
    if step == nil, let previous, DailyHole.lies(between: previous.start, and: pair.start) {
      regression = RollingRegression(window: window)
      return
    }
    guard let previous, step.map({ pair.start.milliseconds(since: previous.start) == $0 }) ?? true,
      let gold = PriceMove(from: previous.gold, to: pair.gold),
      let silver = PriceMove(from: previous.silver, to: pair.silver)
    else { return }
    regression.update((driver: gold.logarithm, dependent: silver.logarithm))
  }

  private mutating func note(isShared shared: Bool) {
    isShared.append(shared)
    sharedCount += shared ? 1 : 0
    if isShared.count > window { sharedCount -= isShared.removeFirst() ? 1 : 0 }
  }
}

extension Int {
  /// A window that can be kept.
  fileprivate var clampedToWindow: Int { Swift.min(Swift.max(self, 2), 10_000) }
}
