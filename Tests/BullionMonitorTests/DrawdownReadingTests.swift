import BullionMarket
import Testing

@testable import BullionMonitor

/// The story's fall, 121 to 64: 47 %, and every long position above 2.1 times is gone.
@Test func drawdownOfTheStory() throws {
  var monitor = Monitor.replay()
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
  monitor.receive(bar(.silver, .oneMinute, at: friday, 100))
  #expect(monitor.readings.silver.survivableLeverage == nil)
  monitor.receive(bar(.silver, .oneMinute, at: friday.plus(60), 53))
  #expect(abs((monitor.readings.silver.survivableLeverage ?? 0) - 1 / 0.47) < 1e-9)
  // The recovery changes the drawdown, not the leverage that would have survived.
  monitor.receive(bar(.silver, .oneMinute, at: friday.plus(120), 100))
  #expect(monitor.readings.silver.drawdowns[.day]?.percent == 0)
  #expect(abs((monitor.readings.silver.survivableLeverage ?? 0) - 1 / 0.47) < 1e-9)
}

@Test func peaksLeaveTheirWindows() {
  var monitor = Monitor.replay()
  monitor.receive(bar(.silver, .oneMinute, at: Timestamp(2025, 12, 18, 14), 120))
  monitor.receive(bar(.silver, .oneMinute, at: Timestamp(2026, 1, 15, 14), 110))
  monitor.receive(bar(.silver, .oneMinute, at: Timestamp(2026, 1, 23, 13), 100))
  monitor.receive(bar(.silver, .oneMinute, at: friday, 99))
  let drawdowns = monitor.readings.silver.drawdowns
  #expect(drawdowns[.day]?.peak == dollars(100))
  #expect(abs((drawdowns[.day]?.percent ?? 0) - -1) < 1e-12)
  #expect(drawdowns[.month]?.peak == dollars(110))
  #expect(abs((drawdowns[.month]?.percent ?? 0) - -10) < 1e-12)
  #expect(drawdowns[.all]?.peak == dollars(120))
  #expect(abs((drawdowns[.all]?.percent ?? 0) - -17.5) < 1e-12)
  #expect(drawdowns[.all]?.peakTime == Timestamp(2025, 12, 18, 14))
}

/// Within a bar the smaller of the two possible falls is counted.
@Test func orderWithinABarIsTheKinderOne() {
  var rising = DrawdownTrack()
  let rise = Bar(start: friday, open: dollars(100), high: dollars(120), low: dollars(90), close: dollars(110))
  rising.add(rise, interval: .oneMinute, lastMoment: friday.plus(59.999))
  #expect(abs((rising.deepestOfMonth ?? 0) - -0.1) < 1e-12)
  var falling = DrawdownTrack()
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
