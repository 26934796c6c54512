import Foundation

/// Held by every test that writes, and by one alone where it changes what all of the process may write.
private final class WritingGate: @unchecked Sendable {
  static let shared = WritingGate()
  private let lock = UnsafeMutablePointer<pthread_rwlock_t>.allocate(capacity: 1)

  private init() { pthread_rwlock_init(lock, nil) }

  func enter(alone: Bool) { _ = alone ? pthread_rwlock_wrlock(lock) : pthread_rwlock_rdlock(lock) }
  func leave() { pthread_rwlock_unlock(lock) }
}

/// A folder for one test; it is gone afterwards.
///
/// - Parameter alone: no other test writes meanwhile.
func withFolder<Result>(alone: Bool = false, _ body: (String) throws -> Result) throws -> Result {
  WritingGate.shared.enter(alone: alone)
  defer { WritingGate.shared.leave() }
  let path = "\(FileManager.default.temporaryDirectory.path)/store-\(UUID().uuidString)"
  try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  defer {
    try? FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: path)
    try? FileManager.default.removeItem(atPath: path)
  }
  return try body(path)
}

/// Lets no file of this process grow beyond a size meanwhile; to be used in a folder alone.
func limitingFileSize<Result>(to size: Int, _ body: () throws -> Result) throws -> Result {
  var old = rlimit()
  getrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &old)
  let ignored = signal(SIGXFSZ, SIG_IGN)
  var new = old
  new.rlim_cur = rlim_t(size)
  setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &new)
  defer {
    setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &old)
    signal(SIGXFSZ, ignored)
  }
  return try body()
}
