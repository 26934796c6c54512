import BullionAlarms
import BullionMarket
import BullionMonitor
import Screen
import TestMarket
import Testing

@testable import Dashboard

private func state(_ mode: FeedMode, newsTime: Int64 = 600_000) -> DashboardState {
  var settings = MonitorSettings()
  settings.alarmNewsTime = newsTime
  settings.rules = [
    MetricProfile(.price(.gold), limit: 5_000)
      .rule(id: "dear", metric: .price(.gold), condition: .atOrAbove, limit: 5_000)
  ]
  return DashboardState(monitor: Monitor(settings: settings, feedName: "test", mode: mode))
}

private func gold(_ dollars: Double, _ second: Int64) -> Event {
  let time = ScriptedMarket.now.advanced(bySeconds: second)
  return .feed([
    .quote(
      Quote(instrument: .gold, time: time, received: time, price: Price(dollars: dollars) ?? Price(ticks: 1)))
  ])
}

private func banner(_ state: DashboardState) -> Substring {
  state.frame(size: Size(columns: 120, rows: 40), theme: .monochrome, glyphs: .unicode).text
    .split(separator: "\n", omittingEmptySubsequences: false)[1]
}

@Test func whatHasWaitedForLongStepsBackFromTheBanner() {
  var state = state(.replay)
  _ = state.receive(gold(4_990, 0))
  _ = state.receive(gold(5_001, 1))
  #expect(banner(state).contains("! ALARM"))
  _ = state.receive(gold(5_002, 600))
  #expect(banner(state).contains("! ALARM"))
  _ = state.receive(gold(5_003, 601))
  #expect(!banner(state).contains("ALARM"))
  #expect(banner(state).contains("! gold above 5,000 for 10 min, now 5,003.00"))
  #expect(state.monitor.alarms.map(\.state) == [.unacknowledged])
  #expect(!state.monitor.hasUnacknowledgedAlarm(of: .gold))
}

@Test func itNeverStepsBackWhereThatIsWanted() {
  var state = state(.replay, newsTime: 0)
  _ = state.receive(gold(4_990, 0))
  _ = state.receive(gold(5_001, 1))
  _ = state.receive(gold(5_003, 3_000))
  #expect(banner(state).contains("! ALARM"))
}

@Test func theDemoAcknowledgesWhatItHasTold() {
  var state = state(.demo)
  _ = state.receive(gold(4_990, 0))
  _ = state.receive(gold(5_001, 1))
  _ = state.receive(gold(5_002, 500))
  #expect(state.monitor.alarms.map(\.state) == [.unacknowledged])
  _ = state.receive(gold(5_003, 601))
  #expect(state.monitor.alarms.map(\.state) == [.acknowledged])
}
