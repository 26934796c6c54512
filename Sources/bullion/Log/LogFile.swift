import Glibc
import Settings

/// A file that lines are appended to; when it is long enough it is set aside as `.1`, and a new one is begun.
///
/// Nothing here fails: a program must go on without a log. What could not be written is counted, and said in the file
/// once it can be written again. Several processes may write one file.
struct LogFile {
  let path: String
  /// The bytes after which it is set aside.
  var limit: Int64
  /// Lines that are not in the file.
  private(set) var lost = 0
  /// Why the last line is not in the file; nil when it is.
  private(set) var problem: String?
  private var descriptor: Int32 = -1
  private var lostSinceSaid = 0
  private var endsWithinLine = false

  init(path: String, limit: Int64) {
    self.path = path
    self.limit = limit
    open()
  }

  /// - Parameters:
  ///   - line: without its end.
  ///   - explain: the line that says how many are missing.
  mutating func append(_ line: String, explain: (Int) -> String) {
    if descriptor >= 0, isMoved { close() }
    if descriptor < 0 { open() }
    if descriptor >= 0 { rotate(before: Int64(line.utf8.count) + 1) }
    guard descriptor >= 0 else { return lose() }
    if lostSinceSaid > 0, write(explain(lostSinceSaid)) { lostSinceSaid = 0 }
    if lostSinceSaid == 0, write(line) { problem = nil } else { lose() }
  }

  /// Opens the file that has the name now, for programs that move logs themselves.
  mutating func reopen() {
    close()
    open()
  }

  mutating func close() {
    if descriptor >= 0 { Glibc.close(descriptor) }
    descriptor = -1
  }

  private mutating func lose() {
    lost += 1
    lostSinceSaid += 1
  }

  private mutating func open() {
    FilePlace.makeFolders(above: path)
    descriptor = Glibc.open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | O_NOCTTY | O_NONBLOCK, 0o600)
    if descriptor < 0 { problem = String(cString: strerror(errno)) }
    endsWithinLine = false
  }

  /// Whether the name leads to another file than the one that is open, or to none.
  private var isMoved: Bool {
    var ours = stat()
    var named = stat()
    guard fstat(descriptor, &ours) == 0 else { return true }
    return stat(path, &named) != 0 || named.st_ino != ours.st_ino || named.st_dev != ours.st_dev
  }

  private mutating func rotate(before length: Int64) {
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_size > 0,
      Int64(status.st_size) + length > limit
    else { return }
    // Of several processes only the first sets this very file aside.
    flock(descriptor, LOCK_EX)
    let isOurs = !isMoved
    if isOurs, rename(path, path + ".1") != 0 {
      problem = String(cString: strerror(errno))
      flock(descriptor, LOCK_UN)
      return
    }
    reopen()
  }

  private mutating func write(_ line: String) -> Bool {
    var text = (endsWithinLine ? "\n" : "") + line + "\n"
    let (written, code) = text.withUTF8 { writeAll($0, to: descriptor) }
    if let code {
      problem = String(cString: strerror(code))
      if written > 0 { endsWithinLine = true }
      return false
    }
    endsWithinLine = false
    return true
  }
}
