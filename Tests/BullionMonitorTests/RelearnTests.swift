import BullionMarket
import Foundation
import Testing

@testable import BullionMonitor

/// Minutes that wander, from some hours before Friday on.
private func minutes(_ range: Range<Int>) -> [FeedEvent] {
  range.flatMap { minute in
    let start = friday.plus(Double(minute) * 60)
    let wave = Double((minute * minute) % 17) - 8
    return [
      bar(
        .gold, .oneMinute, at: start, open: 5000 + wave, high: 5003 + wave, low: 4998 + wave,
        close: 5001 + wave),
      bar(
        .silver, .oneMinute, at: start, open: 100 + wave / 50, high: 100.1 + wave / 50, low: 99.9 + wave / 50,
        close: 100 + wave / 40),
    ]
  }
}

/// Quotes of the seconds from 20 to 50 past a minute.
private func quotes(inMinute minute: Int) -> [FeedEvent] {
  (2...5).flatMap { ten -> [FeedEvent] in
    let time = friday.plus(Double(minute) * 60 + Double(ten) * 10)
    return [
      price(.gold, 5000 + Double(ten) / 10, at: time), price(.silver, 100 + Double(ten) / 100, at: time),
    ]
  }
}

private func live(history: [FeedEvent], quotes: [FeedEvent]) -> Monitor {
  var monitor = Monitor(feedName: "live", mode: .live)
  monitor.load(history: history)
  monitor.receive(quotes)
  return monitor
}

@Test func aHoleThatIsFilledAfterwardsLeavesTheSameReadingsAsNone() {
  var late = live(history: minutes(-200 ..< -100), quotes: quotes(inMinute: 0))
  late.relearn(from: minutes(-200..<0))
  let whole = live(history: minutes(-200..<0), quotes: quotes(inMinute: 0))
  #expect(late.readings.gold == whole.readings.gold)
  #expect(late.readings.silver == whole.readings.silver)
  #expect(late.readings.ratio == whole.readings.ratio)
  #expect(late.readings.pair == whole.readings.pair)
  #expect(late.bars(.gold, .oneMinute).closed == whole.bars(.gold, .oneMinute).closed)
  #expect(late.bars(.gold, .oneMinute).current == whole.bars(.gold, .oneMinute).current)
  #expect(late.bars(.silver, .oneHour).current == whole.bars(.silver, .oneHour).current)
}

@Test func afterwardsBothGoOnAlike() {
  var late = live(history: minutes(-200 ..< -100), quotes: quotes(inMinute: 0))
  late.relearn(from: minutes(-200..<0))
  var whole = live(history: minutes(-200..<0), quotes: quotes(inMinute: 0))
  for minute in 1..<30 {
    late.receive(quotes(inMinute: minute))
    whole.receive(quotes(inMinute: minute))
  }
  #expect(late.readings.gold == whole.readings.gold)
  #expect(late.readings.ratio == whole.readings.ratio)
  #expect(late.readings.levels.map(\.side) == whole.readings.levels.map(\.side))
}

@Test func barsOfItsOwnAreKeptAndPartialOnesReplaced() {
  var monitor = live(
    history: minutes(-50..<0), quotes: quotes(inMinute: 0) + quotes(inMinute: 1) + quotes(inMinute: 2))
  #expect(monitor.bars(.gold, .oneMinute).closed.count == 52)
  #expect(monitor.bars(.gold, .oneMinute).closed[50].isPartial)
  monitor.relearn(from: minutes(-50..<2))
  let closed = monitor.bars(.gold, .oneMinute).closed
  #expect(closed.count == 52)
  #expect(!closed[50].isPartial && closed[50].high == dollars(5003 - 8))
  #expect(closed[51].high == dollars(5000.5) && closed[51].count == 4)
}

@Test func whatHasPassedRaisesNoAlarm() {
  var monitor = live(history: minutes(-50 ..< -40), quotes: quotes(inMinute: 0))
  let before = monitor.announcements
  let crash = (-40 ..< -30).map { minute in
    bar(.gold, .oneMinute, at: friday.plus(Double(minute) * 60), 4000)
  }
  monitor.relearn(from: minutes(-50 ..< -40) + crash + minutes(-30..<0))
  #expect(monitor.announcements == before)
  #expect(monitor.readings.gold.drawdowns[.all] != nil)
}

@Test func indicatorsGoOnWhereTheyStoodWithAShorterHistory() throws {
  let long = live(history: minutes(-2000..<0), quotes: [])
  let stored = try JSONEncoder().encode(long.indicatorMemory)
  let memories = try JSONDecoder().decode([IndicatorMemory].self, from: stored)
  #expect(memories == long.indicatorMemory)
  var short = live(history: minutes(-20..<0), quotes: [])
  #expect(short.readings.gold.relativeStrength != long.readings.gold.relativeStrength)
  short.restore(memories)
  #expect(short.readings.gold.relativeStrength == long.readings.gold.relativeStrength)
  #expect(short.readings.gold.indicators.averageTrueRange == long.readings.gold.indicators.averageTrueRange)
}

@Test func memoriesOfAnotherMomentAreNotTaken() {
  let long = live(history: minutes(-2000 ..< -1), quotes: [])
  var short = live(history: minutes(-20..<0), quotes: [])
  let before = short.readings.gold.relativeStrength
  short.restore(long.indicatorMemory)
  #expect(short.readings.gold.relativeStrength == before)
}
