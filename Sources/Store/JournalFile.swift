import BullionAlarms
import BullionMarket
import Glibc

/// The alarm journal on the disk: an append-only file, one line for every transition.
///
/// Opening never fails: a program must go on watching without a journal. `problems` says what was wrong, and
/// `isWriting` whether anything will be kept. Of several processes the first one writes; it holds an advisory lock
/// for as long as it lives.
package final class JournalFile {
  /// What a process wants with the journal.
  package enum Access: Sendable {
    /// Reads the state and appends to it.
    case writing
    /// Reads the state only; takes no lock and changes nothing.
    case reading
  }

  /// Lines that could not be written wait in memory up to this many bytes.
  private static let longestBacklog = 1 << 20

  /// Bytes after which it is begun anew with what is remembered; the old one stays beside it as `.1`.
  package static let usualLength = 1 << 20

  package let path: String
  private var longest: Int
  /// What is remembered of every alarm.
  package private(set) var journal = AlarmJournal()
  /// Whether transitions are written to the disk.
  package private(set) var isWriting = false
  /// Whether another process holds the journal.
  package private(set) var isHeldByAnother = false
  private var descriptor: Int32 = -1
  /// Where the last whole line ends.
  private var length = 0
  /// What could not be written yet.
  private var backlog: [UInt8] = []
  private var hasFailed = false
  private var news: [String] = []

  /// - Parameter longest: the bytes after which it is begun anew.
  package init(path: String, access: Access, longest: Int = JournalFile.usualLength) {
    self.path = path
    self.longest = longest
    switch access {
    case .reading:
      descriptor = open(path, O_RDONLY | O_CLOEXEC)
      if descriptor < 0, errno != ENOENT { tell("cannot be read: \(Self.words(errno))") }
    case .writing: openForWriting()
    }
    if descriptor >= 0 { load() }
    rotateIfLong()
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// What the reader ought to know, once; later calls give what came up since.
  package func takeProblems() -> [String] {
    defer { news = [] }
    return news
  }

  /// Writes what a board did, and returns when it is on the disk. To be called before the sound is made.
  ///
  /// - Returns: whether all of it is on the disk. False also when nothing is being written at all.
  @discardableResult
  package func record(_ notices: [AlarmNotice], of board: AlarmBoard) -> Bool {
    append(journal.record(notices, of: board))
  }

  /// Strikes out the alarms of rules that exist no more. To be called once, before the board is restored.
  package func strikeRules(missingFrom board: AlarmBoard, at time: Timestamp) {
    append(journal.removeRules(missingFrom: board, at: time))
  }

  private func tell(_ problem: String) { news.append("alarm journal \(visible(path)): \(problem)") }

  private static func words(_ code: Int32) -> String { String(cString: strerror(code)) }
}

extension JournalFile {
  private func openForWriting() {
    let folder = Self.folder(of: path)
    Self.makeFolders(folder)
    let isNew = access(path, F_OK) != 0
    guard openInPlace() else {
      tell("cannot be written: \(Self.words(errno)); alarms are not kept")
      descriptor = open(path, O_RDONLY | O_CLOEXEC)
      return
    }
    guard lock() else {
      isHeldByAnother = errno == EWOULDBLOCK
      tell(
        isHeldByAnother
          ? "another bullion is writing it; alarms of this one are not kept"
          : "cannot be locked: \(Self.words(errno)); alarms are not kept")
      return
    }
    isWriting = true
    if isNew { Self.synchronise(folder: folder) }
  }

  private func openInPlace() -> Bool {
    descriptor = open(path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
    return descriptor >= 0
  }

  /// Whether the open file still has the name: the program that held it may have begun another one.
  private var isInPlace: Bool {
    var ours = stat()
    var named = stat()
    return fstat(descriptor, &ours) == 0 && stat(path, &named) == 0 && ours.st_ino == named.st_ino
      && ours.st_dev == named.st_dev
  }

  private static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// Makes a folder and those above it; what cannot be made shows when the file is opened.
  private static func makeFolders(_ path: String) {
    var end = path.startIndex
    while end < path.endIndex {
      end = path[path.index(after: end)...].firstIndex(of: "/") ?? path.endIndex
      mkdir(String(path[..<end]), 0o700)
    }
  }

  /// A child that a process is just starting holds its parent's locks until it runs its own program, so a lock that
  /// is taken is asked for again for a moment.
  private func lock() -> Bool {
    for attempt in 0..<5 {
      if attempt > 0 { usleep(20_000) }
      if flock(descriptor, LOCK_EX | LOCK_NB) == 0 {
        if isInPlace { return true }
        close(descriptor)
        guard openInPlace() else { return false }
        continue
      }
      guard errno == EWOULDBLOCK else { return false }
    }
    return false
  }

  /// A new file is safe only when its folder's entry is on the disk too.
  private static func synchronise(folder: String) {
    let descriptor = open(folder, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }
}

extension JournalFile {
  /// Reads the state from the file's end, and cuts a torn last line off when the file is ours to write.
  private func load() {
    let tail: JournalTail
    do throws(JournalTail.Failure) {
      tail = try JournalTail(descriptor: descriptor)
    } catch {
      isWriting = false
      return tell("\(error.words); alarms are not kept")
    }
    let problems = journal.load(tail.lines)
    length = tail.length
    let damaged = problems.count { !$0.isLastLine }
    if damaged > 0 { tell("\(damaged) damaged or missing lines were passed over") }
    guard isWriting, tail.isTorn || problems.contains(where: \.isLastLine) else { return }
    length = tail.startOfLastLine
    if ftruncate(descriptor, off_t(length)) != 0 {
      isWriting = false
      return tell("its torn last line cannot be cut off: \(Self.words(errno)); alarms are not kept")
    }
    tell("its last line was torn by a crash and was cut off")
  }

  @discardableResult
  private func append(_ lines: [String]) -> Bool {
    guard isWriting else { return false }
    for line in lines {
      backlog += Array(line.utf8)
      backlog.append(UInt8(ascii: "\n"))
    }
    return backlog.isEmpty || flush()
  }

  private func flush() -> Bool {
    var written = 0
    while written < backlog.count {
      let count = backlog.withUnsafeBytes { bytes in
        write(descriptor, bytes.baseAddress?.advanced(by: written), bytes.count - written)
      }
      if count > 0 {
        written += count
      } else if errno != EINTR {
        return fail(errno)
      }
    }
    guard fdatasync(descriptor) == 0 else { return fail(errno) }
    length += written
    backlog = []
    if hasFailed { tell("is written again; nothing is missing") }
    hasFailed = false
    rotateIfLong()
    return true
  }

  /// Takes half-written lines back, so that the file stays sound, and keeps them for the next try.
  private func fail(_ code: Int32) -> Bool {
    if !hasFailed { tell("cannot be written: \(Self.words(code)); alarms wait in memory") }
    hasFailed = true
    if ftruncate(descriptor, off_t(length)) != 0 || backlog.count > Self.longestBacklog {
      isWriting = false
      tell("alarms are no longer kept")
    }
    return false
  }
}

extension JournalFile {
  /// Begins a new file with all that is remembered. Where that fails the old one goes on, twice as long.
  private func rotateIfLong() {
    guard isWriting, backlog.isEmpty, length > longest, let summary = journal.summary else { return }
    let bytes = Array((summary + "\n").utf8)
    guard let place = Self.resolved(path), let new = Self.make(place + ".new", holding: bytes) else {
      longest *= 2
      return
    }
    unlink(place + ".1")
    // First the second name, then the change: at no moment is there no journal.
    guard link(place, place + ".1") == 0, rename(place + ".new", place) == 0 else {
      unlink(place + ".new")
      close(new)
      longest *= 2
      return
    }
    Self.synchronise(folder: Self.folder(of: place))
    close(descriptor)
    descriptor = new
    length = bytes.count
  }

  /// The file itself where the path is a link to it.
  private static func resolved(_ path: String) -> String? {
    guard let text = realpath(path, nil) else { return nil }
    defer { free(text) }
    return String(cString: text)
  }

  /// A file with this content on the disk, locked for us; nil when that cannot be had.
  private static func make(_ path: String, holding bytes: [UInt8]) -> Int32? {
    let descriptor = open(path, O_RDWR | O_CREAT | O_TRUNC | O_APPEND | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { return nil }
    let isMade =
      flock(descriptor, LOCK_EX | LOCK_NB) == 0 && write(descriptor, bytes, bytes.count) == bytes.count
      && fdatasync(descriptor) == 0
    if isMade { return descriptor }
    close(descriptor)
    unlink(path)
    return nil
  }
}
