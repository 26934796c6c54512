import BullionMarket
import Testing

@testable import Demo
@testable import Playback

private let cycle = DemoCycle.surge

@Test func silversFirstPriceAboveAHundredIsTheDocumentedOne() throws {
  let silver = cycle.quotes.filter { $0.quote.instrument == .silver }
  let first = try #require(silver.first { $0.quote.mid.dollars >= 100 })
  #expect(first.quote.mid.ticks == 100_290_000)
  #expect(first.quote.time.date == CalendarDate(year: 2026, month: 1, day: 23))
  #expect((12_000...20_000).contains(first.due))
  let before = cycle.history.bars(.silver, .oneMinute) + cycle.history.bars(.silver, .oneDay)
  #expect(before.allSatisfy { $0.high.dollars < 100 })
  let gold = try #require(cycle.sights.first { $0.mid.silver >= 100 }?.mid.gold)
  #expect(gold > 5000)
}

@Test func ratioFirstFallsBelowFiftyOnTheTwentySixth() throws {
  let first = try #require(cycle.sights.first { $0.mid.ratio < 50 })
  #expect(first.time.date == CalendarDate(year: 2026, month: 1, day: 26))
  #expect(first.isQuote)
  #expect((27_000...36_000).contains(first.due))
  let gold = cycle.history.bars(.gold, .oneMinute)
  let silver = cycle.history.bars(.silver, .oneMinute)
  #expect(gold.count == silver.count)
  #expect(zip(gold, silver).allSatisfy { $0.close.dollars / $1.close.dollars > 50 })
  let top = try #require(
    cycle.quotes.first { $0.quote.instrument == .silver && $0.quote.mid.dollars == 110 })
  #expect(top.quote.time.date == first.time.date)
}

@Test func highsAreExactAndNeverPassed() throws {
  for (instrument, high) in [(Instrument.gold, 5597.0), (.silver, 121.66)] {
    let quotes = cycle.quotes.filter { $0.quote.instrument == instrument }
    let top = try #require(quotes.max { $0.quote.mid < $1.quote.mid })
    #expect(top.quote.mid.dollars == high)
    #expect(top.quote.time.date == CalendarDate(year: 2026, month: 1, day: 29))
    #expect((45_000...52_000).contains(top.due))
    let others = cycle.bars(instrument) + cycle.history.bars(instrument, .oneDay)
    let shared = cycle.history.bars(instrument, .oneMinute)
    #expect((others + shared).allSatisfy { $0.high.dollars < high })
  }
}

@Test func theTwentyNinthFallsAsTheArticleSays() throws {
  let day = SurgeTable.january(28, 23)..<SurgeTable.january(29, 22)
  for (instrument, high, fall) in [(Instrument.gold, 5597.0, -5.7), (.silver, 121.66, -8.4)] {
    let quotes = cycle.quotes.filter { $0.quote.instrument == instrument && day.contains($0.quote.time) }
    let low = try #require(quotes.map(\.quote.mid.dollars).min { $0 < $1 })
    let peak = try #require(quotes.first { $0.quote.mid.dollars == high })
    let trough = try #require(quotes.last { $0.quote.mid.dollars == low })
    #expect(peak.quote.time < trough.quote.time)
    #expect(abs((low / high - 1) * 100 - fall) < 0.01)
    let after = cycle.bars(instrument).filter { day.contains($0.start) && $0.start > trough.quote.time }
    #expect(!after.isEmpty)
    #expect(after.allSatisfy { $0.low.dollars >= low })
  }
}

@Test("The crossing, the overbought silver and the fall are seen within the first minute")
func theStoryIsToldInAMinute() throws {
  let seen = cycle.sights.filter { $0.due <= 60_000 }
  #expect(seen.contains { $0.mid.silver >= 100 })
  let end = try #require(seen.last)
  #expect((end.mid.gold / 5597 - 1) * 100 < -5.6)
  #expect((end.mid.silver / 121.66 - 1) * 100 < -8.2)
}

