import BullionMarket
import BullionMonitor
import Testing

private let calendar = SessionCalendar(holidays: .empty)

private func bar(_ start: Timestamp, _ price: Double, partial: Bool = false) -> Bar {
  func ticks(_ offset: Double) -> Price { Price(ticks: Int64((price + offset) * 1e6)) }
  return Bar(
    start: start, open: ticks(0), high: ticks(1), low: ticks(-1), close: ticks(0.5), isPartial: partial)
}

private func minutes(_ start: Timestamp, _ count: Int, price: Double = 100) -> [Bar] {
  (0..<count).map { bar(start.advanced(bySeconds: Int64($0) * 60), price + Double($0)) }
}

private func made(
  _ gold: [Bar], _ silver: [Bar] = [], _ subject: ChartSubject = .gold, _ interval: ChartInterval,
  changes: [Timestamp] = [], isUnfinished: Bool = false
) -> [ChartSlot] {
  var maker = ChartSlotMaker(subject, interval, calendar: calendar, changes: changes)
  maker.add(gold: gold, silver: silver)
  maker.finish(isUnfinished: isUnfinished)
  return maker.slots
}

@Suite struct ChartSlotMakerTests {
  /// A Thursday.
  private let noon = Timestamp(2026, 1, 22, 12)

  @Test func longerBarsAreMadeOfMinutes() {
    let slots = made(minutes(noon, 12), [], .gold, .fiveMinutes, isUnfinished: true)
    #expect(slots.map(\.start) == [0, 5, 10].map { noon.advanced(bySeconds: $0 * 60) })
    #expect(slots[0].open == 100 && slots[0].high == 105 && slots[0].low == 99 && slots[0].close == 104.5)
    #expect(slots.map(\.kind) == [.bar, .bar, .unfinished])
  }

  @Test func theDailyBreakAndTheWeekendTakeOneSlotEach() {
    // 17:00 to 18:00 New York is 22:00 to 23:00 UTC.
    let evening = minutes(Timestamp(2026, 1, 22, 21, 58), 2) + minutes(Timestamp(2026, 1, 22, 23), 2)
    #expect(made(evening, [], .gold, .oneMinute).map(\.kind) == [.bar, .bar, .dailyBreak, .bar, .bar])
    let weekend = minutes(Timestamp(2026, 1, 23, 21, 58), 2) + minutes(Timestamp(2026, 1, 25, 23), 2)
    #expect(made(weekend, [], .gold, .oneMinute).map(\.kind) == [.bar, .bar, .closure, .bar, .bar])
    let hours = made(weekend, [], .gold, .oneHour)
    #expect(hours.map(\.kind) == [.bar, .closure, .bar])
  }

  @Test func missingMinutesOfOpenHoursStayAGap() {
    let holed = minutes(noon, 2) + minutes(noon.advanced(bySeconds: 300), 2)
    let slots = made(holed, [], .gold, .oneMinute)
    #expect(slots.map(\.kind) == [.bar, .bar, .gap, .gap, .gap, .bar, .bar])
    #expect(slots[2].start == noon.advanced(bySeconds: 120) && slots[2].close.isNaN)
    let long = minutes(noon, 1) + minutes(noon.advanced(bySeconds: 7200), 1)
    #expect(
      made(long, [], .gold, .oneMinute).count == 2 + ChartSlotMaker.longestGap)
    #expect(made(long, [], .gold, .oneHour).map(\.kind) == [.bar, .gap, .bar])
  }

  @Test func fourHoursCountFromTheOpening() {
    let start = calendar.opening(of: CalendarDate(year: 2026, month: 1, day: 22))
    let slots = made(minutes(start, 1380), [], .gold, .fourHours)
    #expect(slots.count == 6)
    #expect(slots[0].start == start && slots[1].start == start.advanced(bySeconds: 4 * 3600))
  }

  @Test func daysWeeksAndMonthsGoByTheTradeDate() {
    // Days start on the evening before: the one of Monday 2 February on Sunday.
    let dates = (0..<40).map { CalendarDate(year: 2026, month: 1, day: 19).advanced(byDays: $0) }
      .filter { $0.weekday < 5 }
    let days = dates.enumerated().map { bar(calendar.opening(of: $1), 100 + Double($0)) }
    let daily = made(days, [], .gold, .oneDay)
    #expect(daily.map(\.start.date) == dates)
    let weekly = made(days, [], .gold, .oneWeek)
    #expect(weekly.map(\.start.date.weekday) == Array(repeating: 0, count: weekly.count))
    #expect(weekly[0].open == 100 && weekly[0].close == 104.5 && weekly[1].open == 105)
    let monthly = made(days, [], .gold, .oneMonth)
    #expect(monthly.map(\.start.date.day) == [1, 1] && monthly.map(\.start.date.month) == [1, 2])
    #expect(monthly[0].close == 109.5)
  }

  @Test func aHoleOfDaysIsMarked() {
    let early = bar(calendar.opening(of: CalendarDate(year: 2026, month: 1, day: 22)), 100)
    let late = bar(calendar.opening(of: CalendarDate(year: 2026, month: 3, day: 3)), 100)
    #expect(made([early, late], [], .gold, .oneDay).map(\.kind) == [.bar, .gap, .gap, .gap, .bar])
  }

  @Test func theOtherMetalStandsBesideAndTheRatioNeedsBoth() {
    let gold = minutes(noon, 4, price: 5000)
    var silver = minutes(noon, 4, price: 100)
    silver.remove(at: 2)
    let both = made(gold, silver, .both, .oneMinute)
    #expect(both[1].other == 101.5 && both[2].other.isNaN)
    let ratio = made(gold, silver, .ratio, .oneMinute)
    #expect(ratio.filter(\.isBar).count == 3 && ratio[2].kind == .gap)
    #expect(ratio[1].close == 5001.5 / 101.5)
    #expect(made(gold, silver, .silver, .oneMinute).last?.other == 5003.5)
  }

  @Test func anotherSourceLeavesASlot() {
    let change = noon.advanced(bySeconds: 125)
    let slots = made(minutes(noon, 5), [], .gold, .oneMinute, changes: [Timestamp(2020, 1, 1), change])
    #expect(slots.map(\.kind) == [.bar, .bar, .bar, .sourceChange, .bar, .bar])
  }

  @Test func partialMinutesAreMarked() {
    let slots = made(
      [bar(noon, 1, partial: true)] + minutes(noon.advanced(bySeconds: 60), 1), [], .gold, .oneMinute)
    #expect(slots.map(\.kind) == [.partial, .bar])
  }

  @Test func partsJoinAsIfMadeAtOnce() {
    let all = minutes(Timestamp(2026, 1, 22, 20), 120) + minutes(Timestamp(2026, 1, 22, 23), 120)
    for cut in [60, 119, 120, 121, 180] {
      var first = ChartSlotMaker(.gold, .oneMinute, calendar: calendar)
      first.add(gold: all[..<cut], silver: [])
      first.finish(following: all[cut].start)
      let joined = first.slots + made(Array(all[cut...]), [], .gold, .oneMinute)
      // NaN is not equal to itself.
      #expect(joined.map(\.start) == made(all, [], .gold, .oneMinute).map(\.start), "\(cut)")
      #expect(joined.map(\.kind) == made(all, [], .gold, .oneMinute).map(\.kind), "\(cut)")
    }
  }
}
