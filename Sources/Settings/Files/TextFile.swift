import Glibc

/// Small text files that users edit.
enum TextFile {
  /// Why a file could not be read or written, in words and without its name.
  struct Failure: Error, Equatable, CustomStringConvertible {
    var description: String
    var isMissing = false

    /// Why a file cannot be opened; of a socket the system says only that there is no such device.
    init(opening path: String, code: Int32) {
      var status = stat()
      guard code == ENXIO, stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFSOCK else {
        self.init(code: code)
        return
      }
      self.init("is a socket, not a file")
    }

    init(_ description: String) { self.description = description }

    /// The system's words for an error number.
    init(code: Int32) {
      description = String(cString: strerror(code))
      isMissing = code == ENOENT || code == ENOTDIR
    }
  }

  static let largestSize = 4 << 20

  /// The file's text without a byte order mark; bytes that are not UTF-8 become U+FFFD.
  ///
  /// Pipes that a shell made are read to their end, so that `--config <(…)` works.
  static func content(of path: String, atMost limit: Int = largestSize) throws(Failure) -> String {
    // Without O_NONBLOCK, opening a named pipe would wait for its writer before it could be refused.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
    guard descriptor >= 0 else { throw Failure(opening: path, code: errno) }
    defer { close(descriptor) }
    try refuseEndless(descriptor)
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 16_384)
    while true {
      let count = chunk.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
      if count == 0 { break }
      if count < 0 {
        if errno == EINTR { continue }
        throw Failure(code: errno)
      }
      guard bytes.count + count <= limit else { throw Failure("larger than \(limit >> 20) MiB") }
      bytes += chunk[..<count]
    }
    return String(decoding: bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...], as: UTF8.self)
  }

  /// Refuses what is no file, and what nobody may ever write to or end.
  private static func refuseEndless(_ descriptor: Int32) throws(Failure) {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw Failure(code: errno) }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return
    case S_IFDIR: throw Failure("is a folder, not a file")
    case S_IFIFO:
      guard isNameless(descriptor) else { throw Failure("is a pipe, not a file") }
      // Its writer is there already: it is waited for.
      _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) & ~O_NONBLOCK)
    case S_IFCHR where isNull(status): return
    default: throw Failure("is a device, not a file")
    }
  }

  /// Whether it is the device that holds nothing: `--config /dev/null`.
  private static func isNull(_ status: stat) -> Bool {
    var null = stat()
    return stat("/dev/null", &null) == 0 && status.st_rdev == null.st_rdev
  }

  /// Whether a pipe stands in no folder, as `<(…)` makes them.
  private static func isNameless(_ descriptor: Int32) -> Bool {
    var name = [CChar](repeating: 0, count: 6)
    let length = readlink("/proc/self/fd/\(descriptor)", &name, name.count - 1)
    return length == 5 && name.prefix(5).elementsEqual("pipe:".utf8.map { CChar($0) })
  }

  /// Puts a text in place of a file's content, whole or not at all; a symbolic link stays one.
  static func replace(_ path: String, with text: String) throws(Failure) {
    let target = resolved(path)
    var status = stat()
    let mode = stat(target, &status) == 0 ? status.st_mode & 0o777 : 0o644
    let draft = "\(target).\(getpid()).new"
    let descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
    guard descriptor >= 0 else { throw Failure(code: errno) }
    let problem = write(text, to: descriptor)
    close(descriptor)
    if let code = problem ?? (rename(draft, target) == 0 ? nil : errno) {
      unlink(draft)
      throw Failure(code: code)
    }
  }

  /// Makes a file that is not there yet, whole or not at all; what stands at its place is never touched.
  static func create(_ path: String, with text: String) throws(Failure) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else {
      throw errno == EEXIST ? Failure("is there already; nothing was written") : Failure(code: errno)
    }
    let problem = write(text, to: descriptor)
    close(descriptor)
    if let code = problem {
      unlink(path)
      throw Failure(code: code)
    }
  }

  /// - Returns: the error number when not all of it is on the disk.
  private static func write(_ text: String, to descriptor: Int32) -> Int32? {
    var text = text
    if let problem = text.withUTF8({ writeAll($0, to: descriptor) }).problem { return problem }
    return fsync(descriptor) == 0 ? nil : errno
  }

  private static func resolved(_ path: String) -> String {
    guard let real = realpath(path, nil) else { return path }
    defer { free(real) }
    return String(cString: real)
  }

  static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// Makes a folder and those above it where they are missing.
  static func makeFolders(_ path: String, mode: mode_t = 0o755) throws(Failure) {
    if mkdir(path, mode) == 0 || errno == EEXIST { return }
    guard errno == ENOENT, folder(of: path) != path else { throw Failure(code: errno) }
    try makeFolders(folder(of: path), mode: mode)
    guard mkdir(path, mode) == 0 || errno == EEXIST else { throw Failure(code: errno) }
  }

  /// Runs something that no other process does to the files of a folder at the same time.
  static func holding<Result>(
    folder: String, _ body: () throws(SettingsError) -> Result
  ) throws(SettingsError) -> Result {
    let descriptor = open(folder, O_RDONLY | O_CLOEXEC)
    defer { if descriptor >= 0 { close(descriptor) } }
    // Without the lock there is still the check that what was written reads back.
    if descriptor >= 0 { _ = flock(descriptor, LOCK_EX) }
    return try body()
  }
}