/// A caption that stays after what it tells is over says what is not so.
@Test func everyStretchOfTheStoryHasItsCaption() {
  for entry in DemoScenario.surge.timetable.entries(from: SurgeTable.surgeStart) {
    let isOfTheStretchBefore = [
      SurgeTable.january(27, 22), SurgeTable.january(28, 22), SurgeTable.january(29, 14, 36),
      SurgeTable.crashStart, Timestamp(2026, 2, 3, 22), Timestamp(2026, 2, 4, 22),
      Timestamp(2026, 2, 5, 14, 50), Timestamp(2026, 2, 6, 14, 30),
    ].contains(entry.leg.until)
    #expect((entry.leg.headline == nil) == isOfTheStretchBefore, "\(entry.leg.until)")
  }
}

@Test func paceIsMinutesASecondWhilePricesAreQuoted() throws {
  var feed = DemoFeed()
  _ = feed.nextDue()
  #expect(feed.tempo == 60)
  var player = FeedPlayer(DemoFeed(scenario: .calm))
  _ = player.advance(wallMilliseconds: 1000)
  #expect(player.tempo == 1)
}

@Test func closesAreTheNamedOnes() throws {
  let gold = cycle.bars(.gold)
  let silver = cycle.bars(.silver)
  let last = SurgeTable.january(29, 21, 59)
  let goldClose = try #require(gold.first { $0.start == last }).close.dollars
  let silverClose = try #require(silver.first { $0.start == last }).close.dollars
  #expect(goldClose == 5318.40)
  #expect(silverClose == 114.04)
  #expect(abs(goldClose / silverClose - 46.6) < 0.05)
  let friday = try #require(cycle.sights.last { $0.time < SurgeTable.january(30, 22) })
  #expect(friday.mid.gold == 4713.90)
  #expect(friday.mid.silver == 78.29)
  #expect(abs(friday.mid.ratio - 60.2) < 0.05)
}

@Test func crashCrossesFloorDrawdownsAndSixty() throws {
  let after = cycle.sights.filter { $0.time >= SurgeTable.january(29, 23) }
  let floor = try #require(after.first { $0.mid.gold < 5000 })
  #expect(floor.isQuote)
  let goldTenth = try #require(after.first { $0.mid.gold <= 5597 * 0.9 })
  #expect(goldTenth.isQuote)
  let fifth = try #require(after.first { $0.mid.silver <= 121.66 * 0.8 })
  #expect(fifth.isQuote)
  #expect((65_000...85_000).contains(fifth.due))
  let sixty = try #require(after.first { $0.mid.ratio >= 60 })
  #expect(sixty.isQuote)
  for sight in [floor, goldTenth, fifth, sixty] {
    #expect(sight.time.date == CalendarDate(year: 2026, month: 1, day: 30))
  }
}

@Test func flashCrashTouchesSixtyFourExactly() throws {
  let february = Timestamp(2026, 2, 1)
  let silver = cycle.quotes.filter { $0.quote.instrument == .silver && $0.quote.time > february }
  let low = try #require(silver.min { $0.quote.mid < $1.quote.mid })
  #expect(low.quote.mid.ticks == 64_000_000)
  #expect(low.due < 175_000)
  #expect(cycle.bars(.silver).allSatisfy { $0.start < february || $0.low.dollars > 64 })
  let end = try #require(cycle.sights.last)
  #expect(end.mid.silver > 70)
  #expect(end.time.date == CalendarDate(year: 2026, month: 2, day: 6))
}

