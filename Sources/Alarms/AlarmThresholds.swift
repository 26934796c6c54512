import BullionMarket

/// The numbers of a rule as the state machine uses them: plain values, so that a tick costs no reference counting.
///
/// Rules below a limit are turned upside down (value and limits change sign, which is exact), so that "beyond" is
/// always "at or above". Negative times of an unchecked rule count as 0.
struct AlarmThresholds: Sendable, Hashable {
  private let sign: Double
  private let limit: Double
  private let clearLevel: Double
  let onDelay: Int64
  let offDelay: Int64
  let reAlarm: Int64
  /// `Int64.max` when time alone never makes the data stale.
  let staleAfter: Int64
  let isCrossing: Bool
  let isLatching: Bool

  init(_ rule: AlarmRule) {
    sign = rule.condition == .atOrAbove ? 1 : -1
    limit = sign * rule.limit
    clearLevel = sign * rule.clearLevel
    onDelay = max(0, rule.onDelay)
    offDelay = max(0, rule.offDelay)
    reAlarm = max(0, rule.reAlarm)
    staleAfter = rule.staleAfter.map { max(0, $0) } ?? .max
    isCrossing = rule.mode == .crossing
    isLatching = rule.latching
  }

  /// At the limit or beyond.
  func isBreach(_ value: Double) -> Bool { sign * value >= limit }

  /// Back by the deadband; with a deadband of 0 the value must still leave the limit.
  func isClear(_ value: Double) -> Bool { sign * value <= clearLevel && !isBreach(value) }
}
