import BullionAnalytics
import BullionMarket
import Testing

@testable import BullionMonitor

private func track(_ interval: BarInterval = .oneMinute) -> IntervalTrack {
  IntervalTrack(interval: interval, settings: MonitorSettings())
}

@Test func partialBarsAreKeptForChartsAndOutOfIndicators() {
  var track = track()
  _ = track.add(dollars(100), at: friday.plus(30))
  _ = track.add(dollars(101), at: friday.plus(60))
  #expect(track.closed.count == 1)
  #expect(track.closed.first?.isPartial == true)
  #expect(track.indicators.barsSeen == 0)
  _ = track.add(dollars(102), at: friday.plus(120))
  #expect(track.closed.count == 2)
  #expect(track.indicators.barsSeen == 1)
}

@Test func endOfTheBarInTheMakingIsKnown() {
  var minutes = track()
  #expect(minutes.currentEnd == .never)
  _ = minutes.add(dollars(100), at: friday.plus(30))
  #expect(minutes.currentEnd == friday.plus(60))
  #expect(minutes.close(endedBy: friday.plus(59)) == nil)
  #expect(minutes.close(endedBy: friday.plus(60))?.close == dollars(100))
  #expect(minutes.currentEnd == .never)
  #expect(minutes.current == nil)
  var days = track(.oneDay)
  _ = days.add(dollars(100), at: friday)
  #expect(days.currentEnd == Timestamp(2026, 1, 23, 22))
  // On a Saturday nothing is built.
  _ = days.add(dollars(100), at: Timestamp(2026, 1, 24, 12))
  #expect(days.currentEnd == .never)
}

/// The mean of the first twenty closes, then a tenth and a bit of the way to the next one.
@Test func averageOfTwentyBars() {
  var track = track()
  for number in 1...20 {
    track.append(.init(flat: 100 + Double(number), at: friday.plus(Double(number) * 60)))
  }
  #expect(track.indicators.exponentialAverage.value == 110.5)
  track.append(.init(flat: 131.5, at: friday.plus(21 * 60)))
  #expect(abs((track.indicators.exponentialAverage.value ?? 0) - 112.5) < 1e-12)
}

/// Every bar spans 2 and closes where it opened; the fifteenth bar gives the first value, a jump of 9 counts whole.
@Test func averageTrueRangeOfFourteenBars() {
  var track = track()
  for number in 0..<15 {
    #expect(track.indicators.averageTrueRange.value == nil)
    track.append(.init(around: 100, at: friday.plus(Double(number) * 60)))
  }
  #expect(track.indicators.averageTrueRange.value == 2)
  track.append(.init(around: 108, at: friday.plus(15 * 60)))
  #expect(abs((track.indicators.averageTrueRange.value ?? 0) - (13 * 2 + 9) / 14.0) < 1e-12)
}

extension Bar {
  fileprivate init(flat level: Double, at start: Timestamp) {
    self.init(
      start: start, open: dollars(level), high: dollars(level), low: dollars(level), close: dollars(level))
  }

  fileprivate init(around level: Double, at start: Timestamp) {
    self.init(
      start: start, open: dollars(level), high: dollars(level + 1), low: dollars(level - 1),
      close: dollars(level))
  }
}
