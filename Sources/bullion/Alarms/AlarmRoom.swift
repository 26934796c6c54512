import BullionAlarms
import BullionMarket
import BullionMonitor
import Glibc
import Settings
import Store

/// The alarms outside a dashboard: the configured rules in the state that the journal has them in.
struct AlarmRoom {
  /// Why an operator's command cannot be carried out.
  struct Refusal: Error, CustomStringConvertible {
    var description: String
  }

  private(set) var board: AlarmBoard
  let now = Timestamp.now
  /// Whether another program keeps the journal, to which requests are handed.
  var isHeldByAnother: Bool { file?.isHeldByAnother == true }
  private var file: JournalFile?
  private let path: String?
  private let disabled: [AlarmRule]

  init(configuration: Configuration, access: JournalFile.Access) throws {
    path = UserDirectories(variable: environmentVariable).alarmJournal
    file = path.map { JournalFile(path: $0, access: access) }
    board = AlarmBoard(rules: configuration.settings.rules)
    disabled = configuration.settings.disabledRules
    let problems = file?.takeProblems() ?? []
    if access == .writing, file?.isWriting != true, !isHeldByAnother {
      throw Refusal(description: problems.first ?? "\(NoHomeDirectory())")
    }
    if !isHeldByAnother { for problem in problems { printToStandardError("bullion: \(problem)") } }
    restore()
  }

  private mutating func restore() {
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

  /// The alarms of which something is so, in the order of the rules.
  func ids(where isSo: (AlarmMachine) -> Bool) -> [String] {
    board.rules.indices.filter { isSo(board.machines[$0]) }.map { board.rules[$0].id }
  }

  /// The state of an alarm as it is known here.
  func state(of id: String) -> AlarmState {
    board.index(of: id).map { board.machines[$0].state } ?? .normal
  }

  /// Does what is asked for and brings it to the disk, or hands it to the program that keeps the journal and waits
  /// until it was taken.
  mutating func perform(_ requests: [AlarmRequest]) throws {
    guard !requests.isEmpty else { return }
    if isHeldByAnother { return try hand(over: requests) }
    for request in requests { board.perform(request, at: now) }
    guard let file, !file.record(board.takeNotices(), of: board) else { return }
    throw Refusal(description: file.takeProblems().first ?? "the alarm journal cannot be written")
  }

  /// Seconds that a running program gets to take a request; it looks every second.
  private static let patience = 20.0

  private mutating func hand(over requests: [AlarmRequest]) throws {
    guard let path else { return }
    let requestFile = AlarmRequestFile(besideJournal: path)
    try requestFile.send(requests, at: .now)
    while !requestFile.isEmpty {
      guard Timestamp.now.seconds(since: now) < Self.patience else {
        requestFile.withdraw()
        throw Refusal(
          description:
            "the program that keeps the alarm journal does not answer; use its keys, or end it first")
      }
      usleep(50_000)
    }
    // It writes what it did before it takes the next request.
    usleep(200_000)
    file = JournalFile(path: path, access: .reading)
    board = AlarmBoard(rules: board.rules)
    restore()
  }

  /// A line for each rule.
  var text: String { AlarmTable(board: board, disabled: disabled, now: now).text }

  var json: JSONText {
    .array(
      board.rules.indices.map { index in
        let memory = board.memories[index]
        return value(
          of: board.rules[index], isEnabled: true,
          [
            ("state", .string(memory.state.rawValue)), ("since", .string(memory.since?.iso8601)),
            ("value", .number(memory.raisedValue)),
            ("beyondSince", .string(memory.beyondSince?.iso8601)),
            ("shelvedUntil", .string(board.machines[index].shelvedUntil?.iso8601)),
          ])
      } + disabled.map { value(of: $0, isEnabled: false, [("state", .null)]) })
  }

  private func value(of rule: AlarmRule, isEnabled: Bool, _ state: [(String, JSONText)]) -> JSONText {
    .object(
      [
        ("id", .string(rule.id)), ("enabled", .bool(isEnabled)), ("metric", .string(rule.metric)),
        ("condition", .string(rule.condition.rawValue)), ("limit", .number(rule.limit)),
        ("deadband", .number(rule.deadband)), ("unit", .string(rule.unitName)),
        ("onDelay", .number(Double(rule.onDelay) / 1000)),
        ("offDelay", .number(Double(rule.offDelay) / 1000)),
        ("priority", .integer(rule.priority)),
        ("message", .string(rule.message)),
      ] + state)
  }
}
