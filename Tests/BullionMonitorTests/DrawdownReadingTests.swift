import BullionMarket
import Testing

@testable import BullionMonitor

/// The story's fall, 121 to 64: 47 %, and every long position above 2.1 times is gone.
@Test func drawdownOfTheStory() throws {
  var monitor = Monitor.replay()
  monitor.load(history: quietMonth(.silver, 115))
  monitor.receive(bar(.silver, .oneMinute, at: friday, 115))
  monitor.receive(bar(.silver, .oneMinute, at: friday.plus(60), 121))
  monitor.receive(bar(.silver, .oneMinute, at: friday.plus(120), 64))
  let silver = monitor.readings.silver
  for span in DrawdownSpan.allCases {
    let reading = try #require(silver.drawdowns[span])
    #expect(abs(reading.percent - -100 * 57 / 121.0) < 1e-12)
    #expect(reading.peak == dollars(121))
    #expect(reading.peakTime == friday.plus(60))
    #expect(monitor.value(of: .drawdown(.silver, span)) == reading.percent)
  }
  #expect(abs((silver.deepestDrawdown ?? 0) - -47.107438016528924) < 1e-12)
  #expect(abs((silver.survivableLeverage ?? 0) - 121 / 57.0) < 1e-12)
  #expect(monitor.readings.gold.survivableLeverage == nil)
  #expect(monitor.readings.gold.drawdowns[.day] == nil)
}

@Test func survivableLeverageOfFortySevenPercent() {
  var monitor = Monitor.replay()
  monitor.load(history: quietMonth(.silver, 100))
  monitor.receive(bar(.silver, .oneMinute, at: friday, 100))
  #expect(monitor.readings.silver.survivableLeverage == nil)
  monitor.receive(bar(.silver, .oneMinute, at: friday.plus(60), 53))
  #expect(abs((monitor.readings.silver.survivableLeverage ?? 0) - 1 / 0.47) < 1e-9)
  // The recovery changes the drawdown, not the leverage that would have survived.
  monitor.receive(bar(.silver, .oneMinute, at: friday.plus(120), 100))
  #expect(monitor.readings.silver.drawdowns[.day]?.percent == 0)
  #expect(monitor.readings.silver.drawdowns.coverage(of: .month) == nil)
  #expect(abs((monitor.readings.silver.survivableLeverage ?? 0) - 1 / 0.47) < 1e-9)
}

@Test func peaksLeaveTheirWindows() {
  var monitor = Monitor.replay()
  monitor.load(
    history: quietMonth(.silver) { start in
      if start < Timestamp(2025, 12, 19) { return 120 }
      if start.date == CalendarDate(year: 2026, month: 1, day: 14) { return 110 }
      return start < Timestamp(2026, 1, 23, 13) ? 90 : 100
    })
  monitor.receive(bar(.silver, .oneMinute, at: friday, 99))
  let drawdowns = monitor.readings.silver.drawdowns
  #expect(drawdowns[.day]?.peak == dollars(100))
  #expect(abs((drawdowns[.day]?.percent ?? 0) - -1) < 1e-12)
  #expect(drawdowns[.month]?.peak == dollars(110))
  #expect(abs((drawdowns[.month]?.percent ?? 0) - -10) < 1e-12)
  #expect(drawdowns[.all]?.peak == dollars(120))
  #expect(abs((drawdowns[.all]?.percent ?? 0) - -17.5) < 1e-12)
  #expect(drawdowns[.all]?.peakTime == drawdowns.since)
}

@Test("What is known for an hour and a half is not a day, and least of all a leverage that survives a month")
func fallsWaitForTheirWindows() throws {
  var monitor = Monitor.replay()
  for minute in 0..<83 {
    let price = 100 - 0.01 * Double(minute)
    monitor.receive(bar(.silver, .oneMinute, at: friday.plus(Double(minute) * 60), price))
  }
  let silver = monitor.readings.silver
  #expect(silver.drawdowns[.day] == nil && silver.drawdowns[.month] == nil)
  #expect(silver.deepestDrawdown == nil && silver.survivableLeverage == nil)
  #expect(abs((silver.drawdowns.coverage(of: .day) ?? 0) - 83 * 60) < 1)
  #expect(abs((silver.drawdowns.coverage(of: .month) ?? 0) - 83 * 60) < 1)
  let all = try #require(silver.drawdowns[.all])
  #expect(abs(all.percent - -0.82) < 1e-9)
  #expect(silver.drawdowns.since == friday)
  // An alarm does not wait: what is missing can only make the fall deeper.
  #expect(abs((monitor.value(of: .drawdown(.silver, .day)) ?? 0) - -0.82) < 1e-9)
}

@Test("Nine tenths of the trading time make a window: weekends are no holes, and days of silence are")
func coverageCountsTradingTime() {
  func coverage(days: Int, without hole: ClosedRange<Int> = 0...0) -> Double? {
    var track = DrawdownTrack()
    let calendar = SessionCalendar()
    for day in stride(from: days, to: 0, by: -1) where !hole.contains(day) {
      let date = friday.date.advanced(byDays: -day)
      guard calendar.isOpen(at: calendar.opening(of: date)), date.weekday < 5 else { continue }
      let opening = calendar.opening(of: date)
      let bar = Bar(
        start: opening, open: dollars(100), high: dollars(100), low: dollars(100), close: dollars(100))
      track.add(bar, interval: .oneDay, lastMoment: calendar.closing(of: date))
    }
    return track.coverage(of: .month)
  }
  #expect(coverage(days: 40) == nil)
  #expect(coverage(days: 29) == nil)
  #expect(coverage(days: 20) != nil)
  #expect(coverage(days: 40, without: 8...12) != nil)
  #expect(coverage(days: 40, without: 12...12) == nil)
}

/// Within a bar the smaller of the two possible falls is counted.
@Test func orderWithinABarIsTheKinderOne() {
  let days = quietMonth(.silver, 100).compactMap { event -> (BarInterval, Bar)? in
    guard case .bar(_, let interval, let bar) = event else { return nil }
    return (interval, bar)
  }
  func track() -> DrawdownTrack {
    var track = DrawdownTrack()
    for (interval, bar) in days {
      track.add(
        bar, interval: interval, lastMoment: bar.start.advanced(byMilliseconds: interval.milliseconds))
    }
    return track
  }
  var rising = track()
  let rise = Bar(start: friday, open: dollars(100), high: dollars(120), low: dollars(90), close: dollars(110))
  rising.add(rise, interval: .oneMinute, lastMoment: friday.plus(59.999))
  #expect(abs((rising.deepestOfMonth ?? 0) - -0.1) < 1e-12)
  var falling = track()
  let fall = Bar(start: friday, open: dollars(100), high: dollars(120), low: dollars(90), close: dollars(95))
  falling.add(fall, interval: .oneMinute, lastMoment: friday.plus(59.999))
  #expect(abs((falling.deepestOfMonth ?? 0) - -0.25) < 1e-12)
  #expect(abs((falling.percent(.day) ?? 0) - 100 * (95 / 120.0 - 1)) < 1e-12)
  // A day's bar gives its extremes to the month, and only its close to the last 24 hours.
  var day = DrawdownTrack()
  day.add(fall, interval: .oneDay, lastMoment: friday.plus(3600))
  #expect(day.percent(.day) == 0)
  #expect(abs((day.percent(.month) ?? 0) - 100 * (95 / 120.0 - 1)) < 1e-12)
}
