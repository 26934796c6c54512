import BullionMarket
import GRDB
import Glibc

/// Why the history cannot be opened, read or written: what happened, to what, and what to do.
package struct StoreProblem: Error, Sendable, Hashable, CustomStringConvertible {
  /// What kind of trouble it is, for those who act on it.
  package enum Kind: Sendable, Hashable {
    /// The file cannot be written: no permission, a read-only disk, no such folder.
    case notWritable
    /// There is no room.
    case full
    /// Another program holds it for too long.
    case busy
    /// The file is damaged; the next opening sets it aside.
    case damaged
    /// A newer version of the program has made it.
    case newer
    /// A database, but of another program.
    case foreign
    /// There is no file.
    case missing
    /// Anything else that the system says.
    case other
  }

  /// For those who act on it.
  package var kind: Kind
  /// The file.
  package var path: String
  /// "the disk is full"
  package var problem: String
  /// "make room"
  package var advice: String

  /// Says what happened, to what, and what to do.
  package init(kind: Kind, path: String, problem: String, advice: String) {
    (self.kind, self.path, self.problem, self.advice) = (kind, path, problem, advice)
  }

  /// One line, safe to print.
  package var description: String { visible("history \(path): \(problem); \(advice)") }
}

extension StoreProblem {
  static let adviceOnDamage =
    "bullion export prints what can be read of it; the next live feed sets it aside and begins a new one"

  init(_ error: any Error, path: String) {
    self.path = path
    if let problem = error as? StoreProblem {
      self = problem
      return
    }
    if error is RowDecodingError {
      // A value of a kind that the table does not take, or none where there must be one.
      (kind, problem, advice) = (.damaged, "is damaged: a row that cannot be read", Self.adviceOnDamage)
      return
    }
    guard let error = error as? DatabaseError else {
      (kind, problem, advice) = (.other, "\(error)", "check the file")
      return
    }
    let words = error.message ?? "error \(error.resultCode.rawValue)"
    switch error.resultCode {
    case .SQLITE_FULL:
      (kind, problem, advice) = (.full, "cannot be written: the disk is full", "make room on it")
    case .SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_AUTH:
      (kind, problem, advice) = (
        .notWritable, "cannot be written: \(words)",
        "check who may write the file and its folder, or name another with --store"
      )
    case .SQLITE_CORRUPT:
      (kind, problem, advice) = (.damaged, "is damaged: \(words)", Self.adviceOnDamage)
    case .SQLITE_NOTADB:
      (kind, problem, advice) = (
        .damaged, "is damaged: \(words)", "the next live feed sets it aside and begins a new one"
      )
    case .SQLITE_BUSY, .SQLITE_LOCKED:
      (kind, problem, advice) = (
        .busy, "is held by another program", "try again, or end the other program"
      )
    case .SQLITE_IOERR where FileSizeLimit.isSet:
      (kind, problem, advice) = (
        .full, "cannot be written: this process may not make files any larger",
        "raise its limit, ulimit -f, or bound the history with store: size"
      )
    case .SQLITE_IOERR:
      // Some file systems without room say no more than this.
      (kind, problem, advice) = (.full, "the disk refuses it: \(words)", "check the disk and the room on it")
    default: (kind, problem, advice) = (.other, words, "check the file")
    }
  }
}

/// The most bytes that a file of this process may have, as `ulimit -f` sets it: beyond, SQLite sees an error without
/// a reason.
enum FileSizeLimit {
  static var isSet: Bool {
    var limit = rlimit()
    return getrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit) == 0 && limit.rlim_cur != rlim_t.max
  }
}
