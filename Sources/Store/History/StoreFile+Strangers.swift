import Foundation
import Glibc

extension StoreFile {
  /// What every SQLite file begins with.
  private static let signature = Array("SQLite format 3\u{0}".utf8)
  private static let headLength = 4096

  /// Refuses a file that never was a history, so that a mistyped path moves nobody's work away.
  ///
  /// A history whose beginning is damaged is told by its zeros, and by the files that every program leaves beside it.
  func refuseStrangers() throws(StoreProblem) {
    guard strangers != .setAside, let head else { return }
    let beginning = head.prefix(Self.signature.count)
    // Also one that was cut within it.
    if Self.signature.starts(with: beginning) || beginning.allSatisfy({ $0 == 0 }) { return }
    let isText = Self.isText(head)
    if hasTraces, !isText || strangers == .spared { return }
    throw problem(
      .foreign, isText ? "is text, not a history" : "is no history",
      "name another file; nothing was changed")
  }

  /// The first bytes; nil when they cannot be had.
  private var head: [UInt8]? {
    guard let file = FileHandle(forReadingAtPath: path) else { return nil }
    defer { try? file.close() }
    return (try? file.read(upToCount: Self.headLength)).map { Array($0) }
  }

  /// Whether programs have left something beside it that belongs to a history.
  private var hasTraces: Bool {
    [".lock", "-wal", "-shm", ".damaged"].contains { access(path + $0, F_OK) == 0 }
  }

  /// Letters in any encoding of bytes, without what no text holds.
  private static func isText(_ bytes: [UInt8]) -> Bool {
    bytes.allSatisfy { $0 >= 0x20 && $0 != 0x7F || 0x09...0x0D ~= $0 || $0 == 0x1B }
  }
}
