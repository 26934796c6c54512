import BullionAlarms
import BullionMarket
import Testing

@testable import BullionMonitor

private func monitor(_ rules: AlarmRule...) -> Monitor { Monitor.replay { $0.rules = rules } }

private var line: AlarmRule { rule("line", "price.silver", .atOrAbove, 100) }

private var strength: AlarmRule {
  var rule = rule("rsi-silver", "rsi.silver.1m", .atOrAbove, 70)
  rule.evaluation = .barClose
  return rule
}

@Test func ruleIsSampledWithEveryPrice() throws {
  var monitor = monitor(line)
  monitor.receive(price(.silver, 99, at: friday))
  #expect(monitor.alarms.isEmpty)
  var sounds = [monitor.takeSound()]
  monitor.receive(price(.silver, 100, at: friday.plus(1)))
  let alarm = try #require(monitor.alarms.first)
  #expect(alarm.id == "line" && alarm.state == .unacknowledged && alarm.since == friday.plus(1))
  #expect(alarm.value == 100)
  #expect(monitor.rule(of: alarm)?.metric == "price.silver")
  sounds += [monitor.takeSound(), monitor.takeSound()]
  #expect(sounds == [false, true, false])
  #expect(monitor.hasUnacknowledgedAlarm(of: .silver) && !monitor.hasUnacknowledgedAlarm(of: .gold))
  #expect(monitor.hasUnacknowledgedAlarm(onMetrics: "price"))
  #expect(!monitor.hasUnacknowledgedAlarm(onMetrics: "ratio"))
  #expect(monitor.acknowledgeAll() == 1)
  #expect(monitor.acknowledgeAll() == 0)
  #expect(monitor.alarms.map(\.state) == [.acknowledged])
  #expect(!monitor.hasUnacknowledgedAlarm())
  monitor.receive(price(.silver, 98, at: friday.plus(2)))
  #expect(monitor.alarms.isEmpty)
  #expect(monitor.alarmLog.map(\.text) == ["line", "acknowledged: line", "ended: line"])
  #expect(monitor.alarmLog.map(\.time) == [friday.plus(1), friday.plus(1), friday.plus(2)])
}

@Test func delaysEndAtTheirOwnTime() {
  var delayed = line
  delayed.onDelay = 5000
  var monitor = monitor(delayed)
  monitor.receive(price(.silver, 101, at: friday))
  monitor.advance(to: friday.plus(4.999))
  #expect(monitor.alarms.isEmpty)
  monitor.advance(to: friday.plus(30))
  #expect(monitor.announcements == ["line 14:00:05"])
}

/// Prices that stop coming neither raise nor clear.
@Test func dataLostWhilePendingRaisesNothing() {
  var delayed = line
  delayed.onDelay = 120_000
  var monitor = monitor(delayed)
  monitor.receive(price(.silver, 101, at: friday))
  // At an unknown pace the price is stale after a minute.
  monitor.advance(to: friday.plus(600))
  #expect(monitor.alarms.isEmpty)
  let kinds = monitor.allNotices.compactMap(\.effect?.kind)
  #expect(kinds.contains(.qualityStale) && kinds.contains(.pendingCancelled))
  // The delay begins anew with the next price.
  monitor.receive(price(.silver, 101, at: friday.plus(700)))
  monitor.receive(price(.silver, 101, at: friday.plus(760)))
  monitor.receive(price(.silver, 101, at: friday.plus(819)))
  #expect(monitor.alarms.isEmpty)
  monitor.receive(price(.silver, 101, at: friday.plus(821)))
  #expect(monitor.announcements == ["line 14:13:40"])
}

@Test func staleDataHoldTheAlarmThatStands() {
  var monitor = monitor(line)
  monitor.receive(price(.silver, 101, at: friday))
  monitor.advance(to: friday.plus(600))
  #expect(monitor.alarms.first?.badges == [.stale])
  #expect(monitor.alarms.first?.state == .unacknowledged)
}

