import BullionAlarms
import BullionMarket
import Demo
import Testing

@testable import BullionMonitor

/// One round of a demo with everything that the alarms said.
private struct DemoRun {
  struct Line {
    var id: String
    var kind: AlarmEffect.Kind
    var time: Timestamp
    var value: Double?
  }

  var monitor: Monitor
  var lines: [Line] = []
  private var noticesSeen = 0
  /// When silver first stood at 100 or above.
  var firstAboveHundred: Timestamp?

  init(_ scenario: DemoScenario) {
    var feed = DemoFeed(scenario: scenario)
    monitor = Monitor(feedName: feed.name, mode: feed.mode)
    while let event = feed.next(), event != .restarted {
      monitor.receive(event)
      if let mid = monitor.metals[Instrument.silver.position].last?.mid, mid >= dollars(100) {
        firstAboveHundred = firstAboveHundred ?? monitor.now
      }
      let news = monitor.alarmNotices(after: noticesSeen)
      noticesSeen = monitor.alarmNoticeCount
      for notice in news {
        guard let index = notice.ruleIndex, let effect = notice.effect else { continue }
        lines.append(
          Line(
            id: monitor.settings.rules[index].id, kind: effect.kind, time: notice.time, value: notice.value))
      }
    }
  }

  func raises(_ id: String) -> [Line] { lines.filter { $0.id == id && $0.kind == .raise(masked: false) } }
}

@Test func surgeRaisesTheAlarmsOfItsStory() throws {
  let run = DemoRun(.surge)
  let crossing = try #require(run.firstAboveHundred)
  let strength = try #require(run.raises("rsi-silver").first)
  let line = try #require(run.raises("silver-line-up").first)
  #expect(strength.time < crossing)
  #expect((strength.value ?? 0) >= 70)
  #expect(line.time == crossing)
  #expect(line.value == 100.29)
  let low = try #require(run.raises("ratio-low").first)
  #expect(low.time.date == CalendarDate(year: 2026, month: 1, day: 26))
  #expect((low.value ?? 99) <= 50)
  let floor = try #require(run.raises("gold-floor").first)
  #expect(floor.time.date == CalendarDate(year: 2026, month: 1, day: 30))
  #expect((floor.value ?? 9999) <= 5000)
  let ten = try #require(run.raises("drawdown-silver-10").first)
  let twenty = try #require(run.raises("drawdown-silver-20").first)
  #expect(ten.time < twenty.time)
  #expect((twenty.value ?? 0) <= -20)
  let rebound = try #require(run.raises("ratio-rebound").first)
  #expect(rebound.time > twenty.time)
  #expect((rebound.value ?? 0) >= 60)
  #expect(run.raises("feed-stale").isEmpty && run.raises("feed-quality").isEmpty)
  #expect(run.monitor.refused.byReason == [.crossed: 1, .malformed: 1])
}

/// Between two raises of a rule its condition was over.
@Test(arguments: DemoScenario.allCases) func everyExcursionIsRaisedOnce(scenario: DemoScenario) {
  let run = DemoRun(scenario)
  for rule in run.monitor.settings.rules {
    var isRaised = false
    for line in run.lines where line.id == rule.id {
      switch line.kind {
      case .raise:
        #expect(!isRaised, "\(rule.id) at \(line.time.iso8601)")
        isRaised = true
      case .clear, .returnedUnacknowledged: isRaised = false
      default: break
      }
    }
  }
}

@Test func outageRaisesOneAlarmAndClearsIt() throws {
  let run = DemoRun(.outage)
  let announced = run.lines.filter { line in
    switch line.kind {
    case .raise(masked: false), .reAlarm(masked: false), .lateAnnunciation: true
    default: false
    }
  }
  // One for the silence and one for the rubbish after it.
  #expect(announced.map(\.id) == ["feed-stale", "feed-quality"])
  let silence = try #require(run.raises("feed-stale").first)
  // Prices stop twenty seconds after 14:30; the limit is fifteen.
  #expect(
    silence.time >= Timestamp(2026, 1, 22, 14, 30, 34) && silence.time < Timestamp(2026, 1, 22, 14, 30, 36))
  let rubbish = try #require(run.raises("feed-quality").first)
  #expect((rubbish.value ?? 0) >= 20)
  #expect(run.lines.contains { $0.id == "feed-stale" && $0.kind == .returnedUnacknowledged })
  #expect(run.lines.contains { $0.id == "feed-quality" && $0.kind == .returnedUnacknowledged })
  #expect(run.monitor.activeIDs.isEmpty)
  for reason in [RefusalReason.crossed, .nonPositive, .late, .future, .malformed, .nonFinite, .quarantined] {
    #expect(run.monitor.refused.byReason[reason] ?? 0 >= 5, "\(reason)")
  }
  #expect(run.monitor.refused.duplicates >= 5)
}

@Test(arguments: [DemoScenario.calm, .crash]) func otherStoriesKeepTheirFeed(scenario: DemoScenario) {
  let run = DemoRun(scenario)
  #expect(run.raises("feed-stale").isEmpty && run.raises("feed-quality").isEmpty)
  #expect(run.monitor.refused.total == 0)
}

@Test func demoIsTheSameOnEveryRun() {
  var first = DemoFeed(scenario: .surge)
  var monitors = [Monitor(feedName: "demo", mode: .demo), Monitor(feedName: "demo", mode: .demo)]
  let history = first.next()
  for index in monitors.indices { history.map { monitors[index].receive($0) } }
  let initial = monitors[0].readings
  while let event = first.next() {
    for index in monitors.indices { monitors[index].receive(event) }
    if event == .restarted { break }
  }
  let again = first.next()
  #expect(again == history)
  for index in monitors.indices { again.map { monitors[index].receive($0) } }
  #expect(monitors[0].readings == initial)
  #expect(monitors[1].readings == initial)
}
