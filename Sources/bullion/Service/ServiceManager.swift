import BullionMonitor
import Glibc
import Settings

/// The service manager that has started this program, as a socket that takes datagrams.
final class ServiceManager {
  private let descriptor: Int32
  private let address: sockaddr_un
  private let length: socklen_t
  private var report: ServiceReport
  private let clock = ContinuousClock()
  private let beginning = ContinuousClock.now

  /// Nil where nobody has asked for notices.
  ///
  /// - Parameter variable: looks up an environment variable: `NOTIFY_SOCKET`, `WATCHDOG_USEC`, `WATCHDOG_PID`.
  init?(variable: (String) -> String? = environmentVariable) {
    guard let path = variable("NOTIFY_SOCKET"), path.hasPrefix("/") || path.hasPrefix("@") else { return nil }
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    var bytes = Array(path.utf8)
    // An abstract name begins with a zero byte.
    if bytes[0] == UInt8(ascii: "@") { bytes[0] = 0 }
    let room = MemoryLayout.size(ofValue: address.sun_path)
    guard bytes.count < room else { return nil }
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
    self.address = address
    length = socklen_t((MemoryLayout<sockaddr_un>.offset(of: \.sun_path) ?? 2) + bytes.count)
    descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    guard descriptor >= 0 else { return nil }
    let isOurs = variable("WATCHDOG_PID").map { $0 == "\(getpid())" } ?? true
    let span = variable("WATCHDOG_USEC").flatMap(Int64.init).map { $0 / 1000 }
    report = ServiceReport(watchdog: isOurs ? span.flatMap { $0 > 0 ? $0 : nil } : nil)
  }

  deinit { close(descriptor) }

  private var now: Int64 { Int64(beginning.duration(to: clock.now) / .milliseconds(1)) }

  /// Whether a sign of life is due, and with it a frame.
  var isDue: Bool { report.isDue(at: now) }

  /// How long the program may wait without one; nil where nobody watches.
  var pause: Duration? { report.pause(at: now).map { .milliseconds($0) } }

  /// Tells what is to be told.
  ///
  /// - Parameters:
  ///   - hasWorked: whether the work was done just now that a sign of life stands for.
  ///   - monitor: how the program does.
  func tell(hasWorked: Bool, _ monitor: Monitor) {
    let lines = report.lines(at: now, hasWorked: hasWorked, status: Self.status(monitor))
    if !lines.isEmpty { send(lines.joined(separator: "\n")) }
  }

  /// Tells that the program ends.
  func stop() { send("STOPPING=1\nSTATUS=leaving") }

  private func send(_ text: String) {
    let bytes = Array(text.utf8)
    var address = address
    // Whoever does not listen is not waited for.
    _ = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        sendto(
          descriptor, bytes, bytes.count, Int32(MSG_DONTWAIT) | Int32(MSG_NOSIGNAL), $0,
          length)
      }
    }
  }

  /// `binance, live; 2 alarms`.
  private static func status(_ monitor: Monitor) -> String {
    let feed = monitor.readings.feed
    let alarms = monitor.alarms.count
    let count = alarms == 0 ? "no alarm" : "\(alarms) alarm\(alarms == 1 ? "" : "s")"
    return "\(feed.source ?? feed.name), \(feed.state.rawValue); \(count)"
  }
}
