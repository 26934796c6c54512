import Foundation
import Testing

// Transitive imports pass the compiler's check, so the import lines are read here.

@Test func everyRoomIsInTheTable() throws {
  let folders = try FileManager.default.contentsOfDirectory(
    atPath: RoomTable.project.appending(path: "Sources").path)
  #expect(Set(folders.filter { !$0.hasPrefix(".") }) == Set(RoomTable.rooms.map(\.name)))
}

@Test(arguments: RoomTable.rooms) func roomImportsWhatTheTableAllows(room: Room) throws {
  guard let allowed = room.modules else { return }
  let imports = try room.imports()
  for (module, file) in imports where !allowed.contains(module) {
    Issue.record("\(room.name)/\(file) imports \(module)")
  }
  // What is allowed and not used would be an arrow that nobody sees coming.
  #expect(allowed.subtracting(imports.keys).isEmpty, "\(room.name)")
}

@Test func onlyCursesTerminalImportsCurses() throws {
  let importers = try RoomTable.rooms.filter { try $0.imports()["CNcurses"] != nil }
  #expect(importers.map(\.name) == ["CursesTerminal"])
}

@Test(arguments: RoomTable.pure) func pureRoomsImportPureRoomsOnly(room: Room) throws {
  let allowed = Set(RoomTable.pure.map { RoomTable.module($0.name) }).union([
    "Algorithms", "DequeModule", "RealModule",
  ])
  #expect(try #require(room.modules).subtracting(allowed).isEmpty)
}

@Test(arguments: RoomTable.pure) func pureRoomsAskNoClock(room: Room) throws {
  let files = room.files()
  #expect(!files.isEmpty)
  for file in files {
    let text = try String(contentsOf: file, encoding: .utf8)
    for word in ["ContinuousClock", "SuspendingClock", "Date()", "SystemRandomNumberGenerator", ".random("] {
      #expect(!text.contains(word), "\(room.name)/\(file.lastPathComponent) uses \(word)")
    }
  }
}
