import BullionMarket
import GRDB
import Glibc

extension StoreFile {
  /// Left behind by a program that met damage while it ran.
  static func damageMark(_ path: String) -> String { path + ".damaged" }

  /// A program before this one met damage that opening does not see: now every page is looked at.
  func checkAfterDamage() throws(StoreProblem) {
    let mark = Self.damageMark(path)
    guard access(mark, F_OK) == 0 else { return }
    let verdict = try attempt {
      let queue = try DatabaseQueue(path: path, configuration: configuration)
      defer { try? queue.close() }
      return try queue.read { try String.fetchOne($0, sql: "PRAGMA quick_check(1)") }
    }
    guard verdict == "ok" else { throw problem(.damaged, "is damaged: \(verdict ?? "")", "") }
    unlink(mark)
  }

  /// Gives the file and what belongs to it another name.
  func setAside(_ reason: StoreProblem) throws(StoreProblem) -> String {
    let stamp = now.iso8601.prefix(19).filter { $0 != ":" && $0 != "-" }.replacing("T", with: "-")
    var name = "\(path).corrupt-\(stamp)"
    var number = 1
    while access(name, F_OK) == 0 {
      number += 1
      name = "\(path).corrupt-\(stamp)-\(number)"
    }
    guard rename(path, name) == 0 else { throw notWritable(errno) }
    for suffix in ["-wal", "-shm"] { rename(path + suffix, name + suffix) }
    unlink(Self.damageMark(path))
    let descriptor = Glibc.open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw notWritable(errno) }
    close(descriptor)
    return visible(
      """
      history \(path): \(reason.problem); it was set aside as \(name) and a new one was begun; \
      bullion export --store prints what can be read of it
      """)
  }
}
