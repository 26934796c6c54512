import BullionAlarms
import BullionMarket

/// A line of the alarm history, in words.
public struct AlarmLogEntry: Sendable, Equatable {
  /// When it took effect.
  public var time: Timestamp
  /// One line, as it is shown.
  public var text: String
  /// The rule that it is about; nil for what concerns all of them.
  public var id: String?
  /// Whether somebody has only tried how it would be.
  public var isTest = false

  /// Nil for what is of no interest to the reader of the screen.
  init?(_ notice: AlarmNotice, rules: [AlarmRule]) {
    time = notice.time
    switch notice.kind {
    case .floodBegan: text = "alarm flood: only priority 1 sounds"
    case .floodEnded: text = "alarm flood is over"
    case .chatterBegan, .chatterEnded: return nil
    case .effect(let kind, _, let to, _):
      guard let index = notice.ruleIndex, rules.indices.contains(index) else { return nil }
      let rule = rules[index]
      id = rule.id
      let name = rule.message.isEmpty ? rule.id : rule.message
      switch kind {
      case .raise(masked: false), .lateAnnunciation: text = name
      case .reAlarm(masked: false): text = "still: \(name)"
      case .clear, .returnedUnacknowledged: text = "ended: \(name)"
      case .acknowledged where to == .acknowledged: text = "acknowledged: \(name)"
      case .shelved(let until): text = "shelved until \(until.hourMinute): \(name)"
      case .unshelved: text = "no longer shelved: \(name)"
      case .reset: text = "reset: \(name)"
      case .disarmedUntilClear: text = "so already, no alarm: \(rule.statement)"
      default: return nil
      }
    }
  }

  /// A test of a rule's alarm, which says in every word that it is one.
  init(testOf rule: AlarmRule, at time: Timestamp) {
    self.time = time
    id = rule.id
    isTest = true
    text = "TEST, no alarm: \(rule.statement)"
  }
}
