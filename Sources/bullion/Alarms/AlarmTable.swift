import BullionAlarms
import BullionMarket
import BullionMonitor
import Screen
import Settings

/// The rules with their state, for a reader: a line for each, under a header.
struct AlarmTable {
  let board: AlarmBoard
  let disabled: [AlarmRule]
  let now: Timestamp

  private static let header = [
    "alarm", "state", "priority", "raised when", "deadband", "delays", "value", "",
  ]

  var text: String {
    let rows = board.rules.indices.map(row) + disabled.map { cells(of: $0, state: "off", value: "", "") }
    let table = [Self.header] + rows
    let widths = Self.header.indices.map { column in table.map { $0[column].count }.max() ?? 0 }
    return table.map { cells in
      let line = zip(cells, widths).map { $0.padded(to: $1) }.joined(separator: "  ")
      return String(line.reversed().drop { $0 == " " }.reversed()) + "\n"
    }.joined()
  }

  private func row(_ index: Int) -> [String] {
    let (rule, machine, memory) = (board.rules[index], board.machines[index], board.memories[index])
    var facts: [String] = []
    if let since = memory.since { facts.append("since \(moment(since))") }
    if let raised = memory.raisedValue.flatMap(rule.reading) { facts.append("raised at \(raised)") }
    if let beyond = memory.beyondSince {
      facts.append("so since \(moment(beyond)), before it was watched: no alarm until it has been clear")
    }
    if let until = machine.shelvedUntil { facts.append("shelved until \(moment(until))") }
    if machine.isLatched { facts.append("latched") }
    return cells(
      of: rule, state: memory.state.words, value: memory.value.flatMap(rule.reading) ?? "",
      facts.joined(separator: ", "))
  }

  private func cells(of rule: AlarmRule, state: String, value: String, _ facts: String) -> [String] {
    let unit = rule.unitName.isEmpty ? "" : " \(rule.unitName)"
    let deadband = rule.subject.isEmpty ? "" : NumberText.shortest(rule.deadband, grouping: true) + unit
    return [
      rule.id, state, rule.priorityName, rule.condition(unit: unit), deadband, rule.delays, value, facts,
    ]
  }

  private func moment(_ time: Timestamp) -> String {
    time.date == now.date ? time.hourMinute : "\(time.date.iso8601) \(time.hourMinute)"
  }
}

extension AlarmState {
  /// As a reader of a list understands it.
  var words: String {
    switch self {
    case .normal: "normal"
    case .unacknowledged: "ALARM"
    case .acknowledged: "acknowledged"
    case .returned: "over, unseen"
    }
  }
}

extension AlarmRule {
  /// The unit of its limit and deadband; empty for what has none.
  var unitName: String {
    if case .price? = Metric(name: metric) { return "$/oz" }
    if case .relativeStrengthIndex? = Metric(name: metric) { return "points" }
    return unit
  }

  fileprivate var priorityName: String {
    switch priority {
    case 1: "1 now"
    case 2: "2 soon"
    default: "3 notice"
    }
  }

  fileprivate func condition(unit: String) -> String {
    guard !subject.isEmpty else { return message }
    let side = condition == .atOrAbove ? "at or above" : "at or below"
    return "\(subject) \(side) \(NumberText.shortest(limit, grouping: true))\(unit)"
      + (mode == .crossing ? ", crossing" : "")
  }

  fileprivate var delays: String {
    let spans = [("on", onDelay), ("off", offDelay)].filter { $0.1 > 0 }
    return spans.map { "\($0.0) after \(DurationText.text(milliseconds: $0.1))" }.joined(separator: ", ")
  }
}
