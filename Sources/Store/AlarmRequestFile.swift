import BullionAlarms
import BullionMarket
import Glibc

/// What operators ask of the program that keeps the alarm journal: a small file beside the journal, to which commands
/// append lines and which that program empties as it takes them.
///
/// So the journal has one writer at all times. A line is the moment in milliseconds and the request's text.
package struct AlarmRequestFile: Sendable {
  /// Why a request could not be handed over.
  package struct Problem: Error, CustomStringConvertible {
    package var description: String
  }

  /// Requests older than this are of a program that has ended, in milliseconds.
  static let longestWait: Int64 = 60_000
  private static let largestSize = 64 << 10

  /// Where it lies.
  package let path: String

  package init(besideJournal path: String) { self.path = path + ".requests" }

  /// Whether nothing waits to be taken.
  package var isEmpty: Bool {
    var status = stat()
    return lstat(path, &status) != 0 || status.st_size == 0
  }

  /// Hands requests over.
  package func send(_ requests: [AlarmRequest], at time: Timestamp) throws(Problem) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_APPEND | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw problem(errno) }
    defer { close(descriptor) }
    guard Self.isOwnRegularFile(descriptor) else {
      throw Problem(description: "\(visible(path)) is no file of yours; remove it")
    }
    guard flock(descriptor, LOCK_EX) == 0 else { throw problem(errno) }
    let lines = requests.map { "\(time.milliseconds) \($0.text)\n" }.joined()
    let written = lines.utf8CString.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count - 1) }
    guard written == lines.utf8.count else { throw problem(errno) }
  }

  /// Takes what waits, and leaves nothing behind; what is too old, or no request, is dropped.
  package func take(at now: Timestamp) -> [AlarmRequest] {
    guard !isEmpty else { return [] }
    let descriptor = open(path, O_RDWR | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { return [] }
    defer { close(descriptor) }
    // A command that is just writing will be there a moment later.
    guard Self.isOwnRegularFile(descriptor), flock(descriptor, LOCK_EX | LOCK_NB) == 0 else { return [] }
    var bytes = [UInt8](repeating: 0, count: Self.largestSize)
    let count = read(descriptor, &bytes, bytes.count)
    guard count > 0, ftruncate(descriptor, 0) == 0 else { return [] }
    return Self.requests(in: String(decoding: bytes[..<count], as: UTF8.self), at: now)
  }

  /// Takes requests back that nobody has taken.
  package func withdraw() { _ = truncate(path, 0) }

  static func requests(in text: String, at now: Timestamp) -> [AlarmRequest] {
    text.split(separator: "\n").compactMap { line in
      let parts = line.split(separator: " ", maxSplits: 1)
      guard parts.count == 2, let time = Int64(parts[0]),
        now.milliseconds(since: Timestamp(milliseconds: time)).magnitude <= UInt64(longestWait)
      else { return nil }
      return AlarmRequest(String(parts[1]))
    }
  }

  /// Nobody else's, and neither a pipe nor a device, on which the program would wait.
  private static func isOwnRegularFile(_ descriptor: Int32) -> Bool {
    var status = stat()
    return fstat(descriptor, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
      && status.st_uid == geteuid()
  }

  private func problem(_ code: Int32) -> Problem {
    Problem(description: "\(visible(path)): \(String(cString: strerror(code)))")
  }
}
