import BullionAlarms
import BullionMarket
import Testing

@testable import BullionMonitor

/// Flat minutes of gold that end at Friday, 14:00, at these closes.
private func minutes(_ closes: [Double], until end: Timestamp = friday) -> [FeedEvent] {
  closes.enumerated().map { index, close in
    bar(.gold, .oneMinute, at: end.plus(Double(index - closes.count) * 60), close)
  }
}

private func monitor(_ ids: String..., history: [FeedEvent]) -> Monitor {
  var monitor = Monitor.replay { $0.rules = $0.rules.filter { ids.contains($0.id) } }
  monitor.load(history: history)
  return monitor
}

private let rising = (0..<30).map { 5_020 + 3 * Double($0) }

/// What the screen says of the last closed bar has its alarm at once, not a minute later.
@Test func aWarmStartJudgesTheLastClosedBar() throws {
  let monitor = monitor("rsi-gold", history: minutes(rising))
  #expect(monitor.readings.gold.relativeStrength.state == .overbought)
  let alarm = try #require(monitor.alarms.first)
  #expect(alarm.id == "rsi-gold" && alarm.state == .unacknowledged)
  // Defined with the fifteenth close, and beyond at once.
  #expect(alarm.since == friday.plus(-15 * 60))
  var quoted = monitor
  quoted.receive(price(.gold, 5_110, at: friday.plus(5)))
  #expect(quoted.announcements.count == 1)
  #expect(quoted.alarms.first?.badges == [])
}

/// A venue gives the minutes a few seconds after the first quote.
@Test func aHistoryThatComesLateIsJudgedAtOnce() {
  var monitor = monitor("rsi-gold", "gold-floor", history: [])
  monitor.receive(price(.gold, 5_110, at: friday.plus(5)))
  #expect(monitor.alarms.isEmpty)
  monitor.relearn(from: minutes(rising))
  #expect(monitor.readings.gold.relativeStrength.state == .overbought)
  #expect(monitor.activeIDs == ["rsi-gold"])
  // And when better minutes say otherwise, the alarm does not stand for another minute.
  let falling = (0..<30).map { 5_107 - 3 * Double($0) }
  monitor.relearn(from: minutes(rising, until: friday.plus(-3_600)) + minutes(falling))
  #expect(monitor.readings.gold.relativeStrength.state == .oversold)
  #expect(monitor.activeIDs == [])
}

@Test func anExcursionOfTheHistoryStandsFromItsBeginning() throws {
  var monitor = monitor(
    "gold-floor", history: minutes([5_030, 5_020, 5_005, 4_998, 4_990, 4_985]))
  let alarm = try #require(monitor.alarms.first)
  #expect(alarm.since == friday.plus(-120) && alarm.value == 4_998 && alarm.current == 4_985)
  monitor.receive(price(.gold, 4_980, at: friday.plus(3)))
  #expect(monitor.announcements.count == 1)
}

@Test func aFallOverTheWeekendIsRaisedAtTheFirstQuote() {
  let close = Timestamp(2026, 1, 23, 22)
  let open = Timestamp(2026, 1, 25, 23)
  var monitor = monitor("gold-floor", history: minutes([5_030, 5_020, 5_016], until: close))
  monitor.receive(price(.gold, 4_957, at: open))
  #expect(monitor.announcements == ["gold-floor 23:00:00"])
}

@Test func aPriceThatWasAlwaysBeyondIsSaidAndNotAlarmed() {
  var monitor = monitor("gold-floor", history: minutes([4_800, 4_810, 4_805]))
  monitor.receive(price(.gold, 4_807, at: friday.plus(3)))
  #expect(monitor.alarms.isEmpty)
  #expect(monitor.alarmLog.map(\.text) == ["so already, no alarm: gold below 5,000"])
  #expect(monitor.alarmBoard.memories[0].beyondSince == friday.plus(-120))
  var blind = Monitor.replay { $0.rules = $0.rules.filter { $0.id == "gold-floor" } }
  blind.receive(price(.gold, 4_807, at: friday))
  #expect(blind.alarmLog.map(\.text) == ["so already, no alarm: gold below 5,000"])
}

@Test func otherRulesAreWatchedFromNowOn() {
  var monitor = monitor("gold-floor", "silver-line-up", history: minutes([5_030, 5_020]))
  monitor.receive(price(.gold, 4_990, at: friday.plus(1)))
  let before = monitor.alarmNoticeCount
  var settings = MonitorSettings()
  let mine = rule("mine", "price.gold", .atOrBelow, 4_995)
  settings.rules = [mine] + settings.rules.filter { $0.id == "gold-floor" }
  monitor.takeRules(of: settings)
  #expect(Set(monitor.activeIDs) == ["gold-floor", "mine"])
  #expect(monitor.alarmNoticeCount > before)
  // What was said before is still said of the right rule.
  let raised = monitor.allNotices.filter { $0.effect?.kind == .raise(masked: false) }
  #expect(raised.compactMap(\.ruleIndex).map { settings.rules[$0].id } == ["gold-floor", "mine"])
  settings.rules = [mine]
  monitor.takeRules(of: settings)
  #expect(monitor.activeIDs == ["mine"])
  #expect(monitor.allNotices.contains { $0.ruleIndex == nil && $0.effect?.kind == .raise(masked: false) })
}
