import Foundation
import Glibc
import TestSupport
import Testing

/// A service manager's socket that keeps what it was sent.
private final class NotifySocket {
  let path: String
  private let descriptor: Int32

  init() throws {
    path =
      FileManager.default.temporaryDirectory.appending(path: "notify-\(UUID().uuidString.prefix(8))").path
    descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue), 0)
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    let bytes = Array(path.utf8)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
    let descriptor = self.descriptor
    let isBound = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size)) == 0
      }
    }
    try #require(isBound)
    _ = fcntl(descriptor, F_SETFL, O_NONBLOCK)
  }

  deinit {
    close(descriptor)
    unlink(path)
  }

  /// The lines that have come since the last call.
  func take() -> [String] {
    var lines: [String] = []
    var bytes = [UInt8](repeating: 0, count: 4096)
    while true {
      let count = recv(descriptor, &bytes, bytes.count, 0)
      guard count > 0 else { return lines }
      lines += String(decoding: bytes[..<count], as: UTF8.self).split(separator: "\n").map(String.init)
    }
  }
}

@Suite(.serialized) struct ServiceManagerTests {
  @Test("A dashboard tells that it is ready, lives and ends, and says nothing while it stands still")
  func theDashboardTells() throws {
    let manager = try NotifySocket()
    let terminal = try PseudoTerminal(columns: 100, rows: 30)
    try terminal.start(
      BuiltProduct.path(of: "bullion"), ["--wall"],
      environment: ["NOTIFY_SOCKET": manager.path, "WATCHDOG_USEC": "400000"])
    var told: [String] = []
    func hears(_ line: String, times: Int = 1) -> Bool {
      terminal.wait {
        told += manager.take()
        return told.count { $0.hasPrefix(line) } >= times
      }
    }
    #expect(hears("READY=1"))
    #expect(hears("WATCHDOG=1", times: 4))
    #expect(hears("STATUS=demo, live"), "\(told)")
    #expect(told.count { $0 == "READY=1" } == 1)

    terminal.signal(SIGSTOP)
    let start = ContinuousClock.now
    _ = terminal.wait { start.duration(to: .now) > .milliseconds(400) }
    _ = manager.take()
    _ = terminal.wait { start.duration(to: .now) > .milliseconds(1_400) }
    #expect(manager.take().isEmpty)
    terminal.signal(SIGCONT)
    told = []
    #expect(hears("WATCHDOG=1", times: 2))
    terminal.send("\u{3}")
    _ = terminal.waitForExit()
    #expect(hears("STOPPING=1"))
  }
}
