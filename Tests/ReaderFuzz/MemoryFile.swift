import Glibc

/// A file that is only in memory, with a path by which it can be opened like any other.
final class MemoryFile {
  let descriptor: Int32
  var path: String { "/proc/self/fd/\(descriptor)" }

  init?(name: String) {
    var path = Array("/dev/shm/\(name)-XXXXXX".utf8CString)
    descriptor = mkstemp(&path)
    if descriptor < 0 { return nil }
    // Nothing is left of it, however the program ends.
    unlink(path)
  }

  deinit { close(descriptor) }

  /// Puts new contents in the place of the old, and stands at the beginning.
  func set(_ bytes: [UInt8]) -> Bool {
    guard ftruncate(descriptor, 0) == 0, lseek(descriptor, 0, SEEK_SET) == 0 else { return false }
    var written = 0
    while written < bytes.count {
      let count = bytes[written...].withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      guard count > 0 else { return false }
      written += count
    }
    return lseek(descriptor, 0, SEEK_SET) == 0
  }
}
