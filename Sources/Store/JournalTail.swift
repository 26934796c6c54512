import BullionAlarms
import Glibc

/// The end of a journal file, back to its last whole snapshot: what is older does not matter for the state, and the
/// file grows for ever.
struct JournalTail {
  struct Failure: Error {
    var words: String
  }

  /// How much is read at first; twice as much each time while no snapshot is found.
  private static let firstReach = 128 << 10
  /// A journal has a snapshot every hundred transitions; a file without one for so long is none.
  private static let farthestReach = 64 << 20

  /// Without their breaks; what follows the last break is not among them.
  private(set) var lines: [String] = []
  /// Of the file, in bytes.
  let length: Int
  /// Where the last line begins, whole or torn.
  private(set) var startOfLastLine = 0
  /// Whether the file ends within a line.
  private(set) var isTorn = false

  init(descriptor: Int32, firstReach: Int = JournalTail.firstReach) throws(Failure) {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw Failure(words: String(cString: strerror(errno))) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw Failure(words: "is not a regular file") }
    length = Int(status.st_size)
    var reach = max(1, firstReach)
    while true {
      let start = max(0, length - reach)
      try take(Self.bytes(of: descriptor, from: start, to: length), at: start)
      if start == 0 || hasSnapshot { return }
      guard reach < Self.farthestReach else { throw Failure(words: "is not an alarm journal") }
      reach *= 2
    }
  }

  private var hasSnapshot: Bool {
    lines.contains { line in
      guard line.contains("\"snapshot\":[") else { return false }
      var journal = AlarmJournal()
      return journal.load([line]).isEmpty
    }
  }

  private mutating func take(_ bytes: [UInt8], at start: Int) {
    let lineBreak = UInt8(ascii: "\n")
    var rest = bytes[...]
    // The first piece belongs to a line that begins before it.
    if start > 0 { rest = rest[((rest.firstIndex(of: lineBreak) ?? rest.endIndex - 1) + 1)...] }
    isTorn = rest.last.map { $0 != lineBreak } ?? false
    let whole = rest.lastIndex(of: lineBreak).map { rest[...$0] } ?? rest[rest.startIndex..<rest.startIndex]
    lines = whole.split(separator: lineBreak, omittingEmptySubsequences: false).dropLast()
      .map { String(decoding: $0, as: UTF8.self) }
    if isTorn {
      startOfLastLine = start + whole.endIndex
    } else {
      let before = whole.dropLast().lastIndex(of: lineBreak)
      startOfLastLine = start + (before.map { $0 + 1 } ?? rest.startIndex)
    }
  }

  private static func bytes(of descriptor: Int32, from start: Int, to end: Int) throws(Failure) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: end - start)
    var count = 0
    while count < bytes.count {
      let got = bytes.withUnsafeMutableBytes { buffer in
        pread(descriptor, buffer.baseAddress?.advanced(by: count), buffer.count - count, off_t(start + count))
      }
      if got == 0 { break }
      if got < 0 {
        if errno == EINTR { continue }
        throw Failure(words: "cannot be read: \(String(cString: strerror(errno)))")
      }
      count += got
    }
    return Array(bytes[..<count])
  }
}
