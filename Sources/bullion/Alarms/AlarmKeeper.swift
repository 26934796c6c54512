import BullionAlarms
import BullionMarket
import BullionMonitor
import Delivery
import Settings
import Store
import Wire

/// Keeps the alarms of a live feed from one run to the next, and sends them out.
struct AlarmKeeper {
  private let file: JournalFile
  private let requests: AlarmRequestFile
  /// Nil when no way out is switched on.
  private let courier: Courier?

  /// Puts the monitor's alarms into their stored state. Nil for a demo or a replay, which must leave no trace.
  ///
  /// - Parameter hasTerminal: whether this program has one to itself.
  init?(restoring monitor: inout Monitor, delivering choices: DeliveryChoices, hasTerminal: Bool) {
    guard monitor.mode == .live, let path = UserDirectories(variable: environmentVariable).alarmJournal else {
      return nil
    }
    file = JournalFile(path: path, access: .writing)
    requests = AlarmRequestFile(besideJournal: path)
    let now = Timestamp.now
    file.strikeRules(missingFrom: monitor.alarmBoard, at: now)
    monitor.restoreAlarms(from: file.journal, at: now)
    let board = monitor.alarmBoard
    let standing = board.rules.indices.filter { board.machines[$0].state.isActive }
    courier = Courier(
      choices, hasTerminal: hasTerminal,
      told: Dictionary(
        standing.compactMap { index in board.memories[index].since.map { (board.rules[index].id, $0) } }
      ) { $1 })
  }

  /// Writes what the alarms did, and returns when it is on the disk. Of the programs that run, the one that keeps the
  /// journal sends it out.
  func keep(_ notices: [AlarmNotice], of monitor: Monitor) {
    file.record(notices, of: monitor.alarmBoard)
    guard let courier, file.isWriting else { return }
    courier.send(notices.compactMap { AlarmMessage($0, of: monitor) }, at: .now)
  }

  /// Sends what is due.
  ///
  /// - Returns: what the terminal of this program is to be sent.
  func deliver() -> [String] {
    courier?.work(at: .now)
    return courier?.takeSequences() ?? []
  }

  /// Sends what is left before the program ends; may take two seconds.
  ///
  /// - Returns: what the user ought to know of it.
  func finish() -> [String] {
    let unsent = courier?.finish()
    return takeProblems() + (unsent.map { [$0] } ?? [])
  }

  /// What the reader ought to know, once.
  func takeProblems() -> [String] { file.takeProblems() + (courier?.takeReports() ?? []) }

  /// What operators have asked for from outside since the last call; of the programs that run, the one that keeps
  /// the journal takes it.
  func takeRequests() -> [AlarmRequest] { file.isWriting ? requests.take(at: .now) : [] }

  /// Strikes out the alarms of rules that are watched no more. What the alarms did before is to be kept first.
  mutating func strikeRules(missingFrom monitor: Monitor) {
    file.strikeRules(missingFrom: monitor.alarmBoard, at: .now)
  }
}

extension Timestamp {
  /// The present moment by the system's clock.
  static var now: Timestamp { systemTime() }
}
