import BullionAlarms
import BullionMarket
import TestRandomness
import Testing

@testable import BullionMonitor

/// Two hours of a wild market with silences, bad quotes and repeated ones, in the order of time.
private func wildMarket(seed: UInt64, from start: Timestamp) -> [FeedEvent] {
  var generator = SplitMix64(seed: seed)
  var events: [FeedEvent] = []
  var time = start
  var gold = 5000.0
  var silver = 99.5
  while time < start.plus(7200) {
    let silence =
      Int.random(in: 0..<300, using: &generator) == 0
      ? Int64.random(in: 10_000...400_000, using: &generator) : 0
    time = time.advanced(byMilliseconds: Int64.random(in: 20...4000, using: &generator) + silence)
    gold *= 1 + Double.random(in: -0.0006...0.0006, using: &generator)
    silver *= 1 + Double.random(in: -0.0015...0.0015, using: &generator)
    let isGold = Bool.random(using: &generator)
    let event = price(isGold ? .gold : .silver, isGold ? gold : silver, at: time)
    events.append(event)
    switch Int.random(in: 0..<40, using: &generator) {
    case 0: events.append(event)
    case 1...4: events.append(quote(.gold, gold + 1, gold, at: time))
    default: break
    }
  }
  return events
}

private var rules: [AlarmRule] {
  var extra = rule("beta", "beta", .atOrAbove, 0.5)
  extra.evaluation = .barClose
  var hourly = rule("rsi-5", "rsi.gold.5m", .atOrBelow, 45)
  hourly.evaluation = .barClose
  hourly.onDelay = 7000
  return AlarmRule.defaults + [
    extra, hourly, rule("change", "change.gold", .atOrAbove, 0.3),
    rule("gain", "gain.silver.day", .atOrAbove, 1),
    rule("z", "ratio.zscore", .atOrAbove, 1),
  ]
}

private func prepared() -> Monitor {
  var monitor = Monitor.replay {
    $0.rules = rules
    $0.ratioWindow = 3
  }
  for day in 19...21 {
    monitor.load(history: [
      bar(.gold, .oneDay, at: Timestamp(2026, 1, day), 4900 + Double(day)),
      bar(.silver, .oneDay, at: Timestamp(2026, 1, day), 95 + Double(day) / 3),
    ])
  }
  return monitor
}

/// From quiet hours, over the daily break into the next trade date, and before the weekend.
private let starts = [friday, Timestamp(2026, 1, 22, 21), Timestamp(2026, 1, 23, 21)]

@Test(arguments: [(UInt64(1), 0), (2, 1), (3, 2), (4, 1)])
func sameEventsGiveTheSameEverything(seed: UInt64, start: Int) {
  let events = wildMarket(seed: seed, from: starts[start])
  var first = prepared()
  var second = prepared()
  for event in events {
    first.receive(event)
    second.receive(event)
    if event == events.last { #expect(first.readings == second.readings) }
  }
  #expect(first.allNotices == second.allNotices)
  #expect(first.alarmLog == second.alarmLog)
  #expect(first.alarms == second.alarms)
}

/// What happens by the passing of time happens at its own moment, however often the clock is told.
@Test(arguments: [(UInt64(1), 0), (2, 0), (3, 1), (4, 1), (5, 2), (6, 2)])
func heartbeatsChangeNothing(seed: UInt64, start: Int) {
  let events = wildMarket(seed: seed, from: starts[start])
  var plain = prepared()
  var ticked = prepared()
  var generator = SplitMix64(seed: seed &+ 1000)
  var notices: [AlarmNotice] = []
  var tickedNotices: [AlarmNotice] = []
  for event in events {
    if case .quote(let quote) = event, let now = plain.now {
      let gap = quote.received.milliseconds(since: now)
      let beats = (0..<Int.random(in: 0...4, using: &generator)).map { _ in
        now.advanced(byMilliseconds: Int64.random(in: 0...max(0, gap), using: &generator))
      }
      for beat in beats.sorted() { ticked.receive(.clock(beat)) }
    }
    plain.receive(event)
    ticked.receive(event)
    notices += plain.alarmNotices(after: notices.count)
    tickedNotices += ticked.alarmNotices(after: tickedNotices.count)
  }
  #expect(notices.count > 100)
  #expect(notices == tickedNotices)
  #expect(plain.readings == ticked.readings)
  for interval in BarInterval.allCases {
    #expect(plain.bars(.gold, interval).closed == ticked.bars(.gold, interval).closed)
  }
}

/// A copy goes its own way and leaves the original as it was.
@Test func monitorIsAValue() {
  let events = wildMarket(seed: 9, from: friday)
  var original = prepared()
  original.receive(Array(events.prefix(500)))
  let readings = original.readings
  var copy = original
  copy.receive(Array(events.dropFirst(500)))
  #expect(original.readings == readings)
  #expect(copy.readings != readings)
}
