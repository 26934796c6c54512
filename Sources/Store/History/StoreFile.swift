import BullionMarket
import Foundation
import GRDB
import Glibc

/// Opens the database file, whatever state it is in.
///
/// A file that is damaged is set aside under another name and never deleted. Of several programs that start at once
/// one opens after the other, so that none sets aside what another has just begun.
struct StoreFile {
  /// What came of opening it.
  struct Opened {
    /// Nil where the file can be read only.
    var pool: DatabasePool?
    /// The pool, or the connection that only reads.
    var reader: any DatabaseReader
    /// Which file it is, so that one put in its place is noticed.
    var identity: Identity?
    /// Which rows can be checked.
    var summedRows = SummedRows.all
    /// Finished writes in the log beside it that were damaged and are lost.
    var lostWrites = 0
    /// What the user ought to know.
    var news: [String] = []
  }

  /// The device and the number of a file on it.
  struct Identity: Hashable, Sendable {
    var device: UInt64
    var number: UInt64

    /// Nil when there is no such file.
    init?(path: String) {
      var status = stat()
      guard stat(path, &status) == 0 else { return nil }
      device = UInt64(status.st_dev)
      number = UInt64(status.st_ino)
    }
  }

  let path: String
  let patience: Double
  /// Tells the names of files that are set aside apart.
  let now: Timestamp
  var strangers = StoreSettings.Strangers.setAside

  func open(writing: Bool) throws(StoreProblem) -> Opened {
    var status = stat()
    // To open a pipe would wait for its writer.
    if stat(path, &status) == 0, status.st_mode & S_IFMT != S_IFREG {
      throw problem(.other, "is not a regular file", "name a file with --store")
    }
    try refuseStrangers()
    // SQLite forgets them without a word as soon as it opens the file.
    let lostWrites = WriteAheadLog.lostWrites(of: path)
    var opened = try openAnyway(writing: writing)
    opened.lostWrites = lostWrites
    if lostWrites > 0, writing {
      opened.news.append(
        visible("history \(path): \(lostWrites) writes in its log were damaged on the disk and are lost"))
    }
    return opened
  }

  private func openAnyway(writing: Bool) throws(StoreProblem) -> Opened {
    if !writing { return try openReadOnly(because: nil) }
    let lock: FileLock?
    do throws(StoreProblem) {
      lock = try makeReady()
    } catch {
      guard error.kind == .notWritable || error.kind == .full else { throw error }
      return try openReadOnly(because: error)
    }
    defer { lock?.release() }
    return try openForWriting()
  }

