import BullionAnalytics
import BullionMarket
import TestRandomness
import Testing

@testable import BullionMonitor

/// Years of weekdays that walk at random.
struct StudyMarket {
  let gold: [Bar]
  let silver: [Bar]
  let end: Timestamp

  init(days: Int, seed: UInt64 = 7) {
    var random = SplitMix64(seed: seed)
    let calendar = SessionCalendar(holidays: .empty)
    var dates: [CalendarDate] = []
    var date = CalendarDate(year: 2026, month: 1, day: 22)
    while dates.count < days {
      if date.weekday < 5 { dates.append(date) }
      date = date.advanced(byDays: -1)
    }
    var prices = (gold: 1500.0, silver: 20.0)
    var bars: (gold: [Bar], silver: [Bar]) = ([], [])
    for date in dates.reversed() {
      let step = Double.random(in: -0.02...0.0205, using: &random)
      prices.gold *= 1 + step
      prices.silver *= 1 + 1.5 * step + Double.random(in: -0.01...0.01, using: &random)
      func bar(_ close: Double) -> Bar {
        Bar(
          start: calendar.opening(of: date), open: dollars(close * 0.995), high: dollars(close * 1.01),
          low: dollars(close * 0.99), close: dollars(close))
      }
      bars.gold.append(bar(prices.gold))
      bars.silver.append(bar(prices.silver))
    }
    (gold, silver) = bars
    end = Timestamp(2026, 1, 23, 14)
  }

  func closes(_ instrument: Instrument) -> DailyCloses {
    DailyCloses(instrument == .gold ? gold : silver, calendar: SessionCalendar(holidays: .empty))
  }
}

@Suite struct RatioStudyTests {
  @Test func aWindowSaysNothingUntilItIsFull() {
    let market = StudyMarket(days: 300)
    let study = RatioStudy(gold: market.closes(.gold), silver: market.closes(.silver))
    #expect(study.points.count == 300)
    let year = study.standing(of: 70, over: .year)
    #expect(year.days == 252 && year.zscore != nil && year.rank != nil && year.distribution?.count == 251)
    let five = study.standing(of: 70, over: .fiveYears)
    #expect(
      five.days == 301 && five.zscore == nil && five.rank == nil && five.distribution == nil && !five.isWhole)
    #expect(study.standing(of: 70, over: .all).days == 301)
    #expect(study.points(of: .year).count == 252 && study.points(of: .fiveYears).count == 300)
  }

  @Test func scoreAndRankAreTheNaiveOnes() throws {
    let market = StudyMarket(days: 400)
    let study = RatioStudy(gold: market.closes(.gold), silver: market.closes(.silver))
    let values = study.points.suffix(251).map(\.value) + [71.5]
    let mean = values.reduce(0, +) / 252
    let deviation = (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 252).squareRoot()
    let standing = study.standing(of: 71.5, over: .year)
    #expect(abs(try #require(standing.zscore) - (71.5 - mean) / deviation) < 1e-9)
    let below = values.count { $0 < 71.5 }
    #expect(abs(try #require(standing.rank) - 100 * (Double(below) + 0.5) / 252) < 1e-9)
    // Without a present ratio the last close stands for it.
    let closed = study.standing(of: nil, over: .year)
    #expect(closed == study.standing(of: nil, over: .year) && closed.days == 252 - 1)
  }

  @Test func ofNothingNothingIsSaid() {
    let nothing = DailyCloses([], calendar: SessionCalendar())
    let study = RatioStudy(gold: StudyMarket(days: 5).closes(.gold), silver: nothing)
    #expect(study.points.isEmpty && study.switching.goldOunces == nil)
    #expect(study.standing(of: nil, over: .all).days == 0)
    #expect(study.standing(of: 60, over: .all).rank == nil)
  }
}

@Suite struct RiskStudyTests {
  private let market = StudyMarket(days: 600)

  @Test func aDrawdownIsThatOfTheClosesBeforeIt() {
    let study = RiskStudy(.gold, closes: market.closes(.gold))
    let closes = market.gold.map(\.close.dollars)
    for index in closes.indices {
      let peak = closes[...index].max() ?? 0
      #expect(abs(study.drawdowns[index] - (closes[index] / peak - 1)) < 1e-14)
    }
    #expect(study.deepestFalls().count == 10)
    #expect(abs((study.deepestFalls(1).first?.fraction ?? 0) - (study.drawdowns.min() ?? 1)) < 1e-14)
    // The present price can make the deepest of all.
    let crash = study.deepestFalls(1, price: (dollars(1), market.end))
    #expect(crash.first?.trough == 1 && crash.first?.troughTime == market.end)
  }

