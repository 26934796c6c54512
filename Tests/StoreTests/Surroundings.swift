import Foundation

/// A folder for one test; it is gone afterwards.
func withFolder<Result>(_ body: (String) throws -> Result) throws -> Result {
  let path = "\(FileManager.default.temporaryDirectory.path)/store-\(UUID().uuidString)"
  try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  defer {
    try? FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: path)
    try? FileManager.default.removeItem(atPath: path)
  }
  return try body(path)
}

/// Lets no file of this process grow beyond a size meanwhile.
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
