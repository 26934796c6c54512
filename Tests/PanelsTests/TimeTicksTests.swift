import BullionMarket
import Testing

@testable import Panels

@Suite struct TimeTicksTests {
  private func ticks(from start: Timestamp, step: Int64, count: Int, times: Bool = true) -> [TimeTicks.Tick] {
    TimeTicks((0..<count).map { start.advanced(bySeconds: Int64($0) * step) }, showsTimes: times).ticks
  }

  @Test func theDayStandsWhereItBeginsAndHoursWhereThereIsRoom() {
    let ticks = ticks(from: Timestamp(2026, 1, 22, 22), step: 300, count: 60)
    #expect(ticks.first { $0.text == "23 Jan" }?.column == 24)
    #expect(ticks.filter(\.isStrong).map(\.text) == ["23 Jan"])
    #expect(ticks.contains { $0.text == "23:00" } && ticks.contains { $0.text == "01:00" })
  }

  @Test func labelsKeepApart() {
    for step: Int64 in [60, 300, 900, 3600, 86_400, 604_800] {
      let ticks = ticks(from: Timestamp(2025, 11, 3, 7), step: step, count: 150)
      #expect(ticks.count >= 4, "\(step)")
      #expect(
        zip(ticks, ticks.dropFirst()).allSatisfy {
          $0.column + ($0.text.count + 1) / 2 + 2 <= $1.column - $1.text.count / 2 + 1
        }, "\(step)")
    }
  }

  @Test func aYearIsNamedInJanuaryAndMonthsByName() {
    let ticks = ticks(from: Timestamp(2025, 10, 1), step: 86_400, count: 140, times: false)
    #expect(ticks.contains { $0.text == "2026" && $0.column == 92 })
    #expect(ticks.contains { $0.text == "Nov" } && ticks.contains { $0.text == "Feb" })
    #expect(!ticks.contains { $0.text.contains(":") })
  }

  @Test func closedHoursTakeNoRoom() {
    var times: [Timestamp?] = (0..<30).map { Timestamp(2026, 1, 23, 21, 30).advanced(bySeconds: $0 * 60) }
    times += [nil] + (0..<30).map { Timestamp(2026, 1, 25, 23).advanced(bySeconds: $0 * 60) }
    let ticks = TimeTicks(times, showsTimes: true).ticks
    #expect(ticks.contains { $0.text == "25 Jan" && $0.column == 31 })
  }
}