  @Test func theDeepestFallOfASpanNeedsTheSpan() throws {
    let study = RiskStudy(.silver, closes: market.closes(.silver))
    let month = study.deepestFall(ofDays: 30, until: market.end)
    let bars = market.silver.filter { $0.start >= market.end.advanced(byMilliseconds: -30 * 86_400_000) }
    #expect(month.days == bars.count)
    var (naive, rise) = (0.0, 0.0)
    let path = bars.flatMap(\.path).map(\.dollars)
    for (index, later) in path.enumerated() {
      for earlier in path[..<index] {
        naive = min(naive, later / earlier - 1)
        rise = max(rise, later / earlier - 1)
      }
    }
    #expect(abs(try #require(month.fraction) - naive) < 1e-12)
    let up = study.highestRise(ofDays: 30, until: market.end)
    #expect(abs(try #require(up.fraction) - rise) < 1e-12 && up.days == bars.count)
    #expect(
      abs(try #require(month.survivableLeverage()) - 1 / -naive) < 1e-9)
    let short = RiskStudy(.silver, closes: StudyMarket(days: 100).closes(.silver))
    let year = short.deepestFall(ofDays: 365, until: market.end)
    #expect(year.fraction == nil && year.days == 100 && year.survivableLeverage() == nil)
    #expect(short.highestRise(ofDays: 365, until: market.end).fraction == nil)
    #expect(short.deepestFall(ofDays: nil, until: market.end).fraction != nil)
    let whole = try #require(short.highestRise(ofDays: nil, until: market.end).fraction)
    #expect(whole > 0)
    // Today counts too.
    let last = try #require(short.closes.bars.last)
    let ten = Bar(
      start: market.end, open: last.close, high: dollars(last.close.dollars * 10), low: last.close,
      close: last.close)
    #expect(try #require(short.highestRise(ofDays: nil, until: market.end, today: ten).fraction) >= 9 - 1e-9)
  }

  @Test func extremesAreTheNaiveOnes() throws {
    let study = RiskStudy(.gold, closes: StudyMarket(days: 120).closes(.gold))
    let path = zip(study.closes.closes, study.closes.bars).flatMap { close, bar in
      bar.path.map { (price: $0.dollars, time: close.day) }
    }
    var (fall, rise) = (0.0, 0.0)
    for (index, later) in path.enumerated() {
      for earlier in path[..<index] where later.time.milliseconds(since: earlier.time) <= 30 * 86_400_000 {
        fall = min(fall, later.price / earlier.price - 1)
        rise = max(rise, later.price / earlier.price - 1)
      }
    }
    let extremes = try #require(study.extremes)
    #expect(abs(extremes.fall - fall) < 1e-12 && abs(extremes.rise - rise) < 1e-12)
  }

  @Test func daysAboveALevelAreCounted() {
    func close(_ day: Int, _ price: Double) -> Bar {
      Bar(
        start: Timestamp(2026, 1, day, 23), open: dollars(price), high: dollars(price), low: dollars(price),
        close: dollars(price))
    }
    let closes = DailyCloses(
      [close(4, 99), close(5, 100), close(6, 101), close(7, 99), close(8, 105)],
      calendar: SessionCalendar(holidays: .empty))
    let level = PriceLevel(name: "line", instrument: .silver, value: dollars(100))
    let above = RiskStudy(.silver, closes: closes).daysAbove(level)
    #expect(above.days == 3 && above.of == 5 && above.longestRun == 2 && above.first == Timestamp(2026, 1, 6))
  }

  @Test func noReturnIsTakenOverAHole() {
    let bars = Array(market.gold[..<100]) + Array(market.gold[200...])
    let closes = DailyCloses(bars, calendar: SessionCalendar(holidays: .empty))
    #expect(closes.stretches.map(\.count) == [99, bars.count - 101])
    let study = PairStudy(gold: closes, silver: market.closes(.silver))
    #expect(study.betas.last?.returns == bars.count - 2)
  }
}

@Suite struct PairStudyTests {
  @Test func windowsThatAreNotFullSayNothing() throws {
    let market = StudyMarket(days: 300)
    let study = PairStudy(gold: market.closes(.gold), silver: market.closes(.silver))
    #expect(study.betas.map(\.window) == [60, 120, 252, 1260, nil])
    #expect(study.betas[3].regression == nil && study.betas[3].returns == 299)
    let all = try #require(study.betas.last)
    #expect(all.returns == 299 && all.betas?.down != nil)
    #expect(abs(try #require(all.regression).beta - 1.5) < 0.1)
    #expect(abs(try #require(all.betas?.up).beta - 1.5) < 0.2)
    // Of sixty returns neither direction can have sixty.
    #expect(study.betas[0].regression != nil && study.betas[0].betas == nil)
  }

  @Test func movesOfQuarterAndYearComeFromTheCloses() throws {
    let market = StudyMarket(days: 300)
    var monitor = Monitor(feedName: "test", mode: .demo)
    monitor.receive(price(.gold, 3000, at: market.end))
    monitor.receive(price(.silver, 40, at: market.end))
    let (gold, silver) = (market.closes(.gold), market.closes(.silver))
    let windows = monitor.pairWindows(gold: gold, silver: silver)
    #expect(windows.map(\.span) == [.day, .week, .month, .quarter, .year])
    // Nothing is known of the day but one price.
    #expect(windows[0].gold == nil && windows[0].regression == nil && windows[0].elasticity == nil)
    let before = try #require(
      gold.closes.last { $0.day <= market.end.advanced(byMilliseconds: -91 * 86_400_000) })
    #expect(abs(try #require(windows[3].gold) - 100 * (3000 / before.price.dollars - 1)) < 1e-9)
    #expect(windows[3].regression?.count == 63 && windows[4].regression?.count == 252)
    #expect(windows[4].elasticity != nil)
    let young = StudyMarket(days: 50)
    let few = monitor.pairWindows(gold: young.closes(.gold), silver: young.closes(.silver))
    #expect(few[3].gold == nil && few[3].regression == nil && few[3].returns == 49)
  }
}
