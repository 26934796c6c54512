import BullionAlarms
import BullionMarket
import Testing

@testable import BullionMonitor

private var day: [FeedEvent] {
  (0..<400).flatMap { second -> [FeedEvent] in
    let time = friday.plus(Double(second))
    return [
      price(.gold, 5000 + Double((second * 31) % 100) / 50, at: time),
      price(.silver, 99 + Double(second) / 100, at: time.plus(0.25)),
    ]
  }
}

@Test func restartGivesAFreshState() {
  var used = Monitor.replay()
  used.load(history: [bar(.gold, .oneDay, at: Timestamp(2026, 1, 20), 4800)])
  used.receive(day)
  used.receive(.refused(RefusedLine(line: 3, reason: .malformed, text: "")))
  used.isDown = true
  used.receive(.restarted)
  var fresh = Monitor.replay()
  #expect(used.readings == fresh.readings)
  #expect(used.takeSound() == false)
  #expect(used.alarms.isEmpty && used.alarmLog.isEmpty && used.lastRefusedLine == nil)
  used.receive(day)
  fresh.receive(day)
  #expect(used.readings == fresh.readings)
  #expect(used.allNotices == fresh.allNotices)
  #expect(used.alarms == fresh.alarms && !fresh.alarms.isEmpty)
}

@Test func aHistoryThatIsOverRaisesNoAlarm() {
  var monitor = Monitor.replay()
  // A crash in the past that has been made good, and an outage of three hours in it.
  let minutes = Array(0..<30) + Array(210..<240)
  monitor.load(
    history: minutes.flatMap { minute -> [FeedEvent] in
      let start = friday.plus(Double(minute - 300) * 60)
      let depth = Double(min(minute, 240 - minute))
      return [
        bar(.gold, .oneMinute, at: start, 5400 - 20 * depth),
        bar(.silver, .oneMinute, at: start, 98 - depth / 3),
      ]
    })
  let isSounding = monitor.takeSound()
  #expect(monitor.activeIDs.filter { !$0.hasPrefix("rsi") } == [])
  #expect(monitor.readings.silver.mid != nil && monitor.readings.silver.relativeStrength.value != nil)
  #expect(isSounding == monitor.announcements.contains { $0.hasPrefix("rsi") })
  #expect(!monitor.hasQuote(of: .silver))
  #expect(monitor.readings.feed.state == .starting)
  // The past does not make the feed silent before its first price.
  let before = monitor.announcements
  monitor.advance(to: friday)
  #expect(monitor.announcements == before)
  // What stands when prices come is raised by them.
  monitor.receive(price(.silver, 41, at: friday.plus(1)))
  monitor.advance(to: friday.plus(10))
  #expect(monitor.announcements.contains("drawdown-silver-10 14:00:06"))
}

@Test func readyMadeBarsDoNotOverlapWhatIsThere() {
  var monitor = Monitor.replay()
  monitor.receive(price(.gold, 5000, at: friday.plus(30)))
  monitor.receive(bar(.gold, .oneMinute, at: friday, 5001))
  #expect(monitor.refused.byReason == [.late: 1])
  monitor.receive(bar(.gold, .oneMinute, at: friday.plus(60), 5002))
  monitor.receive(bar(.gold, .oneMinute, at: friday.plus(60), 5003))
  monitor.receive(bar(.gold, .fiveMinutes, at: friday, 5004))
  monitor.receive(price(.gold, 5005, at: friday.plus(90)))
  #expect(monitor.refused.byReason == [.late: 4])
  #expect(monitor.bars(.gold, .oneMinute).closed.map(\.close) == [dollars(5000), dollars(5002)])
  monitor.receive(price(.gold, 5005, at: friday.plus(120)))
  #expect(monitor.readings.gold.mid == dollars(5005))
  monitor.receive(
    bar(.silver, .oneMinute, at: friday, open: 100, high: 99, low: 101, close: 100))
  #expect(monitor.refused.byReason[.malformed] == 1)
  #expect(monitor.readings.silver.mid == nil)
}

@Test func clockThatGoesBackwardsIsNotFollowed() {
  var monitor = Monitor(feedName: "live", mode: .live)
  for second in 0..<60 {
    let time = friday.plus(Double(second))
    monitor.receive(price(.gold, 5100 + Double(second % 3), at: time, received: time))
  }
  // The local clock is set back by an hour; the source's goes on.
  for second in 60..<120 {
    let time = friday.plus(Double(second))
    monitor.receive(.clock(time.plus(-3600)))
    monitor.receive(price(.gold, 5100 + Double(second % 3), at: time, received: time.plus(-3600)))
    #expect(monitor.now.map { $0 >= friday.plus(59) } ?? false)
    #expect(monitor.readings.gold.age == 0)
  }
  #expect(monitor.readings.gold.quality == .good)
  #expect(monitor.alarms.isEmpty)
}

