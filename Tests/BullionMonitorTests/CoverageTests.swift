import BullionMarket
import TestRandomness
import Testing

@testable import BullionMonitor

@Suite struct CoverageTests {
  private static let day = Timestamp.millisecondsPerDay

  /// What the window's trading time is by the calendar, asked anew.
  private func tradingTime(endingAt end: Timestamp, duration: Int64) -> Int64 {
    var hours = SessionClock()
    return hours.openMilliseconds(from: end.advanced(byMilliseconds: -duration), to: end)
  }

  @Test(
    "A window that moved along in any steps expects the trading time that the calendar gives it",
    arguments: [1, 30])
  func theWindowKeepsItsTradingTime(days: Int64) throws {
    let duration = days * Self.day
    let step = duration / 96
    var random = SplitMix64(seed: UInt64(days))
    // Over Thanksgiving, Christmas, both changes of the clock, and gaps longer than the window.
    var time = try #require(Timestamp(text: "2025-10-27T00:00:00Z"))
    var coverage = Coverage(duration: duration, calendar: SessionCalendar())
    for _ in 0..<3000 {
      let isGap = Int64.random(in: 0..<200, using: &random) == 0
      time = time.advanced(
        byMilliseconds: Int64.random(in: 0...(isGap ? 2 * duration : 2 * step), using: &random))
      coverage.add(time)
      let end = Timestamp(milliseconds: time.milliseconds.floorDivided(by: step) * step)
      #expect(coverage.expected == tradingTime(endingAt: end, duration: duration), "\(time)")
    }
  }
}