@Test func historyRunsThroughTheYearsExtremes() throws {
  let gold = cycle.history.bars(.gold, .oneDay)
  let silver = cycle.history.bars(.silver, .oneDay)
  #expect(gold.count >= 300)
  #expect(gold.map(\.start) == silver.map(\.start))
  let ratios = zip(gold, silver).map { $0.close.dollars / $1.close.dollars }
  let highest = try #require(ratios.max { $0 < $1 })
  #expect(abs(highest - 110) < 2)
  func ratio(of date: CalendarDate) -> Double? {
    gold.firstIndex { $0.start == SessionCalendar.demo.opening(of: date) }.map { ratios[$0] }
  }
  #expect(abs(try #require(ratio(of: CalendarDate(year: 2025, month: 12, day: 24))) - 62.35) < 0.05)
  #expect(abs(try #require(ratio(of: CalendarDate(year: 2026, month: 1, day: 7))) - 57) < 0.05)
  let monthAgo = try #require(silver.last { $0.start < Timestamp(2025, 12, 22) }).close.dollars
  #expect((1.45...1.55).contains(100.29 / monthAgo))
}

@Test func betaOverMinutesIsAboutWhatTheTableSays() {
  // Only where the market, not the table, moves the price: the time-lapse.
  let gold = cycle.history.bars(.gold, .oneMinute) + cycle.bars(.gold)
  let silver = cycle.history.bars(.silver, .oneMinute) + cycle.bars(.silver)
  #expect((1.7...1.9).contains(beta(gold.map(\.close.dollars), silver.map(\.close.dollars), starts: gold)))
  let goldAll = minuteCloses(cycle, .gold)
  let silverAll = minuteCloses(cycle, .silver)
  #expect(goldAll.map(\.start) == silverAll.map(\.start))
  let bars = goldAll.map {
    Bar(
      start: $0.start, open: .init(ticks: 0), high: .init(ticks: 0), low: .init(ticks: 0),
      close: .init(ticks: 0))
  }
  #expect((1.5...2.1).contains(beta(goldAll.map(\.close), silverAll.map(\.close), starts: bars)))
}

/// Slope of silver's simple returns on gold's over neighbouring minutes.
private func beta(_ gold: [Double], _ silver: [Double], starts: [Bar]) -> Double {
  var pairs: [(gold: Double, silver: Double)] = []
  for index in starts.indices.dropFirst()
  where starts[index].start.milliseconds(since: starts[index - 1].start) == 60_000 {
    pairs.append((gold[index] / gold[index - 1] - 1, silver[index] / silver[index - 1] - 1))
  }
  let count = Double(pairs.count)
  let goldMean = pairs.reduce(0) { $0 + $1.gold } / count
  let silverMean = pairs.reduce(0) { $0 + $1.silver } / count
  let covariance = pairs.reduce(0) { $0 + ($1.gold - goldMean) * ($1.silver - silverMean) }
  let variance = pairs.reduce(0) { $0 + ($1.gold - goldMean) * ($1.gold - goldMean) }
  return covariance / variance
}

@Test func silverIsOverboughtBeforeItCrosses() throws {
  let closes = minuteCloses(cycle, .silver)
  let crossing = SurgeTable.january(23, 14, 38)
  let before = closes.filter { $0.start < crossing }
  let live = before.filter { $0.start >= SurgeTable.surgeStart }
  #expect(live.count == 14)
  let values = relativeStrength(before.map(\.close))
  let start = before.count - live.count
  #expect(values[start - 1] < 60)
  let first = try #require(values.indices.dropFirst(start).first { values[$0] > 70 })
  let wall = try #require(
    cycle.quotes.first { $0.quote.time >= before[first].start.advanced(bySeconds: 60) }?.due)
  #expect(wall < 14_000)
}

/// Wilder's RSI(14) after each close; 0 while warming up.
private func relativeStrength(_ closes: [Double]) -> [Double] {
  var gain = 0.0
  var loss = 0.0
  var values = [Double](repeating: 0, count: closes.count)
  for index in closes.indices.dropFirst() {
    let change = closes[index] - closes[index - 1]
    let weight = index <= 14 ? 1.0 / Double(index) : 1.0 / 14
    gain += (max(change, 0) - gain) * weight
    loss += (max(-change, 0) - loss) * weight
    if index >= 14 { values[index] = 100 * gain / (gain + loss) }
  }
  return values
}
