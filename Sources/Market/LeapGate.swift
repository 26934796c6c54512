/// What comes with a date and belongs to one metal.
package protocol Dated: Sendable, Equatable {
  var instrument: Instrument { get }
  var time: Timestamp { get }
}

extension Quote: Dated {}

/// Holds back prices that are dated far past all before them until the next one tells whether their date is right.
///
/// Where the event time is the clock, one misread date would make every right one behind it late. A price that leaps
/// ahead by more than a minute of trading, and by more than three times the usual gap (or, before that is known, by
/// more than 32 days), waits; with it one of the other metal of the same moment. When the next price is of about that time or later, they were right and nothing is
/// lost; when it is not, they are refused. Hours in which nobody trades are no leap.
package struct LeapGate<Item: Dated>: Sendable, Equatable {
  /// What is to be done before the price itself is judged.
  package struct Verdict: Sendable, Equatable {
    /// Waited, and are to be taken first.
    package var released: [Item] = []
    /// Waited, and were dated wrongly.
    package var refused: [Item] = []
    /// Whether the price itself waits.
    package var isHeld = false
  }

  private static var leap: Int64 { 60_000 }
  private static var usualGaps: Int64 { 3 }
  private static var fewestGaps: Int { 5 }
  /// Beyond so many milliseconds, 32 days, nobody counts the hours of trading.
  private static var farthest: Int64 { 32 * Timestamp.millisecondsPerDay }

  private var newest: Timestamp?
  private var gaps = RecentNumbers(capacity: 32)
  private var held: [Item] = []

  /// A gate that has seen nothing.
  package init() {}

  /// - Parameters:
  ///   - price: the next one in the order of the input, of either metal.
  ///   - openTime: milliseconds of trading between two moments.
  package mutating func check(
    _ price: Item, openTime: (Timestamp, Timestamp) -> Int64
  ) -> Verdict {
    var verdict = Verdict()
    if let first = held.first {
      if price.time == first.time, !held.contains(where: { $0.instrument == price.instrument }) {
        held.append(price)
        verdict.isHeld = true
        return verdict
      }
      // Right when the next one is of about its time, and not rather of the time before.
      let behind = first.time.milliseconds(since: price.time)
      if behind <= Self.leap, behind < price.time.milliseconds(since: newest ?? price.time) || behind <= 0 {
        verdict.released = takeHeld()
        note(price.time)
        return verdict
      }
      verdict.refused = held
      held = []
    }
    if isLeap(to: price.time, openTime) {
      held = [price]
      verdict.isHeld = true
    } else {
      note(price.time)
    }
    return verdict
  }

  /// The date of what waits; nil when nothing does.
  package var awaited: Timestamp? { held.first?.time }

  /// What waits, when nothing follows that could contradict it.
  package mutating func takeHeld() -> [Item] {
    for price in held { note(price.time) }
    defer { held = [] }
    return held
  }

  /// The clock of the input was set back.
  package mutating func setBack(to time: Timestamp) { newest = time }

  private func isLeap(
    to time: Timestamp, _ openTime: (Timestamp, Timestamp) -> Int64
  ) -> Bool {
    guard let newest else { return false }
    let distance = time.milliseconds(since: newest)
    guard distance > Self.leap else { return false }
    if distance > Self.farthest { return true }
    // Before the pace is known no gap is unusual.
    guard gaps.count >= Self.fewestGaps, let usual = gaps.median else { return false }
    let limit = max(Self.leap, usual.multipliedSaturated(by: Self.usualGaps))
    return distance > limit && openTime(newest, time) > limit
  }

  private mutating func note(_ time: Timestamp) {
    guard let newest else { return self.newest = time }
    // Both metals of one moment are no gap.
    if time > newest { gaps.insert(time.milliseconds(since: newest)) }
    self.newest = max(newest, time)
  }
}
