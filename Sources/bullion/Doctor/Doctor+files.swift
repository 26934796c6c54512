import BullionMarket
import Glibc
import Settings
import Store

extension Doctor {
  /// Below this much free space writing fails soon.
  private static let leastSpace: Int64 = 64 << 20
  private static let comfortableSpace: Int64 = 1 << 30

  /// The directory that history, alarm journal and log are in, and the journal.
  var stateFindings: [DoctorFinding] {
    guard let state = directories.state else {
      return [
        DoctorFinding(
          "state.directory", .problem, "there is none: neither XDG_STATE_HOME nor HOME names a directory",
          advice: "set HOME; without it alarms and history are not kept")
      ]
    }
    var findings: [DoctorFinding] = []
    if let problem = FilePlace.problem(writing: state + "/new") {
      findings.append(
        DoctorFinding(
          "state.directory", .problem, "\(state): \(problem)",
          advice: "make it writable for you, or name another one with XDG_STATE_HOME"))
    } else {
      findings.append(DoctorFinding("state.directory", .ok, state))
    }
    if let space = Self.freeSpace(state) { findings.append(Self.finding(freeSpace: space)) }
    if let path = directories.alarmJournal {
      let problems = JournalFile(path: path, access: .reading).takeProblems()
      findings += problems.map { DoctorFinding("state.journal", .warning, $0) }
      if problems.isEmpty { findings.append(DoctorFinding("state.journal", .ok, Self.sized(path))) }
    }
    return findings
  }

  static func finding(freeSpace space: Int64) -> DoctorFinding {
    let text = "\(ByteSizeText.rounded(bytes: space)) free"
    let advice = "make room on this disk, or bound the history with store: size"
    if space < leastSpace { return DoctorFinding("state.space", .problem, text, advice: advice) }
    if space < comfortableSpace { return DoctorFinding("state.space", .warning, text, advice: advice) }
    return DoctorFinding("state.space", .ok, text)
  }

  var logFindings: [DoctorFinding] {
    if let problem = surroundings.log {
      return [
        DoctorFinding(
          "log", .warning, problem, advice: "name another place with log: path; nothing is logged otherwise")
      ]
    }
    guard let path = configuration.log.file(in: directories) else { return [] }
    return [DoctorFinding("log", .ok, "\(Self.sized(path)), level \(configuration.log.level.rawValue)")]
  }

  /// A path with what is there.
  static func sized(_ path: String) -> String {
    var status = stat()
    guard stat(path, &status) == 0 else { return "\(path), not there yet" }
    return "\(path), \(ByteSizeText.rounded(bytes: Int64(status.st_size)))"
  }

  /// What is left for this user on the disk of a directory, or of the one in which it will be made.
  private static func freeSpace(_ path: String) -> Int64? {
    var path = path[...]
    var disk = statvfs()
    while statvfs(path.isEmpty ? "/" : String(path), &disk) != 0 {
      guard errno == ENOENT, let slash = path.lastIndex(of: "/") else { return nil }
      path = path[..<slash]
    }
    return Int64(
      clamping: UInt64(disk.f_bavail).multipliedReportingOverflow(by: UInt64(disk.f_frsize)).partialValue)
  }
}
