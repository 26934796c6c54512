import Glibc
import Synchronization

/// Signals for a program without a screen: they are noted, and a descriptor becomes readable.
///
/// SIGTERM and SIGINT ask for the end, SIGHUP for reading the configuration anew. One at a time in a process.
struct EndingSignals {
  /// To be watched for reading.
  let descriptor: Int32

  private static let sender = Atomic<Int32>(-1)
  private static let arrived = Atomic<UInt32>(0)
  private static let numbers = [SIGTERM, SIGINT, SIGHUP]

  /// Nil when the system gives no pipe.
  init?() {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return nil }
    for end in ends {
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
    }
    descriptor = ends[0]
    Self.sender.store(ends[1], ordering: .sequentiallyConsistent)
    for number in Self.numbers {
      var action = sigaction()
      action.__sigaction_handler.sa_handler = { number in
        EndingSignals.arrived.bitwiseOr(1 << UInt32(number), ordering: .sequentiallyConsistent)
        var byte: UInt8 = 1
        _ = Glibc.write(EndingSignals.sender.load(ordering: .sequentiallyConsistent), &byte, 1)
      }
      action.sa_flags = SA_RESTART
      sigaction(number, &action, nil)
    }
    // A reader that went away must not end the recorder.
    signal(SIGPIPE, SIG_IGN)
  }

  /// What has arrived since the last call.
  func take() -> (mustEnd: Bool, mustReread: Bool) {
    var bytes: UInt64 = 0
    while read(descriptor, &bytes, 8) > 0 {}
    let bits = Self.arrived.exchange(0, ordering: .sequentiallyConsistent)
    func has(_ number: Int32) -> Bool { bits & (1 << UInt32(number)) != 0 }
    return (has(SIGTERM) || has(SIGINT), has(SIGHUP))
  }
}
