import BullionMarket
import Testing

@testable import BullionMonitor

/// Log returns of +1 % and -1 % by turns have the sample deviation 0.01 sqrt(n / (n - 1)).
@Test func volatilityIsAnnualisedWithTradingDays() {
  var volatility = DailyVolatility(window: 20)
  var closes = [100.0]
  for index in 0..<20 { closes.append(index % 2 == 0 ? 101 : 100) }
  for (day, close) in closes.dropLast().enumerated() {
    volatility.add(close: dollars(close), at: friday.plus(Double(day) * 86_400))
    #expect(volatility.reading.observations == day)
  }
  #expect(volatility.reading.percent == nil)
  volatility.add(close: dollars(100), at: friday.plus(20 * 86_400))
  let step = 0.009950330853168083
  let expected = 100 * step * (20.0 / 19).squareRoot() * 252.0.squareRoot()
  #expect(abs((volatility.reading.percent ?? 0) - expected) < 1e-9)
  #expect(volatility.reading.convention == "20 d, a year of 252 d")
}

@Test func daysAreCountedOnceWhetherGivenOrBuilt() {
  var monitor = Monitor.replay { $0.volatilityWindow = 2 }
  monitor.receive(bar(.gold, .oneDay, at: Timestamp(2026, 1, 20), 4000))
  monitor.receive(bar(.gold, .oneDay, at: Timestamp(2026, 1, 21), 4040))
  #expect(monitor.readings.gold.volatility.percent == nil)
  monitor.receive(price(.gold, 4000, at: Timestamp(2026, 1, 22, 21, 59)))
  monitor.advance(to: Timestamp(2026, 1, 22, 22))
  #expect(monitor.readings.gold.volatility.percent == nil)
  monitor.advance(to: Timestamp(2026, 1, 22, 22, 0, 1))
  let step = 0.009950330853168083
  let expected = 100 * step * 2.0.squareRoot() * 252.0.squareRoot()
  #expect(abs((monitor.readings.gold.volatility.percent ?? 0) - expected) < 1e-9)
  #expect(monitor.value(of: .volatility(.gold)) == monitor.readings.gold.volatility.percent)
}

@Test("A move over a hole of months is not that of a day, and what came before it says nothing about now")
func volatilityBeginsAnewBehindAHole() {
  var volatility = DailyVolatility(window: 2)
  func add(_ close: Double, day: Double) {
    volatility.add(close: dollars(close), at: friday.plus(day * 86_400))
  }
  add(100, day: 0)
  add(101, day: 3)
  add(100, day: 8)
  let before = volatility.reading.percent
  #expect(before != nil && volatility.reading.coverage == nil)
  add(160, day: 250)
  #expect(volatility.reading.percent == nil)
  #expect(volatility.reading.observations == 0 && volatility.reading.coverage == 0)
  add(161.6, day: 251)
  #expect(volatility.reading.coverage == 86_400)
  add(160, day: 252)
  #expect((volatility.reading.percent ?? 100) < 30)
}