/// Thirty years at once are no thirty years of waiting: no alarm is repeated every half hour of them.
@Test func clockThatIsSetFarAheadIsFollowedWithoutWaiting() {
  var monitor = Monitor.replay()
  monitor.receive(day)
  monitor.advance(to: friday.plus(7200))
  #expect(monitor.acknowledgeAll() > 0)
  let before = monitor.alarmNoticeCount
  let later = Timestamp(2056, 1, 1)
  monitor.advance(to: later)
  #expect(monitor.now == later)
  #expect(monitor.readings.feed.state == .stale)
  let repeated = monitor.alarmNotices(after: before).filter { $0.effect?.kind == .reAlarm(masked: false) }
  #expect(repeated.count < 32 * 48)
  // A price that far ahead is believed when the next one follows it.
  monitor.receive(price(.gold, 5001, at: later.plus(1)))
  monitor.receive(price(.gold, 5001, at: later.plus(2)))
  #expect(monitor.readings.gold.age == 0)
}

@Test func quoteFromTheFarFutureMovesNoClock() {
  var monitor = Monitor.replay()
  monitor.receive(day)
  let before = monitor.readings
  let future = Timestamp(2206, 1, 1)
  monitor.receive(price(.gold, 5000, at: future))
  monitor.receive(quote(.gold, 5001, 5000, at: future))
  monitor.receive(price(.silver, 100, at: Timestamp(milliseconds: .max)))
  monitor.receive(price(.silver, 100, at: friday, received: Timestamp(milliseconds: .max)))
  monitor.receive(bar(.gold, .oneMinute, at: future, 5000))
  monitor.receive(bar(.gold, .oneDay, at: Timestamp(milliseconds: .max), 5000))
  monitor.receive(bar(.gold, .oneDay, at: Timestamp(milliseconds: .min), 5000))
  monitor.receive(.clock(Timestamp(milliseconds: .max)))
  #expect(monitor.now == before.time)
  // The bar of 2206 waits for the next price.
  #expect(monitor.refused.total == 6)
  #expect(monitor.readings.gold == before.gold && monitor.readings.silver == before.silver)
  // The market goes on.
  monitor.receive(price(.gold, 5003, at: friday.plus(401)))
  #expect(monitor.readings.gold.mid == dollars(5003))
  #expect(monitor.refused.total == 7)
  #expect(monitor.readings.feed.state == .live)
}

@Test func refusedQuotesLetTimePass() {
  var monitor = Monitor.replay()
  monitor.receive(price(.gold, 5000, at: friday))
  for second in 1...70 { monitor.receive(quote(.gold, 5001, 5000, at: friday.plus(Double(second)))) }
  #expect(monitor.now == friday.plus(70))
  #expect(monitor.readings.gold.quality == .stale)
}

@Test func extremeNumbersTrapNowhere() {
  let numbers: [Int64] = [.min, .min + 1, -1, 0, 1, .max - 1, .max]
  var monitor = Monitor.replay()
  for time in numbers {
    for other in numbers {
      let (time, amount) = (Timestamp(milliseconds: time), Price(ticks: other))
      for instrument in Instrument.allCases {
        monitor.receive(.quote(Quote(instrument: instrument, time: time, price: amount)))
        monitor.receive(
          .quote(Quote(instrument: instrument, time: friday, received: time, bid: amount, ask: amount)))
        for interval in BarInterval.allCases {
          let bar = Bar(start: time, open: amount, high: amount, low: amount, close: amount, count: .max)
          monitor.receive(.bar(instrument, interval, bar))
          monitor.load(history: [.bar(instrument, interval, bar)])
        }
      }
      monitor.receive(.clock(time))
      _ = monitor.readings
    }
  }
  monitor.receive(price(.gold, 5000, at: friday))
  #expect(monitor.readings.gold.mid != nil)
}

@Test func levelsAndBandsCanBeChosen() {
  var monitor = Monitor.replay {
    $0.levels = [PriceLevel(name: "half", instrument: .gold, value: dollars(2500))]
    $0.overbought = 80
    $0.rules = []
  }
  monitor.receive(day)
  #expect(monitor.readings.levels.map(\.name) == ["half"])
  #expect(monitor.readings.levels[0].side == .above)
  #expect(monitor.readings.levels[0].secondsBeyond == 399)
  #expect(monitor.alarms.isEmpty)
}
