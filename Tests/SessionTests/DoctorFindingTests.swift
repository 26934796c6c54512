import BullionMarket
import Settings
import Testing

@testable import bullion

/// The parts of `bullion doctor` that a program run here cannot bring about.
@Suite struct DoctorFindingTests {
  private func doctor(at now: Timestamp) -> Doctor { Doctor(.none, now: now) { _ in nil } }

  @Test func anImpossibleYearIsAProblem() {
    for year in [1970, 2024, 2100] {
      let finding = doctor(at: Timestamp(year, 1, 1)).clockFindings(isSynchronized: true).first
      #expect(finding?.state == .problem)
      #expect(finding?.found.hasPrefix("\(year)-01-01T00:00:00Z") == true)
    }
  }

  @Test func timeServersAreMentioned() {
    let doctor = doctor(at: Timestamp(2026, 11, 28))
    #expect(doctor.clockFindings(isSynchronized: true).map(\.state) == [.ok])
    #expect(doctor.clockFindings(isSynchronized: false).map(\.state) == [.warning])
    #expect(doctor.clockFindings(isSynchronized: nil).map(\.found) == ["2026-11-28T00:00:00Z"])
  }

  @Test func littleSpaceIsTold() {
    #expect(Doctor.finding(freeSpace: 10 << 20).state == .problem)
    #expect(Doctor.finding(freeSpace: 500 << 20).state == .warning)
    #expect(Doctor.finding(freeSpace: 5 << 30).found == "5.0 GiB free")
  }

  @Test func tmuxIsToldInItsOwnWords() {
    #expect(Doctor.directColorSetting("3.1c").contains("Tc"))
    #expect(Doctor.directColorSetting("2.9").contains("Tc"))
    for version in ["3.2", "3.3a", "next-3.6", "4", nil] as [String?] {
      #expect(Doctor.directColorSetting(version).contains("RGB"))
    }
  }

  @Test func passwordsOfProxiesAreHidden() {
    #expect(Doctor.withoutPassword("http://a:b@h:1") == "http://(secret)@h:1")
    #expect(Doctor.withoutPassword("a:b@c@h") == "(secret)@h")
    #expect(Doctor.withoutPassword("http://h:1") == "http://h:1")
  }

  @Test func foreignTextCannotMoveTheCursor() {
    let report = DoctorReport(findings: [
      DoctorFinding("a.b", .problem, "x\u{1b}[2J…", advice: "y\n"), DoctorFinding("c", .ok, "é"),
    ])
    #expect(
      report.text(.unicode)
        == "✗ PROBLEM  a b  x\\e[2J…\n                → y\\n\n✓ ok       c    é\n\n1 problem\n")
    #expect(
      report.text(.ascii)
        == "x PROBLEM  a b  x\\e[2J...\n                -> y\\n\n+ ok       c    ?\n\n1 problem\n")
    #expect(!report.json.text.contains("\u{1b}"))
  }
}
