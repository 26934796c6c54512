import BullionMarket
import Testing

@testable import BullionMonitor

private func days(_ ratios: [Double]) -> [FeedEvent] {
  ratios.enumerated().flatMap { index, ratio -> [FeedEvent] in
    let start = Timestamp(2026, 1, 19 + index)
    return [bar(.gold, .oneDay, at: start, 100 * ratio), bar(.silver, .oneDay, at: start, 100)]
  }
}

@Test func ratioHasMidBidAskAndSkew() {
  var monitor = Monitor.replay()
  monitor.receive(quote(.gold, 5000, 5001, at: friday))
  #expect(monitor.readings.ratio.value == nil)
  #expect(monitor.readings.ratio.quality == .none)
  monitor.receive(quote(.silver, 100, 100.1, at: friday.plus(0.3)))
  let ratio = monitor.readings.ratio
  #expect(ratio.value == 5000.5 / 100.05)
  #expect(ratio.bid == 5000 / 100.1)
  #expect(ratio.ask == 5001 / 100.0)
  #expect(ratio.skew == 0.3)
  #expect(ratio.band == .low)
  #expect(ratio.quality == .good)
  #expect(ratio.zscore == nil && ratio.percentile == nil)
  #expect(monitor.value(of: .ratio) == ratio.value)
}

@Test(arguments: [
  (39.99, "extremeLow"), (40, "low"), (49.99, "low"), (50, "belowAverage"), (60, "middle"), (80, "high"),
  (100, "extremeHigh"),
])
func bandsBeginAtTheirLimits(ratio: Double, band: String) {
  var monitor = Monitor.replay()
  monitor.receive(price(.gold, 100 * ratio, at: friday))
  monitor.receive(price(.silver, 100, at: friday))
  #expect(monitor.readings.ratio.band?.rawValue == band)
}

/// The present ratio against the three days before it: mean 53, deviation sqrt(5).
@Test func standingIsThatOfThePresentAmongTheLastDays() {
  var monitor = Monitor.replay { $0.ratioWindow = 4 }
  monitor.load(history: days([50, 52]))
  monitor.receive(price(.gold, 5600, at: Timestamp(2026, 1, 21, 14)))
  monitor.receive(price(.silver, 100, at: Timestamp(2026, 1, 21, 14)))
  // Two days and the present are three: the window is not full.
  #expect(monitor.readings.ratio.zscore == nil && monitor.readings.ratio.percentile == nil)
  monitor = Monitor.replay { $0.ratioWindow = 4 }
  monitor.load(history: days([48, 50, 52, 54]))
  monitor.receive(price(.gold, 5600, at: friday))
  monitor.receive(price(.silver, 100, at: friday))
  #expect(abs((monitor.readings.ratio.zscore ?? 0) - 3 / 5.0.squareRoot()) < 1e-12)
  #expect(monitor.readings.ratio.percentile == 87.5)
  #expect(monitor.value(of: .ratioZScore) == monitor.readings.ratio.zscore)
  #expect(monitor.value(of: .ratioPercentile) == 87.5)
  // Looking has taken nothing in: another price is held against the same days.
  monitor.receive(price(.gold, 5300, at: friday.plus(1)))
  #expect(monitor.readings.ratio.percentile == 62.5)
  #expect(monitor.ratios(.oneDay).map(\.value) == [48, 50, 52, 54])
}

/// After the close the day is among the last ones already, and must not be counted twice.
@Test func closeOfTheSameDateGivesWayToThePresent() {
  var monitor = Monitor.replay { $0.ratioWindow = 4 }
  monitor.load(history: days([50, 52, 54]))
  monitor.receive(price(.gold, 5600, at: Timestamp(2026, 1, 22, 21, 59, 59)))
  monitor.receive(price(.silver, 100, at: Timestamp(2026, 1, 22, 21, 59, 59)))
  let before = monitor.readings.ratio
  #expect(abs((before.zscore ?? 0) - 3 / 5.0.squareRoot()) < 1e-12)
  monitor.advance(to: Timestamp(2026, 1, 22, 22, 0, 5))
  #expect(monitor.ratios(.oneDay).map(\.value) == [50, 52, 54, 56])
  #expect(monitor.readings.ratio.zscore == before.zscore)
  #expect(monitor.readings.ratio.percentile == before.percentile)
}

@Test func flatDaysHaveNoScoreAndTheMiddleRank() {
  var monitor = Monitor.replay { $0.ratioWindow = 3 }
  monitor.load(history: days([50, 50, 50]))
  monitor.receive(price(.gold, 5000, at: Timestamp(2026, 1, 22, 14)))
  monitor.receive(price(.silver, 100, at: Timestamp(2026, 1, 22, 14)))
  #expect(monitor.readings.ratio.zscore == nil)
  #expect(monitor.readings.ratio.percentile == 50)
}

@Test func ratioIsUndefinedWhileALegIsStale() {
  var monitor = Monitor.replay()
  monitor.receive(price(.silver, 100, at: friday))
  for second in 0..<120 {
    monitor.receive(price(.gold, 5000 + Double(second) / 100, at: friday.plus(Double(second))))
  }
  #expect(monitor.readings.silver.quality == .stale)
  #expect(monitor.readings.ratio.quality == .stale)
  #expect(monitor.readings.ratio.value == nil && monitor.readings.ratio.band == nil)
  #expect(monitor.value(of: .ratio) == nil)
  monitor.receive(price(.silver, 100, at: friday.plus(120)))
  #expect(monitor.readings.ratio.value == 50.0119)
}

@Test func ratioOfTheCloseStandsOverTheWeekend() {
  var monitor = Monitor.replay()
  monitor.receive(price(.gold, 5000, at: Timestamp(2026, 1, 23, 21, 59, 58)))
  monitor.receive(price(.silver, 100, at: Timestamp(2026, 1, 23, 21, 59, 59)))
  monitor.advance(to: Timestamp(2026, 1, 24, 12))
  #expect(monitor.readings.ratio.quality == .closed)
  #expect(monitor.readings.ratio.value == 50)
  // Alarms wait for prices.
  #expect(monitor.value(of: .ratio) == nil)
  // On Sunday gold's first price and silver's last one from Friday make no ratio.
  monitor.receive(price(.gold, 5100, at: Timestamp(2026, 1, 25, 23, 0, 10)))
  #expect(monitor.readings.ratio.value == nil)
  monitor.receive(price(.silver, 101, at: Timestamp(2026, 1, 25, 23, 0, 12)))
  #expect(monitor.readings.ratio.value == 5100 / 101.0)
}