@Test func otherMetalDoesNotLoseTheRulesData() {
  var monitor = monitor(line)
  monitor.receive(price(.gold, 5000, at: friday))
  for second in 0..<300 {
    monitor.receive(price(.silver, 101 + Double(second % 3) / 100, at: friday.plus(Double(second))))
  }
  #expect(monitor.readings.gold.quality == .stale)
  #expect(monitor.alarms.first?.badges == [])
}

@Test func closedMarketSuppressesTheRulesOfItsMetal() {
  var monitor = monitor(
    line, rule("gold", "price.gold", .atOrAbove, 6000), rule("ratio", "ratio", .atOrAbove, 90))
  func suppressed() -> [AlarmSuppression] { monitor.watch.board.machines.map(\.suppression) }
  monitor.receive(price(.silver, 99, at: Timestamp(2026, 1, 23, 21, 59, 59)))
  #expect(suppressed() == [[], [], []])
  monitor.advance(to: Timestamp(2026, 1, 23, 22, 0, 58))
  #expect(suppressed() == [[], [], []])
  monitor.advance(to: Timestamp(2026, 1, 23, 22, 0, 59))
  #expect(suppressed() == [.marketClosed, [], .marketClosed])
  monitor.receive(price(.silver, 99, at: Timestamp(2026, 1, 25, 23, 0, 1)))
  #expect(suppressed() == [[], [], []])
}

@Test func ruleOnBothMetalsWaitsForTheLastOfThem() {
  var monitor = monitor(rule("ratio", "ratio", .atOrAbove, 90))
  func suppressed() -> AlarmSuppression? { monitor.watch.board.machines.first?.suppression }
  monitor.receive(price(.silver, 99, at: Timestamp(2026, 1, 23, 21, 59, 58)))
  monitor.receive(price(.gold, 5000, at: Timestamp(2026, 1, 23, 21, 59, 59)))
  monitor.advance(to: Timestamp(2026, 1, 24, 12))
  #expect(suppressed() == .marketClosed)
  monitor.receive(price(.gold, 5000, at: Timestamp(2026, 1, 25, 23, 0, 1)))
  #expect(suppressed() == .marketClosed)
  monitor.receive(price(.silver, 99, at: Timestamp(2026, 1, 25, 23, 0, 2)))
  #expect(suppressed() == [])
}

/// Fourteen bars are too few: the rule is suppressed, and the fifteenth may raise it at once.
@Test func indicatorRulesAreSuppressedWhileTheyWarmUp() {
  var monitor = monitor(strength, line)
  func suppressed() -> AlarmSuppression? { monitor.watch.board.machines.first?.suppression }
  #expect(suppressed() == [])
  for number in 0..<14 {
    monitor.receive(bar(.silver, .oneMinute, at: friday.plus(Double(number) * 60), 80 + Double(number)))
    #expect(suppressed() == .warmUp)
  }
  monitor.receive(bar(.silver, .oneMinute, at: friday.plus(14 * 60), 94))
  #expect(suppressed() == [])
  #expect(monitor.announcements == ["rsi-silver 14:15:00"])
  #expect(monitor.watch.board.machines.last?.suppression == [])
}

@Test func unmovedPricesAreNoReasonToLookAtStrength() {
  var monitor = monitor(strength)
  for number in 0..<20 { monitor.receive(bar(.silver, .oneMinute, at: friday.plus(Double(number) * 60), 80)) }
  #expect(monitor.watch.board.machines.first?.suppression == .warmUp)
  #expect(monitor.readings.silver.relativeStrength.state == .undefined)
}

