import BullionMarket
import Testing

@testable import BullionMonitor

private func source(_ name: String, shown: Bool, _ state: SourceReading.State = .live) -> SourceReading {
  SourceReading(name: name, kind: .perpetual, state: state, isShown: shown, reason: "")
}

private func change(
  _ from: String?, _ to: String, at time: Timestamp, _ instruments: [Instrument] = Instrument.allCases
) -> FeedEvent {
  .switched(
    SourceSwitch(
      from: from, to: to, kind: .perpetual, instruments: instruments, reason: "test",
      isFailover: from != nil, time: time))
}

private func live() -> Monitor {
  var monitor = Monitor(feedName: "live", mode: .live)
  monitor.receive(change(nil, "a", at: friday))
  monitor.receive([price(.gold, 5000, at: friday), price(.silver, 100, at: friday)])
  monitor.receive(.sources([source("a", shown: true), source("b", shown: false)]))
  return monitor
}

@Test func theShownSourceIsNamed() {
  let monitor = live()
  #expect(monitor.readings.feed.source == "a")
  #expect(monitor.readings.feed.kind == .perpetual)
  #expect(monitor.readings.ratio.value == 50)
}

@Test func aRatioNeverMixesTwoSources() {
  var monitor = live()
  let later = friday.plus(1)
  monitor.receive(change("a", "b", at: later))
  #expect(monitor.readings.ratio.value == 50)
  monitor.receive(price(.gold, 5010, at: later))
  #expect(monitor.readings.ratio.value == nil)
  #expect(monitor.value(of: .ratio) == nil)
  monitor.receive(price(.silver, 100.2, at: later))
  #expect(monitor.readings.ratio.value == 50)
}

@Test func aMetalThatTheNewSourceDoesNotQuoteIsStaleAtOnce() {
  var monitor = live()
  monitor.receive(change("a", "token", at: friday.plus(1), [.gold]))
  monitor.receive(price(.gold, 5005, at: friday.plus(1)))
  #expect(monitor.readings.gold.quality == .good)
  #expect(monitor.readings.silver.quality == .stale)
  #expect(monitor.readings.ratio.value == nil)
}

@Test func withoutAnySourceAPriceIsStaleHoweverYoung() {
  var monitor = live()
  monitor.receive(.sources([source("a", shown: true, .down), source("b", shown: false, .down)]))
  #expect(monitor.readings.gold.quality == .stale)
  #expect(monitor.readings.feed.state == .down)
  monitor.receive(.clock(friday.plus(3)))
  #expect(monitor.activeIDs.contains("feed-stale"))
  monitor.receive([price(.gold, 5001, at: friday.plus(4)), price(.silver, 100, at: friday.plus(4))])
  monitor.receive(.sources([source("a", shown: true), source("b", shown: false)]))
  #expect(monitor.readings.gold.quality == .good)
  #expect(monitor.readings.feed.state == .live)
}

@Test func aFailoverRaisesAnAlarmThatEndsAfterFiveMinutes() {
  var monitor = live()
  #expect(!monitor.activeIDs.contains("feed-failover"))
  monitor.receive(change("a", "b", at: friday.plus(10)))
  #expect(monitor.activeIDs.contains("feed-failover"))
  #expect(monitor.value(of: .feedFailovers) == 1)
  _ = monitor.acknowledgeAll()
  monitor.receive(.clock(friday.plus(311)))
  monitor.receive(.sources([source("b", shown: true)]))
  #expect(!monitor.activeIDs.contains("feed-failover"))
}

@Test func anotherSourceMayBeSomewhatAwayWithoutAQuarantine() {
  var monitor = live()
  for second in 1..<60 {
    monitor.receive(price(.gold, 5000 + Double(second % 2) / 100, at: friday.plus(Double(second))))
  }
  let later = friday.plus(60)
  monitor.receive(change("a", "b", at: later))
  monitor.receive(price(.gold, 5040, at: later))
  #expect(monitor.readings.gold.mid == dollars(5040))
}

@Test func aSourceThatTradesAtAllHoursHasNoCloseAndIsNeverClosed() {
  let saturday = Timestamp(2026, 1, 24, 14)
  var monitor = Monitor(feedName: "live", mode: .live)
  monitor.load(history: [
    bar(.gold, .oneMinute, at: saturday.advanced(bySeconds: -86_460), 4900),
    bar(.silver, .oneMinute, at: saturday.advanced(bySeconds: -86_460), 98),
  ])
  monitor.receive(change(nil, "a", at: saturday))
  monitor.receive([price(.gold, 4949, at: saturday), price(.silver, 100, at: saturday)])
  #expect(monitor.readings.gold.change.reference == "24 h")
  #expect(monitor.readings.gold.change.percent == 1)
  #expect(monitor.value(of: .change(.gold)) == 1)
  monitor.receive(.clock(saturday.plus(3600)))
  #expect(monitor.readings.gold.quality == .stale)
}

@Test func historyAloneIsNoLivePrice() {
  var monitor = Monitor(feedName: "live", mode: .live)
  monitor.load(history: [
    bar(.gold, .oneMinute, at: friday.plus(-60), 4900), bar(.silver, .oneMinute, at: friday.plus(-60), 98),
  ])
  #expect(monitor.readings.gold.mid == dollars(4900))
  #expect(monitor.readings.gold.quality == .none)
  #expect(monitor.readings.ratio.value == 50 && monitor.readings.ratio.quality == .none)
  monitor.receive(change(nil, "a", at: friday))
  monitor.receive([price(.gold, 4949, at: friday), price(.silver, 100, at: friday)])
  #expect(monitor.readings.gold.quality == .good && monitor.readings.ratio.quality == .good)
}

@Test func theAlarmOfASwitchNamesTheSources() {
  var monitor = live()
  monitor.receive(change("a", "b", at: friday.plus(1)))
  monitor.receive([price(.gold, 5001, at: friday.plus(2)), price(.silver, 100, at: friday.plus(2))])
  monitor.receive(.clock(friday.plus(10)))
  #expect(monitor.alarms.contains { $0.statement == "b is shown: a failed, test" })
}
