import Foundation
import Testing

/// The table "Where things live" in README.md says what `rooms.txt` says, in its order.
@Test func readmeHasTheTableOfRooms() throws {
  let text = try String(contentsOf: RoomTable.project.appending(path: "README.md"), encoding: .utf8)
  let rows = text.split(separator: "\n").filter { $0.hasPrefix("| `Sources/") }.map { line in
    line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
  }
  #expect(rows.allSatisfy { $0.count == 4 && !$0[1].isEmpty }, "every room says what it holds")
  let said = rows.map { cells in cells.enumerated().filter { $0.offset != 1 }.map(\.element) }
  let meant = RoomTable.rooms.map { ["`Sources/\($0.name)`", $0.words, $0.kind] }
  for (said, meant) in zip(said, meant) { #expect(said == meant) }
  #expect(said.count == meant.count)
}
