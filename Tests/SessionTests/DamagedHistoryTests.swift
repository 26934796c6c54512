import BullionMarket
import Foundation
import TestSupport
import Testing

@testable import Store
@testable import bullion

/// A history whose file has suffered: nothing wrong is printed as if it were right, and what is left can be had.
@Suite struct DamagedHistoryTests {
  private func gold(_ count: Int) -> String {
    (0..<count).reduce(into: "time,open,high,low,close\n") { text, minute in
      let time = Timestamp(2026, 1, 5).advanced(bySeconds: Int64(minute) * 60)
      let close = "\(4000 + minute / 60).\(10 + minute % 60)"
      text += "\(time.iso8601),\(close),\(close),\(close),\(close)\n"
    }
  }

  /// The rows of the history before and after damage to some of its bytes.
  private func export(damaging: (inout Data) -> Void) throws -> (
    before: [String], after: CommandRun, doctor: CommandRun
  ) {
    try withFolder { folder in
      let environment = ["HOME": folder, "XDG_STATE_HOME": folder, "XDG_CONFIG_HOME": folder]
      let store = folder + "/bullion/history.sqlite"
      try gold(4000).write(toFile: folder + "/gold.csv", atomically: true, encoding: .utf8)
      let imported = try CommandRun(
        ["import", folder + "/gold.csv", "--metal", "gold", "--time-zone", "UTC"],
        environment: environment)
      try #require(imported.exit == .status(0), "\(imported.errors)")
      let before = try CommandRun(["export"], environment: environment)
      try #require(before.exit == .status(0), "\(before.errors)")
      var bytes = try Data(contentsOf: URL(fileURLWithPath: store))
      damaging(&bytes)
      try bytes.write(to: URL(fileURLWithPath: store))
      let after = try CommandRun(["export"], environment: environment)
      let doctor = try CommandRun(["doctor", "--offline", "--format", "json"], environment: environment)
      return (before.lines.map(String.init), after, doctor)
    }
  }

  @Test func aPageThatCannotBeReadCostsItsRowsOnly() throws {
    let (before, after, doctor) = try export { bytes in
      // A page in the middle of the bars.
      let page = bytes.count / 4096 / 2 * 4096
      for index in page..<page + 8 { bytes[index] = 0xFF }
    }
    #expect(after.exit == .status(1))
    #expect(after.errors.contains("is damaged") && after.errors.contains("bullion import"))
    let lines = after.lines.map(String.init)
    #expect(Set(lines).isSubset(of: before))
    #expect(lines.count > before.count / 2 && lines.count < before.count)
    #expect(doctor.exit == .status(1))
    #expect(doctor.output.contains("bullion import"))
  }

  @Test func aNumberThatChangedIsNotPrinted() throws {
    let (before, after, _) = try export { bytes in
      // Within the cells of a page, the higher half of it.
      let page = bytes.count / 4096 / 2 * 4096
      bytes[page + 3000] ^= 4
    }
    #expect(after.exit == .status(1))
    #expect(Set(after.lines.map(String.init)).isSubset(of: before))
    #expect(after.errors.contains("damaged"))
  }

  @Test("A cut within the first page ends no program", arguments: [600, 1500, 3000, 3900, 4090])
  func cutWithinTheFirstPage(_ length: Int) throws {
    let (before, after, doctor) = try export { $0 = $0.prefix(length) }
    #expect(after.exit == .status(1))
    #expect(after.errors.contains("damaged"), "\(after.errors)")
    #expect(Set(after.lines.map(String.init)).isSubset(of: before))
    #expect(doctor.exit == .status(1))
    #expect(doctor.output.contains("damaged"))
  }

  @Test("Zeros within the first page end no program", arguments: [3666, 3876])
  func zerosWithinTheFirstPage(_ place: Int) throws {
    let (before, after, doctor) = try export { bytes in
      for index in place..<min(place + 512, 4096) { bytes[index] = 0 }
    }
    #expect(after.exit == .status(1))
    #expect(Set(after.lines.map(String.init)).isSubset(of: before))
    #expect(doctor.exit == .status(1))
  }

  @Test func whatCanBeReadOfAStretchIsRead() throws {
    var salvage = ExportSalvage()
    let broken: Set<Int64> = [17, 18, 300]
    let rows = try salvage.rows(
      from: Timestamp(milliseconds: 0), to: Timestamp(milliseconds: 1000), step: 1
    ) { from, to -> [Int64] in
      let range = from.milliseconds..<to.milliseconds
      guard !broken.contains(where: range.contains) else {
        throw StoreProblem(kind: .damaged, path: "h", problem: "is damaged", advice: "")
      }
      return Array(range)
    }
    #expect(rows == (0..<1000).filter { !broken.contains($0) })
    #expect(salvage.gaps == 3 && salvage.firstGap == Timestamp(milliseconds: 17))
  }

  @Test func otherProblemsAreNotTakenForDamage() throws {
    var salvage = ExportSalvage()
    #expect(throws: StoreProblem.self) {
      try salvage.rows(from: Timestamp(milliseconds: 0), to: Timestamp(milliseconds: 9), step: 1) {
        _, _ -> [Int] in
        throw StoreProblem(kind: .busy, path: "h", problem: "is held", advice: "")
      }
    }
  }

  @Test func aFileOfRubbishEndsTheSearch() throws {
    var salvage = ExportSalvage()
    let rows = try salvage.rows(
      from: Timestamp(milliseconds: .min), to: Timestamp(milliseconds: .max), step: 60_000
    ) { _, _ -> [Int] in throw StoreProblem(kind: .damaged, path: "h", problem: "is damaged", advice: "") }
    #expect(rows.isEmpty && salvage.gaps > 0)
  }
}
