import BullionAlarms
import BullionMarket

/// What is sent about one alarm, on every way out alike.
package struct AlarmMessage: Sendable, Hashable {
  package enum State: String, Sendable {
    case firing, resolved
  }

  /// The rule's.
  package var id: String
  package var state: State
  /// 1 needs action now, 2 soon, 3 is for information.
  package var priority: Int
  /// `silver RSI(14) above 70`.
  package var statement: String
  /// What the alarm means, in the words of the rule.
  package var meaning: String
  /// The reading that is watched: `rsi.silver.1m`.
  package var metric: String
  package var condition: AlarmRule.Condition
  package var limit: Double
  /// `%`; empty for dollars and points.
  package var unit: String
  /// At `time`; nil where the reading has none.
  package var value: Double?
  /// When it was raised.
  package var since: Timestamp
  /// When this happened; for an alarm that fires the same as `since`.
  package var time: Timestamp
  /// Whose price raised it; nil where it is not known.
  package var source: String?
  /// How old that price was, in milliseconds.
  package var dataAge: Int64?
  /// Raised after a stretch without data: the limit was passed unseen.
  package var isAfterGap = false
  /// Sent to try a way out, and no alarm.
  package var isTest = false

  /// - Parameters:
  ///   - rule: whose alarm it is.
  ///   - since: when it was raised.
  ///   - time: when this happened.
  package init(
    _ state: State, of rule: AlarmRule, value: Double?, since: Timestamp, at time: Timestamp,
    source: String? = nil, dataAge: Int64? = nil
  ) {
    self.state = state
    (id, priority, metric) = (rule.id, rule.priority, rule.metric)
    (condition, limit, unit) = (rule.condition, rule.limit, rule.unit)
    statement = rule.statement
    meaning = rule.message
    self.value = value
    self.since = since
    self.time = time
    self.source = source
    self.dataAge = dataAge
  }

  /// The same for every message about one alarm, so that who gets it twice can tell: the rule and when it was raised.
  package var fingerprint: String {
    // 64-bit FNV-1a.
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in "\(id)|\(since.milliseconds)".utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }

  /// One line: `ALARM silver RSI(14) above 70: 73.4, 14:29 UTC`.
  package var line: String {
    let word = isTest ? "TEST, no alarm: " : state == .firing ? "ALARM " : "over: "
    let reading = value.map { ": \(NumberText.shortest($0))\(unit.isEmpty ? "" : " \(unit)")" } ?? ""
    let gap = isAfterGap ? ", passed while there were no prices" : ""
    return "\(word)\(statement)\(reading), \(time.hourMinute) UTC\(gap)"
  }
}
