import BullionMarket
import BullionMonitor
import TestMarket
import Testing

@testable import Dashboard

@Suite struct BarArchiveTests {
  private func minute(_ index: Int) -> FeedEvent {
    let price = Price(ticks: Int64(4000 + index) * Price.ticksPerDollar)
    return .bar(
      .gold, .oneMinute,
      Bar(
        start: Timestamp(2026, 1, 20).advanced(bySeconds: Int64(index) * 60), open: price, high: price,
        low: price, close: price))
  }

  @Test func theNewestAndThoseBeforeAMoment() {
    var archive = BarArchive(name: "demo")
    archive.add(history: (0..<100).map(minute))
    let newest = archive.answer(BarsRequest(.oneMinute, of: [.gold], count: 30))
    #expect(newest.gold.count == 30 && newest.hasOlder && newest.silver.isEmpty && newest.reason == nil)
    #expect(newest.gold.last?.close.dollars == 4099)
    #expect(newest.sources.map(\.source) == ["demo"] && newest.sources[0].time == newest.gold[0].start)
    let older = archive.answer(
      BarsRequest(.oneMinute, of: [.gold], before: newest.gold[0].start, count: 70))
    #expect(older.gold.count == 70 && !older.hasOlder)
    #expect(older.gold.last?.close.dollars == 4069)
    let nothing = archive.answer(BarsRequest(.oneMinute, of: [.gold], before: older.gold[0].start))
    #expect(nothing.isEmpty && nothing.reason == "demo has no earlier bars")
  }

  @Test func itGoesOnWithWhatAMonitorCloses() {
    var monitor = ScriptedMarket.monitor()
    var archive = BarArchive(name: "demo")
    archive.add(history: ScriptedMarket.history)
    archive.note(monitor)
    let request = BarsRequest(.oneMinute)
    let before = archive.answer(request)
    for event in ScriptedMarket.rise {
      monitor.receive(event)
      archive.note(monitor)
    }
    let after = archive.answer(request)
    #expect(after.gold.count == before.gold.count + 9)
    let monitored = Array(monitor.bars(.gold, .oneMinute).closed)
    #expect(after.gold == monitored && after.silver == Array(monitor.bars(.silver, .oneMinute).closed))
    // Days come ready-made and from minutes.
    #expect(archive.answer(BarsRequest(.oneDay)).gold == Array(monitor.bars(.gold, .oneDay).closed))
  }

  @Test func aMonitorThatBeginsAnewBeginsTheArchiveAnew() {
    var monitor = ScriptedMarket.risen()
    var archive = BarArchive(name: "demo")
    archive.note(monitor)
    monitor.receive(.restarted)
    archive.note(monitor)
    #expect(archive.answer(BarsRequest(.oneMinute)).isEmpty)
  }

  @Test func itIsBounded() {
    var archive = BarArchive(name: "file:years.csv")
    archive.add(history: (0..<BarArchive.most * 5 / 4).map(minute))
    var count = 0
    var end: Timestamp?
    repeat {
      let answer = archive.answer(BarsRequest(.oneMinute, of: [.gold], before: end))
      count += answer.gold.count
      end = answer.gold.first?.start
      if !answer.hasOlder { break }
    } while true
    #expect(count >= BarArchive.most && count <= BarArchive.most * 11 / 10)
  }
}
