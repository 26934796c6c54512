import BullionMarket
import TestRandomness
import Testing

struct BarBuilderTests {
  private let start = Timestamp(2026, 1, 23, 14)

  private func price(_ dollars: Int64) -> Price { Price(ticks: dollars * Price.ticksPerDollar) }

  private func bar(_ start: Timestamp, _ prices: [Int64], count: Int = 1, isPartial: Bool = false) -> Bar {
    Bar(
      start: start, open: price(prices[0]), high: price(prices[1]), low: price(prices[2]),
      close: price(prices[3]),
      count: count, isPartial: isPartial)
  }

  @Test func equalsTheReferenceMinuteBars() throws {
    var builder = BarBuilder(.oneMinute)
    var bars: [Bar] = []
    for row in try Fixture("ref_async_ticks.csv").rows where try row.text("symbol") == "XAU" {
      let second = try row.integer("ts_s")
      guard !(1800...2039).contains(second) else { continue }
      let price = try #require(Price(decimal: try row.text("price").utf8))
      if let bar = builder.add(price, at: Timestamp(seconds: second)) { bars.append(bar) }
    }
    if let bar = builder.current { bars.append(bar) }
    let expected = try Fixture("ref_bars60_xau.csv").rows
    #expect(expected.count == 117)
    #expect(bars.count == expected.count)
    for (bar, row) in zip(bars, expected) {
      #expect(bar.start == Timestamp(seconds: try row.integer("open_s")))
      #expect(bar.open == Price(decimal: try row.text("open").utf8))
      #expect(bar.high == Price(decimal: try row.text("high").utf8))
      #expect(bar.low == Price(decimal: try row.text("low").utf8))
      #expect(bar.close == Price(decimal: try row.text("close").utf8))
      #expect(Int64(bar.count) == (try row.integer("n")))
      #expect(!bar.isPartial)
    }
    #expect(builder.lateCount == 0)
  }

