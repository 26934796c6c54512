import Testing

@testable import bullion

@Suite struct ServiceReportTests {
  @Test func readyComesWithTheFirstFrameAndOnce() {
    var report = ServiceReport(watchdog: nil)
    #expect(report.isDue(at: 0))
    #expect(report.lines(at: 0, hasWorked: false, status: "x").isEmpty)
    #expect(report.lines(at: 5, hasWorked: true, status: "x") == ["READY=1", "STATUS=x"])
    #expect(report.lines(at: 6, hasWorked: true, status: "x").isEmpty)
    #expect(!report.isDue(at: 1_000_000) && report.pause(at: 7) == nil)
  }

  @Test("A sign of life comes at half of the pause, and only when the work was done")
  func signsOfLifeStandForWork() {
    var report = ServiceReport(watchdog: 30_000)
    #expect(report.lines(at: 0, hasWorked: true, status: "x") == ["READY=1", "WATCHDOG=1", "STATUS=x"])
    #expect(report.pause(at: 0) == 15_000)
    #expect(report.lines(at: 14_999, hasWorked: true, status: "x").isEmpty)
    #expect(!report.isDue(at: 14_999) && report.isDue(at: 15_000))
    // The terminal takes no frame: nothing is said however late it is.
    for time in stride(from: Int64(15_000), to: 90_000, by: 1_000) {
      #expect(report.lines(at: time, hasWorked: false, status: "x").isEmpty)
    }
    #expect(report.lines(at: 90_000, hasWorked: true, status: "x") == ["WATCHDOG=1"])
    #expect(report.pause(at: 90_000) == 15_000)
  }

  @Test func theStatusIsToldWhenItChangesAndNotTooOften() {
    var report = ServiceReport(watchdog: nil)
    _ = report.lines(at: 0, hasWorked: true, status: "live")
    #expect(report.lines(at: 5_000, hasWorked: false, status: "stale").isEmpty)
    #expect(report.lines(at: 10_000, hasWorked: false, status: "stale") == ["STATUS=stale"])
    #expect(
      report.lines(at: 30_000, hasWorked: false, status: "a\nREADY=1") == ["STATUS=a\\nREADY=1"]
        || report.lines(at: 60_000, hasWorked: false, status: "b").allSatisfy { !$0.contains("\n") })
  }
}
