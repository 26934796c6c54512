import BullionMarket
import BullionMonitor
import Settings
import Store
import Wire

/// Keeps the alarms of a live feed from one run to the next.
struct AlarmKeeper {
  private let file: JournalFile
  private var kept = 0

  /// Puts the monitor's alarms into their stored state. Nil for a demo or a replay, which must leave no trace.
  init?(restoring monitor: inout Monitor) {
    guard monitor.mode == .live, let path = UserDirectories(variable: environmentVariable).alarmJournal else {
      return nil
    }
    file = JournalFile(path: path, access: .writing)
    let now = Timestamp.now
    file.strikeRules(missingFrom: monitor.alarmBoard, at: now)
    monitor.restoreAlarms(from: file.journal, at: now)
  }

  /// Writes what the alarms did since the last call, and returns when it is on the disk.
  ///
  /// - Returns: what the reader ought to know, once.
  mutating func keep(_ monitor: Monitor) -> [String] {
    if monitor.alarmNoticeCount != kept {
      file.record(Array(monitor.alarmNotices(after: kept)), of: monitor.alarmBoard)
      kept = monitor.alarmNoticeCount
    }
    return file.takeProblems()
  }
}

extension Timestamp {
  /// The present moment by the system's clock.
  static var now: Timestamp { systemTime() }
}
