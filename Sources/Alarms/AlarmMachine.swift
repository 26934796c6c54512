import BullionMarket

/// One rule's alarm: a state machine in the manner of ISA-18.2, whose whole input is events with their times.
///
/// Before an event is applied the machine is advanced to its time by firing every deadline that is due, in time
/// order; effects carry the deadline's own time. So results do not depend on how often heartbeats come, and a
/// replay gives what the live run gave. On ties the end of shelving goes first, then staleness, then raising and
/// clearing, then re-alarming.
public struct AlarmMachine: Sendable, Hashable {
  let thresholds: AlarmThresholds
  /// Where the alarm stands in its life.
  public internal(set) var state = AlarmState.normal
  /// Since when the value is beyond the limit while the on-delay runs (in `normal` or `returned`).
  public internal(set) var pendingSince: Timestamp?
  /// Since when the value is clear while the off-delay runs (in an active state).
  public internal(set) var clearingSince: Timestamp?
  /// Whether the data can be trusted; stale before the first tick.
  public internal(set) var quality = AlarmQuality.stale
  /// False in crossing mode until the value was clear of the limit once.
  public internal(set) var isArmed = true
  /// Raised without an announcement, because the alarm was shelved or suppressed then.
  public internal(set) var isMasked = false
  /// Whether it has to be reset after it is acknowledged.
  public internal(set) var isLatched = false
  /// When the shelving ends; nil when it is not shelved.
  public internal(set) var shelvedUntil: Timestamp?
  /// Why the system keeps it from being announced; empty for no reason.
  public internal(set) var suppression: AlarmSuppression = []
  /// When the last tick was; nil before the first.
  public internal(set) var lastTime: Timestamp?
  /// The last tick's value, in units of the limit; nil before the first.
  public internal(set) var lastValue: Double?
  /// The last raise, acknowledgement or recovery of the data: the re-alarm time counts from it.
  public internal(set) var anchor: Timestamp?
  /// Whether a tick on the harmless side can change nothing but the last value, short of a deadline.
  var isQuiet = false

  /// A normal alarm that has seen no data.
  ///
  /// - Parameter rule: should be free of `AlarmRule.problems`; negative times count as 0.
  public init(rule: AlarmRule) { thresholds = AlarmThresholds(rule) }

  /// Whether alarms are kept from being announced, by the operator or by the system.
  public var isSilenced: Bool { shelvedUntil != nil || !suppression.isEmpty }

  /// Takes a tick if nothing can come of it: normal state, value not beyond the limit, no deadline due.
  ///
  /// - Returns: false when the tick was not taken and must go through `receive`.
  /// - Complexity: O(1), a few nanoseconds, no allocation.
  public mutating func takeQuietly(_ value: Double, at time: Timestamp) -> Bool {
    guard isQuiet, let last = lastTime, time >= last,
      UInt64(bitPattern: time.milliseconds &- last.milliseconds) < UInt64(thresholds.staleAfter),
      value.isFinite, !thresholds.isBreach(value)
    else { return false }
    lastTime = time
    lastValue = value
    return true
  }

  /// Applies one event and appends what came of it, in order.
  ///
  /// - Parameters:
  ///   - event: what happens.
  ///   - time: when it happens, on the one time line of all events.
  ///   - effects: what came of it is appended.
  /// - Complexity: O(1); allocates only when there are effects.
  public mutating func receive(
    _ event: AlarmEvent, at time: Timestamp, into effects: inout [AlarmEffect]
  ) {
    switch event {
    case .tick(let value):
      if takeQuietly(value, at: time) { return }
      tick(value, at: time, into: &effects)
    case .clockStep(let step):
      stepClock(by: step, at: time, into: &effects)
    case .restart:
      restart(at: time, into: &effects)
    case .dataLost:
      loseData(at: time, into: &effects)
    case .acknowledge, .reset, .shelve, .unshelve, .suppress, .unsuppress, .heartbeat:
      advance(to: time, into: &effects)
      operate(event, at: time, into: &effects)
    }
    isQuiet =
      state == .normal && pendingSince == nil && quality == .good && isArmed && shelvedUntil == nil
  }

  private mutating func tick(_ value: Double, at time: Timestamp, into effects: inout [AlarmEffect]) {
    guard value.isFinite else { return loseData(at: time, into: &effects) }
    if isLate(time, into: &effects) { return }
    advance(to: time, into: &effects)
    let isFirst = lastValue == nil
    lastTime = time
    lastValue = value
    if quality != .good {
      anchor = time
      quality = .good
      note(.qualityGood, at: time, into: &effects)
    }
    let breach = thresholds.isBreach(value)
    let clear = thresholds.isClear(value)
    if thresholds.isCrossing, isFirst, breach {
      isArmed = false
      note(.disarmedUntilClear, at: time, into: &effects)
    }
    if clear, !isArmed {
      isArmed = true
      note(.armed, at: time, into: &effects)
    }
    if state.isActive {
      if clear {
        clearingSince = clearingSince ?? time
      } else if breach {
        clearingSince = nil
      }
    } else if breach {
      if isArmed { pendingSince = pendingSince ?? time }
    } else {
      cancelPending(at: time, into: &effects)
    }
    // Delays of zero end at once.
    advance(to: time, into: &effects)
  }

  /// News from before the last tick is old news: it is dropped.
  private func isLate(_ time: Timestamp, into effects: inout [AlarmEffect]) -> Bool {
    guard let lastTime, time < lastTime else { return false }
    note(.dropLate, at: time, into: &effects)
    return true
  }

  private mutating func loseData(at time: Timestamp, into effects: inout [AlarmEffect]) {
    if isLate(time, into: &effects) { return }
    advance(to: time, into: &effects)
    if quality == .good { becomeStale(at: time, into: &effects) }
  }

  /// Elapsed times stay what they were; the end of shelving is a time of day and stays too.
  private mutating func stepClock(
    by step: Int64, at time: Timestamp, into effects: inout [AlarmEffect]
  ) {
    pendingSince = pendingSince?.advanced(byMilliseconds: step)
    clearingSince = clearingSince?.advanced(byMilliseconds: step)
    lastTime = lastTime?.advanced(byMilliseconds: step)
    anchor = anchor?.advanced(byMilliseconds: step)
    note(.clockStep(step), at: time, into: &effects)
    advance(to: time, into: &effects)
  }

  /// Time spent down does not count as elapsed, and nothing is announced twice.
  private mutating func restart(at time: Timestamp, into effects: inout [AlarmEffect]) {
    quality = .stale
    clearingSince = nil
    note(.restored, at: time, into: &effects)
    cancelPending(at: time, into: &effects)
    advance(to: time, into: &effects)
  }
}
