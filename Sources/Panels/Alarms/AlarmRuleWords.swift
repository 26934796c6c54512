import BullionAlarms
import BullionMarket
import BullionMonitor

/// A rule in words, for a reader who asks why.
struct AlarmRuleWords {
  let rule: AlarmRule

  init(_ rule: AlarmRule) { self.rule = rule }

  /// `at or above 100`; the message for a reading that is 0 or 1.
  var condition: String {
    guard !rule.subject.isEmpty else { return rule.message }
    return "\(rule.condition == .atOrAbove ? "at or above" : "at or below") \(number(rule.limit))"
  }

  /// `over when back at 99.75 (deadband 0.25)`; nil for a reading that is 0 or 1.
  var clearing: String? {
    guard !rule.subject.isEmpty else { return nil }
    return "over when back at \(number(rule.clearLevel)) (deadband \(number(rule.deadband)))"
  }

  /// How patient it is: `raised after 5 s, held for 10 s`; nil when it is not.
  var delays: String? {
    let spans = [("raised after", rule.onDelay), ("held for", rule.offDelay)].filter { $0.1 > 0 }
    guard !spans.isEmpty else { return nil }
    return spans.map { "\($0.0) \(NumberText.duration(milliseconds: $0.1))" }.joined(separator: ", ")
  }

  /// `1, needs action now`.
  var priority: String {
    switch rule.priority {
    case 1: "1, needs action now"
    case 2: "2, soon"
    default: "\(rule.priority), for information"
    }
  }

  /// What is unusual about it: `on crossing only, latching, once, until 24 Dec 2026 18:00`; nil when nothing is.
  var manners: String? {
    let facts = [
      rule.mode == .crossing ? "on crossing only" : nil,
      rule.evaluation == .barClose ? "judged on closed bars" : nil,
      rule.latching ? "stays until it is reset" : nil,
      rule.once ? "for one alarm" : nil,
      rule.expires.map { "ends \($0.dayMonth) \($0.date.year) \($0.hourMinute)" },
      rule.reAlarm > 0 ? "told again after \(NumberText.duration(milliseconds: rule.reAlarm))" : nil,
    ]
    let known = facts.compactMap(\.self)
    return known.isEmpty ? nil : known.joined(separator: ", ")
  }

  private func number(_ value: Double) -> String {
    NumberText.shortest(value, grouping: true) + (rule.unit.isEmpty ? "" : " \(rule.unit)")
  }
}

extension ActiveAlarm.Badge {
  /// What it tells the reader.
  var meaning: String {
    switch self {
    case .masked: "raised without an announcement"
    case .shelved: "put aside"
    case .suppressed:
      "silenced: the market is closed, the reading is not defined yet, or another alarm explains it"
    case .stale: "its data are too old to tell whether it still stands"
    case .chatter: "comes and goes: limit or deadband want a second look"
    case .latched: "stays until it is acknowledged, over and reset"
    }
  }
}
