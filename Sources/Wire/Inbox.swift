import BullionMarket
import Glibc
import Synchronization
import Venues

/// Where everything that comes over the wire waits, in the order it came, until the program takes it.
///
/// Its `descriptor` is readable while something waits, so that one `poll` can watch keys, signals and prices. It is
/// bounded by bytes: while it is full the wire stops reading, the senders are held up by TCP, and `take` makes them
/// go on. Nothing that was received is thrown away; what is under way when the bound is met still gets in.
package final class Inbox: Sendable {
  /// Bytes that wait at most, 16 MiB, unless said otherwise.
  package static let defaultLimit = 16 * 1024 * 1024
  /// Bytes that an event counts beside its payload.
  static let overhead = 128

  /// To be watched for reading.
  package let descriptor: Int32
  private let signal: Int32
  private let limit: Int
  private let contents = Mutex(Contents())

  private struct Contents {
    var events: [WireEvent] = []
    var bytes = 0
    var waitingForRoom: [@Sendable () -> Void] = []
  }

  /// An empty inbox.
  ///
  /// - Parameter limit: bytes of payload and overhead above which the wire stops reading.
  /// - Throws: `InboxFailure` when the system gives no pipe.
  package init(limit: Int = Inbox.defaultLimit) throws(InboxFailure) {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { throw InboxFailure(number: errno) }
    for end in ends {
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
    }
    descriptor = ends[0]
    signal = ends[1]
    self.limit = limit
  }

  deinit {
    close(descriptor)
    close(signal)
  }

  /// Whether so much waits that nothing more should be read.
  package var isFull: Bool { contents.withLock { $0.bytes >= limit } }

  /// Bytes that wait, with the overhead of each event.
  package var waitingBytes: Int { contents.withLock { $0.bytes } }

  /// Adds an event behind all others.
  package func put(_ event: WireEvent) {
    contents.withLock { contents in
      if contents.events.isEmpty { raiseSignal() }
      contents.events.append(event)
      contents.bytes += Inbox.overhead + event.payloadBytes
    }
  }

  /// Everything that waits, oldest first; the descriptor is quiet afterwards and readers go on.
  package func take() -> [WireEvent] {
    let (events, actions) = contents.withLock { contents in
      if !contents.events.isEmpty { clearSignal() }
      let taken = (contents.events, contents.waitingForRoom)
      contents = Contents()
      return taken
    }
    for action in actions { action() }
    return events
  }

  /// Waits until something is there, for programs that have nothing else to watch.
  ///
  /// - Parameter milliseconds: how long at most; negative for ever.
  /// - Returns: whether something waits. A signal ends the waiting early.
  package func wait(milliseconds: Int32) -> Bool {
    var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    return poll(&request, 1, milliseconds) > 0
  }

  /// Runs an action at the next `take`, or at once where there is room. On any thread.
  func whenRoom(_ action: @escaping @Sendable () -> Void) {
    let hasRoom = contents.withLock { contents in
      if contents.bytes < limit { return true }
      contents.waitingForRoom.append(action)
      return false
    }
    if hasRoom { action() }
  }

  /// Forgets the actions that wait for room: nobody is left to read.
  func dropWaitingForRoom() { contents.withLock { $0.waitingForRoom = [] } }

  private func raiseSignal() {
    var byte: UInt8 = 1
    _ = write(signal, &byte, 1)
  }

  private func clearSignal() {
    var bytes: UInt64 = 0
    while read(descriptor, &bytes, 8) > 0 {}
  }
}

/// The system gave no pipe, most often because too many files are open.
package struct InboxFailure: Error, Sendable, Hashable, CustomStringConvertible {
  /// The system's error number.
  package var number: Int32

  package var description: String {
    "no pipe for the network's messages: \(String(cString: strerror(number))) (see ulimit -n)"
  }
}

extension WireEvent {
  /// Bytes of text or body that it holds on to.
  fileprivate var payloadBytes: Int {
    switch kind {
    case .text(let bytes), .binary(let bytes): bytes.count
    case .answer(_, let answer), .closed(.refused(let answer)): answer.body.count
    default: 0
    }
  }
}
