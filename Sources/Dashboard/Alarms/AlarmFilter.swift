import BullionAlarms
import BullionMarket
import BullionMonitor

/// Which alarms of a list are shown.
package struct AlarmFilter: Sendable, Equatable {
  /// Rules that rest on this metal, alone or with the other; nil for all.
  package var metal: Instrument?
  /// Nil for all.
  package var priority: Int?
  /// Found in a rule's id, metric or words, whatever the case; empty for all.
  package var text = ""

  package init() {}

  package var isEmpty: Bool { self == AlarmFilter() }

  package func includes(_ rule: AlarmRule) -> Bool {
    if let metal, let own = Metric(name: rule.metric)?.instrument, own != metal { return false }
    if let priority, rule.priority != priority { return false }
    guard !text.isEmpty else { return true }
    let wanted = text.lowercased()
    return [rule.id, rule.metric, rule.message, rule.statement].contains { $0.lowercased().contains(wanted) }
  }

  /// What is shown, in words: `silver, priority 1, "rsi"`; nil when it is everything.
  package var words: String? {
    let facts = [metal?.name, priority.map { "priority \($0)" }, text.isEmpty ? nil : "\"\(text)\""]
    return isEmpty ? nil : facts.compactMap(\.self).joined(separator: ", ")
  }

  package mutating func nextMetal() {
    metal = metal.map { $0 == .gold ? .silver : nil } ?? .gold
  }

  package mutating func nextPriority() { priority = priority.map { $0 < 3 ? $0 + 1 : nil } ?? 1 }
}
