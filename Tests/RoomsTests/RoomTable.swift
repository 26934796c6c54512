import Foundation
import Testing

/// A line of `rooms.txt`.
struct Room: Sendable, CustomTestStringConvertible {
  /// The folder in `Sources`.
  var name: String
  /// What it may import, as it is written there and in README.md.
  var words: String
  /// The same as names of modules; nil where it may import everything.
  var modules: Set<String>?
  /// `pure`, `C`, or nothing.
  var kind: String

  var isPure: Bool { kind == "pure" }
  var testDescription: String { name }

  /// Its Swift files.
  func files() -> [URL] {
    let all = FileManager.default.enumerator(
      at: RoomTable.project.appending(path: "Sources/\(name)"), includingPropertiesForKeys: nil)
    return (all?.allObjects as? [URL] ?? []).filter { $0.pathExtension == "swift" }
  }

  /// The modules that it imports, each with a file that does.
  func imports() throws -> [String: String] {
    var imports: [String: String] = [:]
    for file in files() {
      for module in try Self.imports(of: file) { imports[module] = file.lastPathComponent }
    }
    return imports
  }

  private static func imports(of file: URL) throws -> [String] {
    try String(contentsOf: file, encoding: .utf8).split(separator: "\n").compactMap { line in
      let words = line.split(separator: " ").filter { !$0.hasPrefix("@") }
      guard let place = words.firstIndex(of: "import"), words[..<place].allSatisfy(isAccessLevel) else {
        return nil
      }
      // `import struct Module.Name` names the module before the point.
      let name = words[(place + 1)...].last ?? ""
      return name.split(separator: ".").first.map(String.init)
    }
  }

  private static func isAccessLevel(_ word: Substring) -> Bool {
    ["public", "internal", "package", "private", "fileprivate"].contains(word)
  }
}

/// `rooms.txt`: who may import whom, and which rooms are pure.
enum RoomTable {
  static let project = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../..").standardizedFileURL

  /// The rooms in the order of the list; none when it cannot be read, which `everyRoomIsInTheTable` sees.
  static let rooms: [Room] = read()

  /// Modules of the toolchain and the C library, which no package declares.
  static let system: Set<String> = ["Glibc", "Foundation", "Synchronization", "Dispatch"]

  static var pure: [Room] { rooms.filter(\.isPure) }

  /// The name under which a room is imported: those of the product BullionCore carry its name.
  static func module(_ room: String) -> String {
    ["Market", "Analytics", "Alarms", "Monitor"].contains(room) ? "Bullion\(room)" : room
  }

  private static func read() -> [Room] {
    let file = project.appending(path: "Tests/RoomsTests/rooms.txt")
    let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    var groups: [String: [String]] = [:]
    var rooms: [Room] = []
    for line in text.split(separator: "\n") where !line.hasPrefix("#") {
      let parts = fields(line, "=")
      if parts.count == 2 { groups[parts[0]] = fields(parts[1][...], ",") }
      let cells = fields(line, "|")
      guard cells.count == 3 else { continue }
      let names = cells[1] == "nothing" ? [] : fields(cells[1][...], ",").flatMap { groups[$0] ?? [$0] }
      rooms.append(
        Room(
          name: cells[0], words: cells[1],
          modules: cells[1] == "everything" ? nil : Set(names.map(module)), kind: cells[2]))
    }
    return rooms
  }

  private static func fields(_ line: Substring, _ mark: Character) -> [String] {
    line.split(separator: mark, omittingEmptySubsequences: false).map {
      $0.trimmingCharacters(in: .whitespaces)
    }
  }
}
