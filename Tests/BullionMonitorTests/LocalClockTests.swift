import BullionMarket
import Testing

@testable import BullionMonitor

private let start = Timestamp(2026, 1, 28, 14)
private let hour: Int64 = 3_600_000

private func quote(_ instrument: Instrument, _ second: Double, ahead: Int64 = 0) -> Quote {
  let time = start.advanced(byMilliseconds: Int64(second * 1000) + ahead)
  let price = Price(dollars: (instrument == .gold ? 5000 : 100) + second / 100)
  return Quote(instrument: instrument, time: time, price: price ?? Price(ticks: 0))
}

private func monitor(seconds: Int, ahead: Int64 = 0) -> Monitor {
  var monitor = Monitor(feedName: "live", mode: .live)
  for second in 0..<seconds {
    for instrument in Instrument.allCases {
      monitor.receive(.quote(quote(instrument, Double(second), ahead: ahead)))
    }
  }
  return monitor
}

@Suite struct LocalClockTests {
  @Test(arguments: [-24 * hour, -hour, hour, 24 * hour]) func aStepOfTheTimeMakesNothingOlder(step: Int64) {
    var monitor = monitor(seconds: 90)
    monitor.receive(.clock(start.advanced(bySeconds: 94)))
    let before = monitor.readings
    monitor.receive(.localClock(LocalClock(step: step, lead: -step)))
    let after = monitor.readings
    #expect(after.time == before.time?.advanced(byMilliseconds: step))
    #expect(after.gold.age == before.gold.age && after.gold.quality == .good)
    #expect(after.feed.clockOffset == Double(step) / 1000)
    // And time goes on from there: the price grows old as it would have.
    monitor.receive(.clock(start.advanced(byMilliseconds: 100_000 + step)))
    #expect(monitor.readings.gold.age == 11 && monitor.readings.gold.quality == .good)
    monitor.receive(.clock(start.advanced(byMilliseconds: 130_000 + step)))
    #expect(monitor.readings.gold.quality == .stale)
  }

  @Test func alarmsWaitForNoLongerThanTheyWould() {
    var monitor = monitor(seconds: 30)
    monitor.receive(.localClock(LocalClock(step: -hour)))
    for second in 30..<60 {
      for instrument in Instrument.allCases {
        monitor.receive(.quote(quote(instrument, Double(second), ahead: -hour)))
      }
    }
    #expect(monitor.readings.gold.quality == .good)
    #expect(!monitor.hasUnacknowledgedAlarm(onMetrics: "feed"))
    monitor.receive(.clock(start.advanced(byMilliseconds: 120_000 - hour)))
    #expect(monitor.hasUnacknowledgedAlarm(onMetrics: "feed.stale"))
  }

  /// By a clock that is ahead every price seems to be late, until the clock is known to be wrong.
  @Test(arguments: [true, false]) func aPriceThatOnlySeemedLateIsYoungOnceTheClockIsRight(isJudged: Bool) {
    var monitor = Monitor(feedName: "live", mode: .live)
    for second in 0..<3 {
      for instrument in Instrument.allCases {
        var late = quote(instrument, Double(second))
        late.received = late.time.advanced(byMilliseconds: 24 * hour)
        monitor.receive(isJudged ? .judged(late) : .quote(late))
      }
    }
    #expect(monitor.readings.gold.age == 86_400)
    monitor.receive(.localClock(LocalClock(step: -24 * hour, lead: 24 * hour)))
    #expect(monitor.readings.gold.age == 0 && monitor.readings.silver.age == 0)
    #expect(monitor.readings.gold.quality == .good && monitor.readings.feed.state == .live)
    monitor.receive(.clock(start.advanced(bySeconds: 200)))
    #expect(monitor.readings.gold.quality == .stale)
  }

  @Test func aQuoteThatCameEarlierKeepsItsAge() {
    var monitor = monitor(seconds: 30)
    monitor.receive(.clock(start.advanced(bySeconds: 68)))
    monitor.receive(
      .switched(
        SourceSwitch(
          from: "a", to: "b", kind: .perpetual, instruments: Instrument.allCases, reason: "",
          time: start.advanced(bySeconds: 68))))
    monitor.receive(.quote(quote(.gold, 30)))
    #expect(monitor.readings.gold.age == 38)
  }

  @Test func aQuoteThatComesLateIsAsOldAsItSays() {
    var monitor = monitor(seconds: 60)
    var late = quote(.gold, 61)
    late.received = late.time.advanced(bySeconds: 150)
    monitor.receive(.quote(late))
    #expect(monitor.readings.gold.age == 150 && monitor.readings.gold.quality == .stale)
  }

  /// A polled venue that gives the price of half an hour ago every few seconds.
  @Test func anOldPriceThatIsSentAgainIsNoYounger() {
    var monitor = Monitor(feedName: "live", mode: .live)
    var old = quote(.gold, 0)
    for second in stride(from: 1800, to: 2100, by: 3) {
      old.received = start.advanced(bySeconds: Int64(second))
      monitor.receive(.quote(old))
    }
    #expect(monitor.readings.gold.age == 2097 && monitor.readings.gold.quality == .stale)
  }
}

@Suite struct UnansweredStartTests {
  private static func source(_ name: String, _ reason: String) -> SourceReading {
    SourceReading(name: name, kind: .spot, state: .down, isShown: false, reason: reason)
  }

  @Test func aStartThatReachesNobodyIsAnAlarmWithItsReasons() throws {
    var monitor = Monitor(feedName: "live", mode: .live)
    let sources = [Self.source("binance", "refuses the connection"), Self.source("kraken", "no such host")]
    for second in 0..<14 {
      monitor.receive(.clock(start.advanced(bySeconds: Int64(second))))
      monitor.receive(.sources(sources))
    }
    #expect(monitor.alarms.isEmpty && monitor.trouble == nil)
    for second in 14..<20 {
      monitor.receive(.clock(start.advanced(bySeconds: Int64(second))))
      monitor.receive(.sources(sources))
    }
    let alarm = try #require(monitor.alarms.first)
    #expect(alarm.priority == 1 && alarm.state == .unacknowledged)
    #expect(
      alarm.text
        == "no source answers: binance: refuses the connection, kraken: no such host")
    #expect(monitor.readings.feed.state == .down)
    let sounds = monitor.takeSound()
    #expect(sounds)
    // The first price ends it.
    for second in 20..<40 {
      monitor.receive(.quote(quote(.gold, Double(second))))
      monitor.receive(.quote(quote(.silver, Double(second))))
      var live = sources
      live[0].state = .live
      live[0].isShown = true
      monitor.receive(.sources(live))
    }
    let silent = monitor.alarms.filter { $0.state.isActive && $0.id.hasPrefix("feed") }
    #expect(silent.isEmpty, "\(silent.map { "\($0.id) \($0.state)" })")
    #expect(monitor.trouble == nil && monitor.readings.feed.state == .live)
  }

  @Test func aSlowStartIsNoAlarm() {
    var monitor = Monitor(feedName: "live", mode: .live)
    for second in 0..<12 {
      monitor.receive(.clock(start.advanced(bySeconds: Int64(second))))
      monitor.receive(.sources([Self.source("binance", "connecting")]))
    }
    for second in 12..<60 {
      monitor.receive(.quote(quote(.gold, Double(second))))
      monitor.receive(.quote(quote(.silver, Double(second))))
    }
    #expect(monitor.alarms.allSatisfy { !$0.id.hasPrefix("feed") })
  }
}
