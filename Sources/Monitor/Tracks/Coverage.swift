import BullionMarket

/// How much of the trading time of a window that moves along there are prices of.
///
/// Trading time is that of the sessions; for a window without any, as on a Sunday at a venue that never closes, all time
/// counts. The window is counted in steps, so that memory is bounded. O(1) a price on average.
struct Coverage: Sendable, Equatable {
  /// A window counts as whole when prices cover this share of it.
  private static let needed = 0.9
  private static let stepsInWindow: Int64 = 96

  private struct Step: Sendable, Equatable {
    var number = Int64.min
    var traded: Int64 = 0
    var all: Int64 = 0
  }

  /// Milliseconds.
  private let duration: Int64
  private let step: Int64
  /// A silence of so many milliseconds of trading is a hole.
  private let hole: Int64
  private var steps: [Step]
  private var traded: Int64 = 0
  private var all: Int64 = 0
  private var newest = Int64.min
  /// Up to here time has been counted.
  private var last: Timestamp?
  private var hours: SessionClock
  /// The same calendar at the far end of the window, and the window's near end.
  private var past: SessionClock
  private var windowEnd: Timestamp?
  /// Milliseconds of trading time in the window, as of the newest step.
  private(set) var expected: Int64

  /// - Parameters:
  ///   - duration: milliseconds.
  ///   - calendar: whose sessions are the trading time.
  init(duration: Int64, calendar: SessionCalendar) {
    self.duration = duration
    step = max(1, duration / Self.stepsInWindow)
    hole = min(step, BarInterval.oneHour.milliseconds)
    steps = Array(repeating: Step(), count: Int(Self.stepsInWindow) + 1)
    hours = SessionClock(calendar: calendar)
    past = hours
    expected = duration
  }

  /// Takes a price at a moment; the time since the one before is covered unless it is a hole.
  mutating func add(_ time: Timestamp) { add(from: time, to: time) }

  /// Takes a stretch of which prices are known.
  mutating func add(from start: Timestamp, to end: Timestamp) {
    guard end >= last ?? end else { return }
    var from = max(start, last ?? start)
    if let last, last < from, from.milliseconds(since: last) <= duration,
      hours.openMilliseconds(from: last, to: from, upTo: hole) <= hole
    {
      from = last
    }
    count(from: max(from, end.advanced(byMilliseconds: -duration)), to: end)
    last = end
  }

  private mutating func count(from start: Timestamp, to end: Timestamp) {
    makeRoom(for: number(of: end))
    var moment = start
    while moment < end {
      let number = number(of: moment)
      let stop = min(end, Timestamp(milliseconds: (number + 1) * step))
      let open = hours.openMilliseconds(from: moment, to: stop)
      let length = stop.milliseconds(since: moment)
      traded += open
      all += length
      steps[slot(of: number)].number = number
      steps[slot(of: number)].traded += open
      steps[slot(of: number)].all += length
      moment = stop
    }
  }

  /// Forgets the steps that have left the window.
  private mutating func makeRoom(for number: Int64) {
    guard number > newest else { return }
    let oldest = number - Self.stepsInWindow
    for index in steps.indices where steps[index].number < oldest && steps[index].number > .min {
      traded -= steps[index].traded
      all -= steps[index].all
      steps[index] = Step()
    }
    newest = number
    moveWindow(to: Timestamp(milliseconds: number * step))
  }

  private mutating func moveWindow(to end: Timestamp) {
    let start = end.advanced(byMilliseconds: -duration)
    if let windowEnd, end.milliseconds(since: windowEnd) < duration {
      let left = windowEnd.advanced(byMilliseconds: -duration)
      expected += hours.openMilliseconds(from: windowEnd, to: end)
      expected -= past.openMilliseconds(from: left, to: start)
    } else {
      expected = past.openMilliseconds(from: start, to: end)
    }
    windowEnd = end
  }

  private func number(of time: Timestamp) -> Int64 { time.milliseconds.floorDivided(by: step) }
  private func slot(of number: Int64) -> Int { Int(number.floorRemainder(dividingBy: Int64(steps.count))) }

  /// Milliseconds of trading time that prices cover, and how many the window has, at the last price.
  private var share: (covered: Int64, of: Int64) {
    expected > 0 ? (min(traded, expected), expected) : (min(all, duration), duration)
  }

  /// Whether prices cover nine tenths of the window's trading time.
  var isWhole: Bool { seconds == nil }

  /// Seconds of trading time that prices cover; nil when that is the whole window.
  var seconds: Double? {
    let (covered, expected) = share
    return Double(covered) >= Self.needed * Double(expected) ? nil : Double(covered) / 1000
  }
}