@Test func refusedQuotesRaiseTheFeedsQuality() {
  var monitor = Monitor.replay { $0.rules = $0.rules.filter { $0.id == "feed-quality" } }
  func send(_ seconds: Range<Int>, badEvery: Int) {
    for second in seconds {
      let time = friday.plus(Double(second))
      let isBad = second % badEvery == badEvery - 1
      monitor.receive(isBad ? quote(.gold, 5001, 5000, at: time) : price(.gold, 5000, at: time))
    }
  }
  send(0..<60, badEvery: 10)
  #expect(monitor.alarms.isEmpty)
  send(60..<80, badEvery: 2)
  // At 76.x the share passes a fifth: 6 - 2 + 8 ... and five seconds later the alarm is raised.
  #expect(monitor.alarms.map(\.id) == ["feed-quality"])
  #expect(monitor.alarms.first?.priority == 2)
  #expect((monitor.alarms.first?.value ?? 0) >= 20)
  send(80..<200, badEvery: 10)
  #expect(monitor.alarms.map(\.state) == [.returned])
}

/// Nineteen bad quotes out of nineteen are not enough to judge a feed by.
@Test func fewQuotesAreNoMeasureOfQuality() {
  var monitor = Monitor.replay { $0.rules = $0.rules.filter { $0.id == "feed-quality" } }
  monitor.receive(price(.gold, 5000, at: friday))
  for second in 1..<19 { monitor.receive(quote(.gold, 5001, 5000, at: friday.plus(Double(second)))) }
  monitor.advance(to: friday.plus(50))
  #expect(monitor.alarms.isEmpty)
  #expect(monitor.readings.feed.refusedPercent == nil)
}

@Test func totalOutageIsOneAlarmAndItsEndNone() {
  var monitor = Monitor.replay()
  func send(_ seconds: Range<Int>) {
    for second in seconds {
      let time = friday.plus(Double(second))
      monitor.receive(price(.gold, 5100 + Double(second % 7) / 10, at: time))
      monitor.receive(price(.silver, 101 + Double(second % 5) / 100, at: time.plus(0.5)))
    }
  }
  send(0..<60)
  #expect(monitor.announcements == [])
  monitor.advance(to: friday.plus(300))
  // The last price came at 59.5 s; twenty seconds later both are silent.
  #expect(monitor.announcements == ["feed-stale 14:01:19.500"])
  #expect(monitor.activeIDs == ["feed-stale"])
  send(300..<330)
  #expect(monitor.announcements == ["feed-stale 14:01:19.500"])
  #expect(monitor.alarms.map(\.state) == [.returned])
}

@Test func silenceOfOneMetalIsItsOwnAlarm() {
  var monitor = Monitor.replay()
  monitor.receive(price(.silver, 99, at: friday))
  for second in 0..<120 {
    monitor.receive(price(.gold, 5100 + Double(second % 7) / 10, at: friday.plus(Double(second))))
  }
  #expect(monitor.announcements == ["feed-stale-silver 14:01:02"])
}

@Test func logIsBounded() {
  var monitor = monitor(line)
  for second in 0..<2000 {
    monitor.receive(price(.silver, second % 2 == 0 ? 99.9 : 100.1, at: friday.plus(Double(second))))
  }
  #expect(monitor.alarmLog.count == 200)
}

/// What was suppressed when an earlier run ended on a weekend is watched again with the first price.
@Test func suppressionOfAnEarlierRunEndsWithTheFirstPrice() {
  var earlier = monitor(line)
  earlier.receive(price(.silver, 99, at: Timestamp(2026, 1, 23, 21, 59)))
  earlier.advance(to: Timestamp(2026, 1, 24, 12))
  var journal = AlarmJournal()
  _ = journal.record(earlier.allNotices, of: earlier.alarmBoard)
  var later = monitor(line)
  later.restoreAlarms(from: journal, at: Timestamp(2026, 1, 25, 23, 30))
  later.receive(price(.silver, 101, at: Timestamp(2026, 1, 25, 23, 30, 1)))
  #expect(later.watch.board.machines.first?.suppression == [])
  #expect(later.announcements == ["line 23:30:01"])
}

@Test func unknownMetricsAreWatchedByNobody() {
  var monitor = monitor(rule("copper", "price.copper", .atOrAbove, 1))
  monitor.receive(price(.gold, 5000, at: friday))
  #expect(monitor.alarms.isEmpty)
  #expect(monitor.allNotices == [])
}