  /// Makes the folder, and waits until no other program is opening the file.
  private func makeReady() throws(StoreProblem) -> FileLock {
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    // What cannot be made shows when the file in it is opened.
    try? FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    guard let lock = FileLock(path: path + ".lock") else { throw notWritable(errno) }
    guard lock.take(within: patience) else {
      throw problem(.busy, "another program is opening it", "try again, or end the other program")
    }
    // Before SQLite makes it: nobody else is to read what is in it.
    let descriptor = Glibc.open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      let code = errno
      lock.release()
      throw notWritable(code)
    }
    close(descriptor)
    return lock
  }

  private func openForWriting() throws(StoreProblem) -> Opened {
    do throws(StoreProblem) {
      try checkAfterDamage()
      try migrate()
      return try openPool()
    } catch {
      if error.kind == .notWritable || error.kind == .full { return try openReadOnly(because: error) }
      guard error.kind == .damaged else { throw error }
      let news = try setAside(error)
      try migrate()
      var opened = try openPool()
      opened.news.insert(news, at: 0)
      return opened
    }
  }

  // MARK: The steps

  /// Brings the tables up to date. A file of a newer program, and a database of another one, are left as they are.
  private func migrate() throws(StoreProblem) {
    try attempt {
      var configuration = Configuration()
      configuration.busyMode = .timeout(patience)
      let queue = try DatabaseQueue(path: path, configuration: configuration)
      defer { try? queue.close() }
      let migrator = StoreSchema.migrator
      let isCurrent = try queue.read { database in
        try check(database, migrator)
        return try StoreSchema.appliedSteps(database).isSuperset(of: migrator.migrations)
      }
      guard !isCurrent else { return }
      try queue.writeWithoutTransaction { database in
        // Only an empty file can be told to shrink later, and only before it is in WAL mode.
        if try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_master") == 0 {
          try database.execute(sql: "PRAGMA auto_vacuum = INCREMENTAL")
        }
        try database.execute(sql: "PRAGMA application_id = \(StoreSchema.applicationID)")
      }
      try migrator.migrate(queue)
    }
  }

  private func check(_ database: Database, _ migrator: DatabaseMigrator) throws {
    guard try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_master") ?? 0 > 0 else { return }
    guard try Int.fetchOne(database, sql: "PRAGMA application_id") == StoreSchema.applicationID else {
      throw problem(.foreign, "is a database of another program", "name another file with --store")
    }
    guard try StoreSchema.brokenEntries(database) == 0 else {
      throw problem(.damaged, "is damaged: its list of tables cannot be read", StoreProblem.adviceOnDamage)
    }
    if try !StoreSchema.appliedSteps(database).isSubset(of: migrator.migrations) {
      throw problem(
        .newer, "was made by a newer bullion", "use that one, or name another file with --store")
    }
  }

  private func openPool() throws(StoreProblem) -> Opened {
    try attempt {
      let pool = try DatabasePool(path: path, configuration: configuration)
      try pool.writeWithoutTransaction { database in
        // A process that is killed loses nothing with NORMAL either: what it committed is in the system's memory.
        // FULL waits for the disk once per commit, so that a power cut loses nothing; at one commit a second, off
        // the screen's path, that costs nothing anyone notices.
        try database.execute(
          sql: """
            PRAGMA synchronous = FULL;
            PRAGMA secure_delete = OFF;
            PRAGMA journal_size_limit = \(Self.longestLog);
            """)
      }
      let summedRows = try pool.read {
        try probe($0)
        return try StoreSchema.summedRows($0)
      }
      return Opened(pool: pool, reader: pool, identity: Identity(path: path), summedRows: summedRows)
    }
  }

  /// Looks at the schema and at both ends of every series: cheap with a file of any size. SQLite itself has seen by
  /// then whether the file is one and as long as it says; damage further inside shows when it is read.
  private func probe(_ database: Database) throws {
    let ids = try Int64.fetchAll(database, sql: "SELECT id FROM series")
    for id in ids {
      for table in ["bar", "quote"] {
        let time = table == "bar" ? "start" : "time"
        for order in ["ASC", "DESC"] {
          _ = try Int64.fetchOne(
            database, sql: "SELECT \(time) FROM \(table) WHERE series = ? ORDER BY \(time) \(order) LIMIT 1",
            arguments: [id])
        }
      }
    }
  }

  /// Bytes to which SQLite's log beside the file is cut back: they are not part of what the file may take.
  private static let longestLog = 4 << 20

  var configuration: Configuration {
    var configuration = Configuration()
    configuration.busyMode = .timeout(patience)
    configuration.maximumReaderCount = 3
    return configuration
  }

  /// - Parameter reason: why it cannot be written, which is then news.
  private func openReadOnly(because reason: StoreProblem?) throws(StoreProblem) -> Opened {
    guard let identity = Identity(path: path) else {
      throw reason ?? problem(.missing, "there is no such file", "import or record something first")
    }
    var configuration = configuration
    configuration.readonly = true
    // Where not even the files beside it can be made, SQLite reads it as one that never changes.
    let immutable =
      "file:" + (path.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed) ?? path) + "?immutable=1"
    var failure: StoreProblem?
    for (name, isCut) in [(path, false), (immutable, false), (path, true)] {
      // So told, SQLite reads a file that is shorter than it says as far as it goes.
      if isCut {
        guard failure?.kind == .damaged else { break }
        configuration.prepareDatabase { try $0.execute(sql: "PRAGMA writable_schema = ON") }
      }
      do throws(StoreProblem) {
        let (queue, summedRows) = try attempt {
          let queue = try DatabaseQueue(path: name, configuration: configuration)
          let summedRows = try queue.read { database in
            try check(database, StoreSchema.migrator)
            guard try StoreSchema.appliedSteps(database).contains(StoreSchema.firstStep) else {
              throw try reason ?? unmade(database)
            }
            // What is damaged further inside shows when it is read; the rest is read all the same.
            return try StoreSchema.summedRows(database)
          }
          return (queue, summedRows)
        }
        return Opened(
          pool: nil, reader: queue, identity: identity, summedRows: summedRows,
          news: reason.map { ["\($0)"] } ?? [])
      } catch {
        guard [.notWritable, .busy, .full, .damaged].contains(error.kind) else { throw error }
        failure = failure ?? error
      }
    }
    throw reason ?? failure ?? problem(.other, "cannot be read", "check the file")
  }

  /// Why a file that lacks tables of ours cannot be read.
  private func unmade(_ database: Database) throws -> StoreProblem {
    // Whoever began it may have had no room for its tables.
    guard try StoreSchema.has("series", database) else {
      return problem(.missing, "holds nothing yet", "import or record something first")
    }
    return problem(.other, "is of an older version", "open it once where it can be written")
  }

  // MARK: Words

  func attempt<Result>(_ body: () throws -> Result) throws(StoreProblem) -> Result {
    do {
      return try body()
    } catch {
      throw StoreProblem(error, path: path)
    }
  }

  func problem(_ kind: StoreProblem.Kind, _ words: String, _ advice: String) -> StoreProblem {
    StoreProblem(kind: kind, path: path, problem: words, advice: advice)
  }

  func notWritable(_ code: Int32) -> StoreProblem {
    if code == ENOSPC || code == EDQUOT || code == EFBIG {
      return problem(.full, "cannot be written: \(String(cString: strerror(code)))", "make room on the disk")
    }
    return problem(
      .notWritable, "cannot be written: \(String(cString: strerror(code)))",
      "check who may write the file and its folder, or name another with --store")
  }
}
