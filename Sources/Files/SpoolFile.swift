import Formats
import Glibc

/// A file without a name, for text that had to be decoded first: it takes room on the disk and goes away by itself.
package struct SpoolFile: ~Copyable {
  /// Bytes beyond which nothing is taken: no history of prices is longer.
  private static let largestSize: Int64 = 16 << 30

  private let number: Int32
  private var size: Int64 = 0
  private var isHandedOver = false

  package init() throws(LineProblem) {
    let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    number = Self.open(in: folder)
    guard number >= 0 else {
      throw LineProblem("no room to decode it in \(folder): \(String(cString: strerror(errno)))")
    }
  }

  deinit { if !isHandedOver { close(number) } }

  private static func open(in folder: String) -> Int32 {
    // O_TMPFILE, which the module of the C library does not carry: not every file system has it.
    let nameless: Int32 = 0o20000000 | O_DIRECTORY
    let number = Glibc.open(folder, nameless | O_RDWR | O_CLOEXEC, 0o600)
    if number >= 0 { return number }
    var name = Array("\(folder)/bullion-XXXXXX".utf8CString)
    let named = mkstemp(&name)
    if named >= 0 {
      _ = fcntl(named, F_SETFD, FD_CLOEXEC)
      unlink(name)
    }
    return named
  }

  package mutating func append(_ bytes: [UInt8]) throws(LineProblem) {
    size += Int64(bytes.count)
    guard size <= Self.largestSize else {
      throw LineProblem("it is longer than \(Self.largestSize >> 30) GiB")
    }
    var written = 0
    while written < bytes.count {
      let result = bytes.withUnsafeBytes { buffer in
        write(number, buffer.baseAddress.map { $0 + written }, buffer.count - written)
      }
      if result < 0, errno == EINTR { continue }
      guard result > 0 else {
        throw LineProblem("no room to decode it: \(String(cString: strerror(errno)))")
      }
      written += result
    }
  }

  /// The file to read from; the spool is done.
  package consuming func input() -> InputDescriptor {
    isHandedOver = true
    return InputDescriptor(owned: number)
  }
}
