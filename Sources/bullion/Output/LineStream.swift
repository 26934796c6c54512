import Glibc

/// Lines to a descriptor that perhaps nobody reads any more: never waits.
///
/// What cannot be taken at once is dropped and counted; the next line that gets through is preceded by one that says
/// how many are missing. Flags of the descriptor stay as they are: other programs share them.
struct LineStream {
  private enum Way {
    /// A regular file takes everything at once.
    case plain
    case socket
    /// A description of our own, which may refuse to wait.
    case reopened
    /// Asked for room before each piece.
    case asked
  }

  /// What a pipe takes without waiting once it says that it has room.
  private static let piece = 4096
  private static let atOnce = Int32(MSG_DONTWAIT | MSG_NOSIGNAL)

  private let descriptor: Int32
  private let way: Way
  /// What is left of a line that was taken in part.
  private var rest: [UInt8] = []
  private(set) var lost = 0
  private var lostSinceSaid = 0

  /// - Parameter number: open for writing; stays open.
  init(_ number: Int32) {
    var status = stat()
    let kind = fstat(number, &status) == 0 ? status.st_mode & S_IFMT : 0
    switch kind {
    case S_IFREG: (descriptor, way) = (number, .plain)
    case S_IFSOCK: (descriptor, way) = (number, .socket)
    default:
      let own = open("/proc/self/fd/\(number)", O_WRONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)
      (descriptor, way) = own >= 0 ? (own, .reopened) : (number, .asked)
    }
  }

  /// - Parameters:
  ///   - line: without its end.
  ///   - explain: the line that says how many are missing.
  mutating func append(_ line: String, explain: (Int) -> String) {
    guard push() else { return lose() }
    guard lostSinceSaid > 0 else {
      if !begin(line) { lose() }
      return
    }
    // Together with the line, or the room that is left for it would be filled with numbers alone.
    guard begin(explain(lostSinceSaid) + "\n" + line) else { return lose() }
    lostSinceSaid = 0
  }

  private mutating func lose() {
    lost += 1
    lostSinceSaid += 1
  }

  /// - Returns: whether the line is on its way; what is left of it then goes before the next.
  private mutating func begin(_ line: String) -> Bool {
    let bytes = Array((line + "\n").utf8)
    rest = bytes
    if push() { return true }
    // Nothing is left for a reader that is gone.
    if !rest.isEmpty, rest.count < bytes.count { return true }
    rest = []
    return false
  }

  /// Writes what is left; false when it is not taken.
  private mutating func push() -> Bool {
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write($0) }
      if count > 0 {
        rest.removeFirst(count)
      } else if errno != EINTR {
        // To a reader that is gone nothing is owed.
        if errno != EAGAIN { rest = [] }
        return false
      }
    }
    return true
  }

  private func write(_ bytes: UnsafeRawBufferPointer) -> Int {
    switch way {
    case .plain, .reopened: return Glibc.write(descriptor, bytes.baseAddress, bytes.count)
    case .socket: return send(descriptor, bytes.baseAddress, bytes.count, Self.atOnce)
    case .asked:
      var room = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
      guard poll(&room, 1, 0) > 0 else {
        errno = EAGAIN
        return -1
      }
      return Glibc.write(descriptor, bytes.baseAddress, min(bytes.count, Self.piece))
    }
  }
}