  @Test func aPriceAtTheEndBelongsToTheNextBar() {
    var builder = BarBuilder(.oneMinute)
    #expect(builder.add(price(10), at: start) == nil)
    #expect(builder.add(price(12), at: start.advanced(byMilliseconds: 30_000)) == nil)
    #expect(builder.add(price(9), at: start.advanced(byMilliseconds: 59_999)) == nil)
    #expect(
      builder.add(price(11), at: start.advanced(byMilliseconds: 60_000))
        == bar(start, [10, 12, 9, 9], count: 3))
    #expect(builder.current == bar(start.advanced(bySeconds: 60), [11, 11, 11, 11]))
  }

  @Test func theClockClosesABarAfterTheGrace() {
    var builder = BarBuilder(.oneMinute)
    #expect(builder.advance(to: start) == nil)
    #expect(builder.add(price(10), at: start) == nil)
    #expect(builder.advance(to: start.advanced(byMilliseconds: 60_249)) == nil)
    #expect(builder.advance(to: start.advanced(byMilliseconds: 60_250)) == bar(start, [10, 10, 10, 10]))
    #expect(builder.current == nil)
    #expect(builder.advance(to: start.advanced(bySeconds: 600)) == nil)
  }

  @Test func aPriceAtTheEndOfABarThatTheClockClosedBeginsTheNext() {
    var builder = BarBuilder(.oneMinute)
    let end = start.advanced(bySeconds: 60)
    #expect(builder.add(price(10), at: start) == nil)
    #expect(builder.advance(to: end.advanced(bySeconds: 1)) != nil)
    #expect(builder.add(price(11), at: end) == nil)
    #expect(builder.current == bar(end, [11, 11, 11, 11]))
    #expect(builder.lateCount == 0)
  }

  @Test func whatComesAfterItsBarHasEndedIsLate() {
    var builder = BarBuilder(.oneMinute)
    #expect(builder.add(price(10), at: start) == nil)
    #expect(builder.advance(to: start.advanced(bySeconds: 61)) != nil)
    #expect(builder.add(price(11), at: start.advanced(byMilliseconds: 59_999)) == nil)
    #expect(builder.lateCount == 1)
    #expect(builder.current == nil)
    #expect(builder.add(price(12), at: start.advanced(bySeconds: 120)) == nil)
    #expect(builder.add(price(13), at: start.advanced(bySeconds: 119)) == nil)
    #expect(builder.lateCount == 2)
    #expect(builder.current == bar(start.advanced(bySeconds: 120), [12, 12, 12, 12]))
  }

  @Test func aHoleStaysAHole() {
    var builder = BarBuilder(.fiveMinutes)
    #expect(builder.add(price(10), at: start) == nil)
    #expect(builder.add(price(20), at: start.advanced(bySeconds: 7200)) == bar(start, [10, 10, 10, 10]))
    #expect(builder.current?.start == start.advanced(bySeconds: 7200))
    #expect(builder.current?.open == price(20))
  }

  @Test(arguments: [(999, false), (1000, true), (59_999, true)] as [(Int64, Bool)])
  func onlyTheFirstBarCanBePartial(late: Int64, isPartial: Bool) {
    var builder = BarBuilder(.oneMinute)
    #expect(builder.add(price(10), at: start.advanced(byMilliseconds: late)) == nil)
    let first = builder.add(price(10), at: start.advanced(bySeconds: 60 + 40))
    #expect(first?.isPartial == isPartial)
    #expect(first?.start == start)
    #expect(builder.current?.isPartial == false)
  }

  @Test func anInterruptionMakesItsBarPartial() {
    var builder = BarBuilder(.oneMinute)
    #expect(builder.add(price(10), at: start) == nil)
    builder.interrupt()
    #expect(builder.add(price(10), at: start.advanced(bySeconds: 30)) == nil)
    #expect(builder.current?.isPartial == true)
    builder.interrupt()
    #expect(builder.add(price(10), at: start.advanced(bySeconds: 60))?.isPartial == true)
    #expect(builder.current?.isPartial == false)
    builder.interrupt()
    #expect(builder.add(price(10), at: start.advanced(bySeconds: 150))?.isPartial == false)
    #expect(builder.current?.isPartial == true)
  }

  @Test func longerBarsFromShorterOnesEqualThoseFromPrices() {
    var random = SplitMix64(seed: 18)
    let calendar = SessionCalendar()
    for interval in BarInterval.allCases where interval != .oneMinute {
      var minutes = BarBuilder(.oneMinute)
      var fromBars = BarBuilder(interval)
      var fromPrices = BarBuilder(interval)
      var long: [Bar] = []
      var expected: [Bar] = []
      // From Thursday's opening over a weekend: minutes of the break exist, daily bars leave them out.
      var time = calendar.opening(of: CalendarDate(year: 2026, month: 1, day: 22))
      var level: Int64 = 5000
      for _ in 0..<12_000 {
        if let bar = fromPrices.add(price(level), at: time) { expected.append(bar) }
        if let minute = minutes.add(price(level), at: time), let bar = fromBars.add(minute) {
          long.append(bar)
        }
        time = time.advanced(bySeconds: Int64.random(in: 1...90, using: &random))
        level += Int64.random(in: -3...3, using: &random)
      }
      let compared = min(long.count, expected.count)
      #expect(compared >= (interval == .oneDay ? 3 : 90))
      #expect(long.prefix(compared) == expected.prefix(compared))
    }
  }

  @Test func aPartialPartMakesThePartOfItPartial() {
    var builder = BarBuilder(.fiveMinutes)
    #expect(builder.add(bar(start, [1, 3, 1, 2], count: 4)) == nil)
    #expect(builder.add(bar(start.advanced(bySeconds: 60), [2, 5, 2, 4], count: 6, isPartial: true)) == nil)
    let closed = builder.add(bar(start.advanced(bySeconds: 300), [4, 4, 4, 4], count: 0))
    #expect(closed == bar(start, [1, 5, 1, 4], count: 10, isPartial: true))
    #expect(builder.current?.isPartial == false)
    #expect(builder.current?.count == 0)
  }

  @Test func aDailyBarIsOneSession() {
    var builder = BarBuilder(.oneDay)
    let calendar = SessionCalendar()
    let friday = CalendarDate(year: 2026, month: 1, day: 23)
    let opening = calendar.opening(of: friday)
    let closing = calendar.closing(of: friday)
    #expect(opening == Timestamp(2026, 1, 22, 23) && closing == Timestamp(2026, 1, 23, 22))
    #expect(builder.add(price(10), at: opening.advanced(bySeconds: 180)) == nil)
    #expect(builder.add(price(12), at: closing.advanced(byMilliseconds: -1)) == nil)
    // A source that trades all week goes on; its prices close the bar and enter none.
    #expect(builder.add(price(99), at: closing) == bar(opening, [10, 12, 10, 12], count: 2))
    #expect(builder.add(price(98), at: Timestamp(2026, 1, 24, 12)) == nil)
    #expect(builder.current == nil)
    #expect(builder.outsideCount == 2)
    let monday = calendar.opening(of: CalendarDate(year: 2026, month: 1, day: 26))
    #expect(builder.add(price(11), at: monday.advanced(bySeconds: 3600)) == nil)
    #expect(builder.current == bar(monday, [11, 11, 11, 11]))
    #expect(builder.advance(to: Timestamp(2026, 1, 26, 22)) == nil)
    #expect(builder.advance(to: Timestamp(2026, 1, 26, 22, 0, 1))?.start == monday)
  }

  /// Some go on after an early close; their prices are the day's.
  @Test func aDailyBarFollowsDaylightSavingAndLastsBeyondAnEarlyClose() {
    var builder = BarBuilder(.oneDay)
    #expect(builder.add(price(10), at: Timestamp(2026, 7, 3, 16, 59)) == nil)
    #expect(builder.current?.start == Timestamp(2026, 7, 2, 22))
    #expect(builder.advance(to: Timestamp(2026, 7, 3, 17, 0, 1)) == nil)
    #expect(builder.add(price(12), at: Timestamp(2026, 7, 3, 18)) == nil)
    #expect(builder.outsideCount == 0)
    #expect(builder.advance(to: Timestamp(2026, 7, 3, 21, 0, 1))?.close == price(12))
    #expect(builder.add(price(10), at: Timestamp(2026, 7, 3, 21, 30)) == nil)
    #expect(builder.outsideCount == 1)
  }

  @Test func aDailyBarThatBeganMinutesLateIsWhole() {
    let opening = SessionCalendar().opening(of: CalendarDate(year: 2026, month: 1, day: 23))
    var builder = BarBuilder(.oneDay)
    #expect(builder.add(price(10), at: opening.advanced(byMilliseconds: 299_999)) == nil)
    #expect(builder.current?.isPartial == false)
    builder = BarBuilder(.oneDay)
    #expect(builder.add(price(10), at: opening.advanced(byMilliseconds: 300_000)) == nil)
    #expect(builder.current?.isPartial == true)
  }

  @Test func timesBeforeTheEpochFallIntoTheirBar() {
    var builder = BarBuilder(.oneHour)
    #expect(builder.add(price(35), at: Timestamp(milliseconds: -1)) == nil)
    #expect(builder.current?.start == Timestamp(1969, 12, 31, 23))
    #expect(builder.add(price(36), at: Timestamp(milliseconds: 0))?.close == price(35))
  }

  @Test(arguments: BarInterval.allCases)
  func nothingTrapsAtTheEnds(interval: BarInterval) {
    var builder = BarBuilder(interval, grace: .max)
    var closed = 0
    for milliseconds in [Int64.min, .min + 1, 345_600_000, .max - 1, .max, .max, .min] {
      let moment = Timestamp(milliseconds: milliseconds)
      if builder.add(Price(ticks: milliseconds), at: moment) != nil { closed += 1 }
      _ = builder.advance(to: moment)
    }
    #expect(builder.lateCount >= 1)
    #expect(closed + builder.outsideCount >= 1)
    let full = Bar(
      start: Timestamp(milliseconds: .max), open: Price(ticks: .max), high: Price(ticks: .min),
      low: Price(ticks: .max),
      close: Price(ticks: 0), count: .max)
    _ = builder.add(full)
    _ = builder.add(full)
    #expect(builder.grace == .max)
  }
}
