import BullionAlarms
import BullionMarket
import BullionMonitor
import Settings
import Store
import Wire

/// Keeps the alarms of a live feed from one run to the next.
struct AlarmKeeper {
  private let file: JournalFile
  private let requests: AlarmRequestFile

  /// Puts the monitor's alarms into their stored state. Nil for a demo or a replay, which must leave no trace.
  init?(restoring monitor: inout Monitor) {
    guard monitor.mode == .live, let path = UserDirectories(variable: environmentVariable).alarmJournal else {
      return nil
    }
    file = JournalFile(path: path, access: .writing)
    requests = AlarmRequestFile(besideJournal: path)
    let now = Timestamp.now
    file.strikeRules(missingFrom: monitor.alarmBoard, at: now)
    monitor.restoreAlarms(from: file.journal, at: now)
  }

  /// Writes what the alarms did, and returns when it is on the disk.
  func keep(_ notices: [AlarmNotice], of board: AlarmBoard) { file.record(notices, of: board) }

  /// What the reader ought to know, once.
  func takeProblems() -> [String] { file.takeProblems() }

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
