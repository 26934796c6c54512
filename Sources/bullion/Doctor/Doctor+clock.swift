import BullionMarket
import CursesTerminal
import Glibc

extension Doctor {
  /// Years in which this program can have been started.
  private static let plausibleYears = 2025...2099
  /// How many milliseconds a file's time may lie ahead: file servers have clocks of their own.
  private static let tolerance: Int64 = 120_000

  static var isSynchronized: Bool? { systemClockIsSynchronized() }

  /// - Parameter isSynchronized: whether it follows a time server; nil when that is not known.
  func clockFindings(isSynchronized: Bool?) -> [DoctorFinding] {
    guard Self.plausibleYears.contains(now.date.year) else {
      return [
        DoctorFinding(
          "clock", .problem, "\(now.iso8601): that cannot be the time",
          advice: "set the clock; run: timedatectl set-ntp true")
      ]
    }
    if let newest, now.milliseconds(since: newest.time) < -Self.tolerance {
      return [
        DoctorFinding(
          "clock", .problem, "\(now.iso8601), but \(newest.path) was written at \(newest.time.iso8601)",
          advice: "set the clock: every price would seem to come from the future")
      ]
    }
    switch isSynchronized {
    case true?: return [DoctorFinding("clock", .ok, "\(now.iso8601), follows a time server")]
    case false?:
      return [
        DoctorFinding(
          "clock", .warning, "\(now.iso8601), follows no time server: ages and delays of quotes may be wrong",
          advice: "run: timedatectl set-ntp true (not in a container, whose host keeps the time)")
      ]
    case nil: return [DoctorFinding("clock", .ok, now.iso8601)]
    }
  }

  /// When this program last wrote something.
  private var newest: (path: String, time: Timestamp)? {
    let paths = [
      configuration.store.file(in: directories), directories.alarmJournal,
      configuration.log.file(in: directories),
    ]
    return paths.compactMap { $0 }.compactMap { path in Self.changed(path).map { (path, $0) } }
      .max { $0.1 < $1.1 }
  }

  private static func changed(_ path: String) -> Timestamp? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    return Timestamp(milliseconds: Int64(status.st_mtim.tv_sec) * 1000)
  }
}
