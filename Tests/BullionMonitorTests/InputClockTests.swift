import BullionMarket
import Testing

@testable import BullionMonitor

private let start = Timestamp(2026, 1, 28, 14)
private let hour: Int64 = 3_600_000

private func quote(_ instrument: Instrument, _ milliseconds: Int64, dollars: Double) -> FeedEvent {
  .quote(
    Quote(
      instrument: instrument, time: start.advanced(byMilliseconds: milliseconds),
      price: Price(dollars: dollars) ?? Price(ticks: 0)))
}

/// A stream of one quote of each metal a second, slowly rising, the gold ones dated wrongly from time to time.
@Suite struct InputClockTests {
  private func monitor(seconds: Range<Int>, goldLead: (Int) -> Int64 = { _ in 0 }, _ monitor: Monitor? = nil)
    -> Monitor
  {
    var monitor = monitor ?? Monitor(feedName: "-", mode: .replay)
    for second in seconds {
      let time = Int64(second) * 1000
      monitor.receive(quote(.gold, time + goldLead(second), dollars: 5000 + Double(second) / 10))
      monitor.receive(quote(.silver, time, dollars: 100 + Double(second) / 1000))
    }
    return monitor
  }

  @Test(arguments: [61_000, hour, 24 * hour, 400 * 24 * hour]) func oneQuoteDatedAheadFreezesNothing(
    lead: Int64
  ) {
    let wrong = monitor(seconds: 0..<300) { $0 == 100 ? lead : 0 }
    let readings = wrong.readings
    #expect(readings.gold.mid?.dollars == 5029.9)
    #expect(readings.gold.age == 0 && readings.gold.quality == .good)
    #expect(readings.time == start.advanced(bySeconds: 299))
    #expect(wrong.refused.byReason[.future] == 1 && wrong.refused.total == 1)
    // Nothing else is other than without it.
    let right = monitor(seconds: 0..<300)
    #expect(readings.silver == right.readings.silver)
    #expect(
      wrong.bars(.gold, .oneMinute).closed.map(\.close) == right.bars(.gold, .oneMinute).closed.map(\.close))
  }

  @Test(
    "One bar line dated ahead freezes nothing", arguments: [5 * hour / 60, hour, 24 * hour, 400 * 24 * hour])
  func oneBarDatedAheadFreezesNothing(lead: Int64) {
    func monitor(leadOfOne lead: Int64) -> Monitor {
      var monitor = Monitor.replay()
      for minute in 0..<30 {
        let time = start.advanced(bySeconds: Int64(minute) * 60)
        let ahead = time.advanced(byMilliseconds: minute == 12 ? lead : 0)
        monitor.receive(bar(.gold, .oneMinute, at: ahead, 5000 + Double(minute)))
        monitor.receive(bar(.silver, .oneMinute, at: time, 100))
      }
      return monitor
    }
    let wrong = monitor(leadOfOne: lead)
    #expect(wrong.readings.gold.mid == dollars(5029) && wrong.readings.gold.quality == .good)
    #expect(wrong.refused.byReason[.future] == 1 && wrong.refused.total == 1)
    #expect(wrong.bars(.gold, .oneMinute).closed.count == 29)
    #expect(wrong.readings.time == monitor(leadOfOne: 0).readings.time)
  }

  @Test("A gap between bar lines costs none of them", arguments: [1, 3, 100])
  func aGapLosesNoBar(hours: Int64) {
    var monitor = Monitor.replay()
    for minute in 0..<30 {
      let gap = minute < 15 ? 0 : hours * 3600
      let time = start.advanced(bySeconds: Int64(minute) * 60 + gap)
      monitor.receive(bar(.gold, .oneMinute, at: time, 5000 + Double(minute)))
    }
    #expect(monitor.refused.total == 0)
    #expect(monitor.bars(.gold, .oneMinute).closed.map(\.close).contains(dollars(5015)))
    #expect(monitor.bars(.gold, .oneMinute).closed.count == 30)
  }

  @Test func aGapLosesNoQuote() {
    var monitor = monitor(seconds: 0..<60)
    monitor = self.monitor(seconds: 9000..<9060, monitor)
    // The prices have moved on so far meanwhile that the first of each metal waits for a second.
    #expect(monitor.refused.byReason[.future] == nil && monitor.refused.byReason[.late] == nil)
    #expect(monitor.refused.total <= 2)
    #expect(monitor.bars(.gold, .oneMinute).closed.map(\.count).reduce(0, +) >= 60)
    #expect(monitor.readings.gold.mid?.dollars == 5905.9)
  }

  @Test func theLastQuoteBehindAGapIsTaken() {
    var monitor = monitor(seconds: 0..<60)
    monitor.receive(quote(.gold, 9_000_000, dollars: 5100))
    monitor.receive(.ended)
    #expect(monitor.readings.gold.mid?.dollars == 5100 && monitor.refused.total == 0)
  }

  @Test(arguments: [hour, 24 * hour]) func aClockThatWasSetBackIsFollowedAfterTwentyQuotes(step: Int64) throws
  {
    var monitor = Monitor(feedName: "-", mode: .replay)
    func send(_ second: Int, _ shift: Int64, _ monitor: inout Monitor) {
      let time = Int64(second) * 1000 + shift
      monitor.receive(quote(.gold, time, dollars: 5000 + Double(second) / 10))
      monitor.receive(quote(.silver, time, dollars: 100 + Double(second) / 1000))
    }
    for second in 0..<300 { send(second, 0, &monitor) }
    for second in 300..<319 { send(second, -step, &monitor) }
    #expect(monitor.readings.gold.mid?.dollars == 5029.9)
    for second in 319..<600 { send(second, -step, &monitor) }
    let readings = monitor.readings
    #expect(readings.gold.mid?.dollars == 5059.9 && readings.silver.mid?.dollars == 100.599)
    #expect(readings.gold.age == 0 && readings.gold.quality == .good && readings.silver.quality == .good)
    #expect(readings.time == start.advanced(byMilliseconds: 599_000 - step))
    let remark = try #require(monitor.inputClockRemark)
    #expect(
      remark.hasPrefix("the input's clock was set back by \(step == hour ? "59 min" : "23 h 59 min") at "),
      "\(remark)")
    // Bars go on from there.
    let bars = monitor.bars(.gold, .oneMinute).closed
    #expect(bars.map(\.start) == bars.map(\.start).sorted())
    #expect(bars.allSatisfy { $0.start <= start.advanced(byMilliseconds: 599_000 - step) })
    #expect(bars.count >= 4)
  }

  @Test func stragglersAreNoClockThatWasSetBack() {
    var monitor = monitor(seconds: 0..<60)
    for second in 0..<19 { monitor.receive(quote(.gold, Int64(second) * 1000, dollars: 4000)) }
    for second in (0..<59).reversed() { monitor.receive(quote(.gold, Int64(second) * 1000, dollars: 4000)) }
    #expect(monitor.readings.gold.mid?.dollars == 5005.9 && monitor.inputClockRemark == nil)
    #expect(monitor.refused.byReason[.late] == 19 + 59)
  }

  @Test func theTimeThatPassesBetweenLinesIsToldByItsLength() {
    var monitor = monitor(seconds: 0..<60)
    monitor.receive(quote(.gold, hour, dollars: 5010))
    monitor.receive(.elapsed(5000))
    #expect(monitor.readings.time == start.advanced(bySeconds: 64))
    #expect(monitor.readings.gold.age == 5)
  }
}
