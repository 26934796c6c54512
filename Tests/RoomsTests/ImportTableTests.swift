import Foundation
import Testing

/// Who may import whom. Transitive imports pass the compiler's check, so the import lines are read here.
private let allowed: [String: Set<String>] = [
  "Market": [],
  "Screen": [],
  "Analytics": ["BullionMarket", "RealModule"],
  "Alarms": ["BullionMarket"],
  "Monitor": ["BullionMarket", "BullionAnalytics", "BullionAlarms"],
  "Widgets": ["Screen"],
  "Panels": ["Widgets", "Screen", "BullionMonitor", "BullionAnalytics", "BullionAlarms", "BullionMarket"],
  "Dashboard": ["Panels", "Screen", "BullionMonitor", "BullionAnalytics", "BullionAlarms", "BullionMarket"],
  "Formats": ["BullionMarket"],
  "Files": ["BullionMarket", "Formats", "CZlib", "Glibc"],
  "Chance": [],
  "Playback": ["BullionMarket"],
  "Demo": ["BullionMarket", "Playback", "Chance"],
  "QuoteFiles": ["BullionMarket", "Formats", "Files", "Playback"],
  "HistoryFiles": ["BullionMarket", "Formats", "Files"],
  "Venues": ["BullionMarket", "Formats"],
  "Failover": ["BullionMarket", "Venues", "Chance"],
  "Store": [
    "BullionMarket", "BullionAlarms", "GRDB", "GRDBSQLite", "Foundation", "Glibc", "Synchronization",
  ],
  "Wire": [
    "BullionMarket", "Venues", "Glibc", "Synchronization", "NIOCore", "NIOPosix", "NIOHTTP1", "NIOWebSocket",
    "NIOSSL", "NIOExtras", "NIOHTTPCompression", "AsyncHTTPClient", "Dispatch",
  ],
  "Settings": [
    "BullionMarket", "BullionAnalytics", "BullionAlarms", "BullionMonitor", "Screen", "Dashboard",
    "ThemeFiles",
    "Yams", "Glibc",
  ],
  "CursesTerminal": ["Screen", "CNcurses", "Glibc"],
]

/// Rooms that must run anywhere and ask no clock.
private let pure = [
  "Market", "Analytics", "Alarms", "Monitor", "Screen", "Widgets", "Panels", "Dashboard",
  "Formats", "Chance", "Playback", "Demo", "Venues", "Failover",
]

private let sources = URL(filePath: #filePath).deletingLastPathComponent()
  .appending(path: "../../Sources").standardizedFileURL

private func files(in room: String) throws -> [URL] {
  let folder = sources.appending(path: room)
  let all = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
  return (all?.allObjects as? [URL] ?? []).filter { $0.pathExtension == "swift" }
}

private func imports(of file: URL) throws -> [String] {
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

private func isAccessLevel(_ word: Substring) -> Bool {
  ["public", "internal", "package", "private", "fileprivate"].contains(word)
}

@Test func everyRoomIsInTheTable() throws {
  let rooms = try FileManager.default.contentsOfDirectory(atPath: sources.path)
  let known = Set(allowed.keys).union(["bullion", "CNcurses", "CZlib"])
  #expect(Set(rooms.filter { !$0.hasPrefix(".") }).isSubset(of: known))
}

@Test(arguments: allowed.keys.sorted()) func roomImportsOnlyWhatTheTableAllows(room: String) throws {
  for file in try files(in: room) {
    for module in try imports(of: file) where !(allowed[room] ?? []).contains(module) {
      Issue.record("\(room)/\(file.lastPathComponent) imports \(module)")
    }
  }
}

@Test func onlyCursesTerminalImportsCurses() throws {
  var importers: Set<String> = []
  for room in allowed.keys {
    for file in try files(in: room) where try imports(of: file).contains("CNcurses") {
      importers.insert(room)
    }
  }
  #expect(importers == ["CursesTerminal"])
}

@Test func pureRoomsAskNoClock() throws {
  var read = 0
  for room in pure {
    for file in try files(in: room) {
      read += 1
      let text = try String(contentsOf: file, encoding: .utf8)
      for word in ["ContinuousClock", "SuspendingClock", "Date()", "SystemRandomNumberGenerator", ".random("]
      {
        #expect(!text.contains(word), "\(room)/\(file.lastPathComponent) uses \(word)")
      }
    }
  }
  #expect(read > 100)
}
