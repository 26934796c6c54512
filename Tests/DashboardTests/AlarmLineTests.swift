import BullionAlarms
import BullionMarket
import BullionMonitor
import Panels
import Screen
import Testing

@testable import Dashboard

private let start = Timestamp(2026, 1, 23, 14)

private func silver(_ dollars: Double, _ time: Timestamp) -> FeedEvent {
  .quote(
    Quote(instrument: .silver, time: time, received: time, price: Price(dollars: dollars) ?? Price(ticks: 1)))
}

private func screen(_ rule: AlarmRule, _ quotes: [(Double, Int64)], columns: Int = 160) -> String {
  var settings = MonitorSettings()
  settings.rules = [rule]
  var state = DashboardState(monitor: Monitor(settings: settings, feedName: "test", mode: .replay))
  _ = state.receive(.feed(quotes.map { silver($0.0, start.advanced(bySeconds: $0.1)) }))
  return state.frame(size: Size(columns: columns, rows: 48), theme: .monochrome, glyphs: .unicode).text
}

private var line: AlarmRule {
  MetricProfile(.price(.silver), limit: 100)
    .rule(id: "line", metric: .price(.silver), condition: .atOrAbove, limit: 100)
}

@Test func anAlarmShowsSinceWhenAndTheValueNow() {
  let text = screen(line, [(99, 0), (100.018, 5), (110, 120), (119.79, 245)])
  #expect(text.contains("! ALARM  14:00  silver above 100 for 4 min, now 119.790 (raised at 100.018)"))
  #expect(text.contains("! 14:00 silver above 100 for 4 min, now 119.790"))
}

@Test func itsAuthorsWordsAreWhatIsShown() {
  var own = line
  own.message = "silver above my line"
  own.hasOwnMessage = true
  let text = screen(own, [(99, 0), (100.5, 5)])
  #expect(text.contains("! ALARM  14:00  silver above my line now 100.500"))
  #expect(text.contains("! 14:00 silver above my line now 100.500"))
}

@Test(
  "However long its words and narrow the screen, the banner says that it is an alarm",
  arguments: [40, 60, 80, 160])
func theBannerSaysThatItIsAnAlarm(columns: Int) throws {
  var own = line
  own.message =
    "silver is above the line that the desk has agreed on, call the desk at once and reduce the position"
  own.hasOwnMessage = true
  let banner = try #require(
    screen(own, [(99, 0), (100.5, 5)], columns: columns).split(separator: "\n").dropFirst().first)
  #expect(banner.hasPrefix(" ! ALARM  "))
  #expect(banner.contains("silver is above"))
}

@Test func whatIsOfAnotherYearNamesIt() {
  // No hole is so long that it would be taken for a clock that was set.
  let later = stride(from: Int64(20), through: 400, by: 20).map { (99.0, $0 * 86_400) }
  let text = screen(line, [(99, 0), (100.5, 5), (99, 10), (99, 60)] + later)
  #expect(text.contains("23 Jan 2026 over: silver above 100"))
}

@Test func aYoungAlarmHasNoDuration() {
  #expect(screen(line, [(99, 0), (100.5, 5)]).contains("silver above 100 now 100.500"))
}

@Test func whatIsOverIsSaidToBeOver() {
  let text = screen(line, [(99, 0), (100.5, 5), (99, 10), (98.5, 60)])
  #expect(text.contains("○ 14:00 over: silver above 100 now 98.500"))
}

@Test func percentagesCarryTheirSign() {
  let fall = MetricProfile(.change(.silver), limit: -1)
    .rule(id: "fall", metric: .change(.silver), condition: .atOrBelow, limit: -1)
  #expect(fall.line(value: -1.234) == "silver change -1.23 % below -1 %")
  #expect(fall.statement == "silver change below -1 %")
  #expect(fall.reading(-1.2) == "-1.20 %")
}
