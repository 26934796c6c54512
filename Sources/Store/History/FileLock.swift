import Glibc

/// An advisory lock that a process holds on a file; it goes with the process.
struct FileLock {
  private let descriptor: Int32

  init?(path: String) {
    descriptor = Glibc.open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    if descriptor < 0 { return nil }
  }

  /// Asks again and again for so many seconds.
  func take(within seconds: Double) -> Bool {
    let deadline = ContinuousClock.now + .seconds(seconds)
    while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
      guard errno == EWOULDBLOCK || errno == EINTR, ContinuousClock.now < deadline else {
        close(descriptor)
        return false
      }
      usleep(10_000)
    }
    return true
  }

  func release() { close(descriptor) }
}
