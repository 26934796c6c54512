import BullionAlarms
import BullionMarket

/// An alarm in the pieces of a line: `silver above 100` ` for 5 d,` ` now 119.790` ` (raised at 100.018)`.
struct AlarmWords {
  /// An alarm younger than this has no duration to speak of, in milliseconds.
  private static let briefly: Int64 = 60_000

  let statement: String
  /// How long it has stood; empty when it is over, or has just begun.
  let duration: String
  /// The value now; empty for a reading that is 0 or 1.
  let current: String
  /// The value at which it was raised; empty when it is the one now.
  let raised: String
  /// Until when it is put aside; empty when it is not.
  let shelving: String

  init(_ alarm: ActiveAlarm, now: Timestamp?) {
    let isOver = alarm.state == .returned
    statement = isOver ? "over: \(alarm.statement)" : alarm.statement
    let age = now?.milliseconds(since: alarm.since) ?? 0
    current = alarm.currentReading.map { " now \($0)" } ?? ""
    duration =
      isOver || age < Self.briefly
      ? "" : " for \(NumberText.duration(milliseconds: age))" + (current.isEmpty ? "" : ",")
    let isNew = alarm.raisedReading == alarm.currentReading
    raised = isNew ? "" : alarm.raisedReading.map { " (raised at \($0))" } ?? ""
    shelving = alarm.shelvedUntil.map { Self.shelving(until: $0, now: now) } ?? ""
  }

  /// `, shelved until 14:54 (12 min)`.
  static func shelving(until time: Timestamp, now: Timestamp?) -> String {
    let left =
      now.map { " (\(NumberText.duration(milliseconds: max(0, time.milliseconds(since: $0)))))" } ?? ""
    return ", shelved until \(time.hourMinute)\(left)"
  }
}
