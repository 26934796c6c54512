import BullionAlarms
import BullionMarket
import Settings
import Store

/// The alarms outside a dashboard: the configured rules in the state that the journal has them in.
struct AlarmRoom {
  /// Why an operator's command cannot be carried out.
  struct Refusal: Error, CustomStringConvertible {
    var description: String
  }

  var board: AlarmBoard
  let now = Timestamp.now
  private let file: JournalFile?
  private let disabled: [AlarmRule]

  init(configuration: Configuration, access: JournalFile.Access) throws {
    let path = UserDirectories(variable: environmentVariable).alarmJournal
    file = path.map { JournalFile(path: $0, access: access) }
    board = AlarmBoard(rules: configuration.settings.rules)
    disabled = configuration.disabledRules
    let problems = file?.takeProblems() ?? []
    if access == .writing, file?.isWriting != true {
      if file?.isHeldByAnother == true {
        throw Refusal(
          description: "a running dashboard keeps the alarm journal; use its keys, or end it first")
      }
      throw Refusal(description: problems.first ?? "\(NoHomeDirectory())")
    }
    for problem in problems { printToStandardError("bullion: \(problem)") }
    if let file { board.restore(from: file.journal, at: now) }
    // The next start comes to the same results from the journal; only what the operator does is news.
    _ = board.takeNotices()
  }

  /// Refuses ids that no rule has.
  func check(_ ids: [String]) throws {
    for id in ids where board.index(of: id) == nil {
      if disabled.contains(where: { $0.id == id }) {
        throw Refusal(description: "\(visible(id)) is switched off")
      }
      let names = board.rules.map(\.id)
      let near = NearestName.candidates(for: id, among: names, atMost: 3)
      let hint =
        near.isEmpty
        ? "bullion alarms list shows them all" : "did you mean \(near.joined(separator: " or "))?"
      throw Refusal(description: "there is no alarm rule \"\(visible(id))\"; \(hint)")
    }
  }

  /// Brings what was done to the disk.
  mutating func keep() throws {
    guard let file, !file.record(board.takeNotices(), of: board) else { return }
    throw Refusal(description: file.takeProblems().first ?? "the alarm journal cannot be written")
  }

  /// A line for each rule.
  var text: String {
    let width = (board.rules + disabled).map(\.id.count).max() ?? 0
    func line(_ rule: AlarmRule, _ state: String, _ facts: [String]) -> String {
      let name = rule.id + String(repeating: " ", count: width - rule.id.count)
      let state = state + String(repeating: " ", count: max(0, 14 - state.count))
      let sign = rule.condition == .atOrAbove ? ">=" : "<="
      return
        ([name, state, "P\(rule.priority)", "\(rule.metric) \(sign) \(NumberText.shortest(rule.limit))"]
        + facts)
        .joined(separator: "  ")
    }
    let lines = board.rules.indices.map { index in
      let memory = board.memories[index]
      var facts: [String] = []
      if let since = memory.since { facts.append("since \(since.iso8601)") }
      if let until = board.machines[index].shelvedUntil { facts.append("shelved until \(until.iso8601)") }
      return line(board.rules[index], memory.state.rawValue, facts)
    }
    return (lines + disabled.map { line($0, "off", []) }).map { $0 + "\n" }.joined()
  }

  var json: JSONText {
    .array(
      board.rules.indices.map { index in
        let memory = board.memories[index]
        return value(
          of: board.rules[index], isEnabled: true,
          [
            ("state", .string(memory.state.rawValue)), ("since", .string(memory.since?.iso8601)),
            ("value", .number(memory.raisedValue)),
            ("shelvedUntil", .string(board.machines[index].shelvedUntil?.iso8601)),
          ])
      } + disabled.map { value(of: $0, isEnabled: false, [("state", .null)]) })
  }

  private func value(of rule: AlarmRule, isEnabled: Bool, _ state: [(String, JSONText)]) -> JSONText {
    .object(
      [
        ("id", .string(rule.id)), ("enabled", .bool(isEnabled)), ("metric", .string(rule.metric)),
        ("condition", .string(rule.condition.rawValue)), ("limit", .number(rule.limit)),
        ("deadband", .number(rule.deadband)), ("priority", .integer(rule.priority)),
        ("message", .string(rule.message)),
      ] + state)
  }
}
