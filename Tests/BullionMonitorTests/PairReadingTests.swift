import BullionMarket
import Foundation
import Testing

@testable import BullionMonitor

/// Closes of both metals; silver's moves are twice gold's.
private func pair(_ interval: BarInterval, _ number: Int, at start: Timestamp) -> [FeedEvent] {
  // 7 and 12 have no common divisor with the steps of the table: no pattern, no randomness.
  let level = Double((number * 7) % 12) / 1000
  return [
    bar(.gold, interval, at: start, 4000 * (1 + level)),
    bar(.silver, interval, at: start, 80 * (1 + level) * (1 + level)),
  ]
}

private func minute(_ number: Int) -> Timestamp { friday.plus(Double(number) * 60) }

@Test func betaOfMinutes() {
  var monitor = Monitor.replay()
  for number in 0..<30 { monitor.receive(pair(.oneMinute, number, at: minute(number))) }
  #expect(monitor.readings.pair.beta == nil)
  #expect(monitor.readings.pair.observations == 29)
  monitor.receive(pair(.oneMinute, 30, at: minute(30)))
  let reading = monitor.readings.pair
  #expect(reading.interval == .oneMinute && reading.window == 60 && reading.observations == 30)
  #expect(abs((reading.beta ?? 0) - 2) < 1e-4)
  #expect(abs((reading.correlation ?? 0) - 1) < 1e-9)
  #expect(monitor.value(of: .beta) == reading.beta && monitor.value(of: .correlation) == reading.correlation)
}

@Test func betaOfDaysTakesOverWithSixtyReturns() {
  func reading(days: Int) -> PairReading {
    var monitor = Monitor.replay()
    var date = CalendarDate(year: 2025, month: 6, day: 2)
    for number in 0..<days {
      while date.weekday >= 5 { date = date.advanced(byDays: 1) }
      let start = Timestamp(midnightOf: date)
      // Over days silver moves as far as gold, and against it.
      let level = Double((number * 7) % 12) / 1000
      monitor.load(history: [
        bar(.gold, .oneDay, at: start, 4000 * (1 + level)),
        bar(.silver, .oneDay, at: start, 80 / (1 + level)),
      ])
      date = date.advanced(byDays: 1)
    }
    for number in 0..<40 { monitor.receive(pair(.oneMinute, number, at: minute(number))) }
    return monitor.readings.pair
  }
  let short = reading(days: 60)
  #expect(short.interval == .oneMinute)
  #expect(abs((short.beta ?? 0) - 2) < 1e-4)
  let long = reading(days: 61)
  #expect(long.interval == .oneDay)
  #expect(long.window == 60 && long.observations == 60)
  #expect(abs((long.beta ?? 0) - -1) < 1e-4)
}

@Test func nothingIsComputedAcrossAGapOfMinutes() {
  var monitor = Monitor.replay()
  for number in 0..<40 { monitor.receive(pair(.oneMinute, number, at: minute(number))) }
  let before = monitor.readings.pair
  // An hour without bars, and prices that have jumped meanwhile.
  monitor.receive(bar(.gold, .oneMinute, at: minute(100), 4300))
  monitor.receive(bar(.silver, .oneMinute, at: minute(100), 70))
  #expect(monitor.readings.pair.observations == before.observations)
  #expect(monitor.readings.pair.beta == before.beta)
  monitor.receive(bar(.gold, .oneMinute, at: minute(101), 4301))
  monitor.receive(bar(.silver, .oneMinute, at: minute(101), 70.01))
  #expect(monitor.readings.pair.observations == before.observations + 1)
}

@Test func elasticityIsTheQuotientOfLogarithms() {
  var monitor = Monitor.replay()
  for (time, gold, silver) in [
    (Timestamp(2025, 12, 23, 13, 50), 3900.0, 60.0), (Timestamp(2026, 1, 22, 13, 50), 4000, 80),
    (friday, 4080, 84),
  ] {
    monitor.receive(price(.gold, gold, at: time))
    // Further than a tenth at once is believed when three agree.
    for repeated in 0..<3 { monitor.receive(price(.silver, silver, at: time.plus(Double(repeated)))) }
  }
  let elasticity = monitor.readings.pair.elasticity
  #expect(abs((elasticity[.day] ?? 0) - log(1.05) / log(1.02)) < 1e-12)
  #expect(abs((elasticity[.month] ?? 0) - log(84 / 60.0) / log(4080 / 3900.0)) < 1e-12)
  #expect(monitor.value(of: .elasticity(.day)) == elasticity[.day])
}

@Test func elasticityIsUndefinedWhenGoldStoodStill() {
  var monitor = Monitor.replay()
  for (time, gold, silver) in [(Timestamp(2026, 1, 22, 14), 4000.0, 80.0), (friday, 4003.9, 84)] {
    monitor.receive(price(.gold, gold, at: time))
    monitor.receive(price(.silver, silver, at: time))
  }
  #expect(monitor.readings.pair.elasticity[.day] == nil)
  #expect(monitor.readings.pair.elasticity[.month] == nil)
}

@Test func tandemNeedsCorrelationAndOneSign() {
  func tandem(gold: Double, silver: Double) -> String? {
    var monitor = Monitor.replay()
    monitor.receive(price(.gold, gold, at: Timestamp(2026, 1, 22, 13)))
    monitor.receive(price(.silver, silver, at: Timestamp(2026, 1, 22, 13)))
    for number in 0..<40 { monitor.receive(pair(.oneMinute, number, at: minute(number))) }
    return monitor.readings.pair.tandem?.rawValue
  }
  // The last closes are 4036 and 81.45.
  #expect(tandem(gold: 3900, silver: 79) == "rising")
  #expect(tandem(gold: 4100, silver: 82) == "falling")
  #expect(tandem(gold: 3900, silver: 82) == "none")
  var monitor = Monitor.replay()
  monitor.receive(price(.gold, 3900, at: Timestamp(2026, 1, 22, 13)))
  monitor.receive(price(.gold, 3950, at: friday))
  #expect(monitor.readings.pair.tandem == nil)
}

@Test(arguments: [
  (5050.0, 106.0, true), (5050.0, 104.9, false), (5060.0, 105.9, false), (5000.0, 106.0, false),
  (4990.0, 106.0, false),
  (4950.0, 94.0, true), (5050.0, 105.0, true),
])
func accelerationOfTheDay(gold: Double, silver: Double, expected: Bool) {
  var monitor = Monitor.replay()
  monitor.receive(price(.gold, 5000, at: Timestamp(2026, 1, 22, 20)))
  monitor.receive(price(.silver, 100, at: Timestamp(2026, 1, 22, 20)))
  #expect(monitor.readings.pair.isAccelerating == nil)
  monitor.receive(price(.gold, gold, at: friday))
  monitor.receive(price(.silver, silver, at: friday))
  #expect(monitor.readings.pair.isAccelerating == expected)
  #expect(monitor.value(of: .acceleration) == (expected ? 1 : 0))
}
