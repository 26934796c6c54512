import Foundation
import Glibc

/// SQLite's log beside a history, and whether writes in it were damaged on the disk.
///
/// SQLite takes a log up to the first frame that does not add up and forgets the rest without a word, since a program
/// that is killed in the middle of a write leaves such an end. Whole writes of the same log behind that place tell
/// damage from an end. The layout is that of "WAL file format" in SQLite's documentation.
struct WriteAheadLog {
  private static let headerSize = 32
  private static let frameHeaderSize = 24

  private let bytes: [UInt8]
  private let isBigEndian: Bool
  private let frameSize: Int

  /// Nil for what is no log or an empty one.
  init?(_ bytes: [UInt8]) {
    self.bytes = bytes
    guard bytes.count >= Self.headerSize else { return nil }
    let magic = Self.word(bytes, 0)
    // The page size is a power of two; a damaged one is taken for the usual.
    let page = Int(Self.word(bytes, 8))
    let isPage = (512...65_536).contains(page) && page & (page - 1) == 0
    isBigEndian = magic & 1 == 1
    frameSize = Self.frameHeaderSize + (isPage ? page : 4096)
    guard bytes.count >= Self.headerSize + frameSize else { return nil }
  }

  /// The log of a database file; nil when there is none, or while another program begins it anew.
  init?(of path: String) {
    var status = stat()
    guard stat(path + "-wal", &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    let log = URL(fileURLWithPath: path + "-wal")
    guard let data = try? Data(contentsOf: log), let again = try? FileHandle(forReadingFrom: log) else {
      return nil
    }
    defer { try? again.close() }
    guard let header = try? again.read(upToCount: Self.headerSize), header == data.prefix(Self.headerSize)
    else {
      return nil
    }
    self.init(Array(data))
  }

  /// Finished writes of a database's log that SQLite will not take; asked twice, since another program may be writing.
  static func lostWrites(of path: String) -> Int {
    guard let log = WriteAheadLog(of: path), log.lostWrites > 0 else { return 0 }
    usleep(50_000)
    return WriteAheadLog(of: path)?.lostWrites ?? 0
  }

  /// Finished writes behind the first frame that does not add up. O(size of the log).
  var lostWrites: Int {
    var sum: (UInt32, UInt32) = (0, 0)
    add(0..<24, to: &sum)
    var isWhole = sum == (word(24), word(28))
    // Frames of an earlier round of the same file carry other numbers.
    let salts = isWhole ? (word(16), word(20)) : (word(Self.headerSize + 8), word(Self.headerSize + 12))
    var lost = 0
    var start = Self.headerSize
    while start + frameSize <= bytes.count {
      defer { start += frameSize }
      guard (word(start + 8), word(start + 12)) == salts else {
        isWhole = false
        continue
      }
      if isWhole {
        add(start..<start + 8, to: &sum)
        add(start + Self.frameHeaderSize..<start + frameSize, to: &sum)
        isWhole = sum == (word(start + 16), word(start + 20))
      }
      // The last frame of a write says how long the database is then.
      if !isWhole, word(start + 4) != 0 { lost += 1 }
    }
    return lost
  }

  /// All numbers of headers have their highest byte first.
  private func word(_ place: Int) -> UInt32 { Self.word(bytes, place) }

  private static func word(_ bytes: [UInt8], _ place: Int) -> UInt32 {
    bytes.withUnsafeBytes { UInt32(bigEndian: $0.loadUnaligned(fromByteOffset: place, as: UInt32.self)) }
  }

  private func add(_ range: Range<Int>, to sum: inout (UInt32, UInt32)) {
    bytes.withUnsafeBytes { bytes in
      for place in stride(from: range.lowerBound, to: range.upperBound, by: 8) {
        var first = bytes.loadUnaligned(fromByteOffset: place, as: UInt32.self)
        var second = bytes.loadUnaligned(fromByteOffset: place + 4, as: UInt32.self)
        if isBigEndian {
          (first, second) = (UInt32(bigEndian: first), UInt32(bigEndian: second))
        } else {
          (first, second) = (UInt32(littleEndian: first), UInt32(littleEndian: second))
        }
        sum.0 = sum.0 &+ first &+ sum.1
        sum.1 = sum.1 &+ second &+ sum.0
      }
    }
  }
}
