import BullionAnalytics
import BullionMarket
import Foundation
import Testing

@Suite struct CalendarGainTests {
  private func price(_ dollars: Double) throws -> Price { try #require(Price(dollars: dollars)) }

  /// Hourly prices from 1 November 2025, each hour a dollar more.
  private func hourly(until end: Timestamp) throws -> CalendarGain {
    var gain = CalendarGain()
    var time = Timestamp(2025, 11, 1)
    var dollars = 1000.0
    while time <= end {
      gain.record(try price(dollars), at: time)
      time = time.advanced(bySeconds: 3600)
      dollars += 1
    }
    return gain
  }

  @Test func everyWindow() throws {
    let now = Timestamp(2026, 1, 23, 14)
    let gain = try hourly(until: now)
    let expected: [(GainWindow, Double)] = [
      (.day, 24), (.week, 168), (.month, 31 * 24), (.yearToDate, 22 * 24 + 15),
    ]
    for (window, hours) in expected {
      let move = try #require(gain.gain(over: window))
      #expect(move.absolute == hours, "\(window)")
      #expect(move.end == gain.newest?.price.dollars)
    }
  }

  @Test func nothingWithoutHistory() throws {
    var gain = CalendarGain()
    #expect(gain.gain(over: .day) == nil)
    let start = Timestamp(2026, 3, 2, 10)
    gain.record(try price(5000), at: start)
    for window in GainWindow.allCases { #expect(gain.gain(over: window) == nil) }
    gain.record(try price(5050), at: start.advanced(bySeconds: 86_399))
    #expect(gain.gain(over: .day) == nil)
    gain.record(try price(5100), at: start.advanced(bySeconds: 86_400))
    #expect(gain.gain(over: .day)?.percent == 2)
    #expect(gain.gain(over: .week) == nil && gain.gain(over: .yearToDate) == nil)
  }

  /// A window that begins in a weekend counts from Friday's last price.
  @Test func theLastPriceBeforeTheWindow() throws {
    var gain = CalendarGain()
    gain.record(try price(100), at: Timestamp(2026, 1, 16, 21, 59))
    gain.record(try price(110), at: Timestamp(2026, 1, 18, 23))
    #expect(gain.gain(over: .day)?.start == 100)
    #expect(gain.gain(over: .day, at: Timestamp(2026, 1, 19, 23))?.start == 110)
    #expect(gain.gain(over: .day, at: Timestamp(2020, 1, 1))?.start == 100)
  }

  /// A month ends where its day exists: 31 March looks back to the last of February.
  @Test(arguments: [
    (2026, 3, 31, 2026, 2, 28), (2024, 3, 30, 2024, 2, 29), (2026, 1, 15, 2025, 12, 15),
    (2026, 5, 31, 2026, 4, 30), (2026, 3, 1, 2026, 2, 1),
  ])
  func oneCalendarMonth(year: Int, month: Int, day: Int, fromYear: Int, fromMonth: Int, fromDay: Int) throws {
    var gain = CalendarGain()
    let start = Timestamp(fromYear, fromMonth, fromDay, 9, 30)
    gain.record(try price(10), at: start.advanced(bySeconds: -60))
    gain.record(try price(20), at: start)
    gain.record(try price(30), at: start.advanced(bySeconds: 60))
    gain.record(try price(40), at: Timestamp(year, month, day, 9, 30))
    #expect(gain.gain(over: .month)?.start == 20)
  }

  @Test func theYearTurns() throws {
    var gain = CalendarGain()
    gain.record(try price(4000), at: Timestamp(2025, 6, 1))
    gain.record(try price(4300), at: Timestamp(2025, 12, 31, 21, 59))
    #expect(gain.gain(over: .yearToDate) == nil)
    #expect(gain.gain(over: .yearToDate, at: Timestamp(2026, 1, 1))?.percent == 0)
    gain.record(try price(4343), at: Timestamp(2026, 1, 1, 23))
    #expect(gain.gain(over: .yearToDate)?.percent == 1)
    // A year without a price is no previous year.
    gain.record(try price(5000), at: Timestamp(2028, 1, 2))
    #expect(gain.gain(over: .yearToDate) == nil)
  }

  @Test func continuesFromItsSavedState() throws {
    let gain = try hourly(until: Timestamp(2026, 1, 10))
    var restored = try JSONDecoder().decode(CalendarGain.self, from: try JSONEncoder().encode(gain))
    #expect(restored == gain)
    restored.record(try price(9999), at: Timestamp(2026, 1, 10, 1))
    #expect(restored.gain(over: .yearToDate)?.start == gain.gain(over: .yearToDate)?.start)
  }

  @Test(arguments: [Int64.min, -1, 0, .max])
  func impossibleTimes(milliseconds: Int64) throws {
    var gain = CalendarGain(resolution: milliseconds)
    gain.record(try price(1), at: Timestamp(milliseconds: milliseconds))
    for window in GainWindow.allCases {
      #expect(gain.gain(over: window, at: Timestamp(milliseconds: milliseconds)) == nil)
    }
  }
}
