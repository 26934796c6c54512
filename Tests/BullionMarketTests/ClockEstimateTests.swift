import Testing

@testable import BullionMarket

struct ClockEstimateTests {
  @Test func aFewEarlyQuotesAreNotTheClock() {
    var clock = ClockEstimate(window: 20, warmUp: 5, tolerance: 2000)
    for _ in 0..<4 { clock.add(lead: 9000) }
    #expect(clock.offset == 0)
    for _ in 0..<5 { clock.add(lead: -80) }
    #expect(clock.offset == 0)
    #expect(clock.isFuture(lead: 2001) && !clock.isFuture(lead: 2000))
  }

  @Test func mostQuotesEarlyAreTheClock() {
    var clock = ClockEstimate(window: 20, warmUp: 5, tolerance: 2000)
    for lead in [9010, 8990, 9000, -50, 9005] { clock.add(lead: Int64(lead)) }
    #expect(clock.offset == 9000)
    #expect(!clock.isFuture(lead: 11_000) && clock.isFuture(lead: 11_001))
    for _ in 0..<20 { clock.add(lead: -50) }
    #expect(clock.offset == 0)
  }

  @Test func theClockMayGoWrongLater() {
    var clock = ClockEstimate(window: 20, warmUp: 5, tolerance: 2000)
    for _ in 0..<500 { clock.add(lead: -50) }
    for step in 1...20 {
      clock.add(lead: 5000)
      #expect(clock.offset == (step > 10 ? 5000 : 0))
    }
    for step in 1...20 {
      clock.add(lead: -50)
      #expect(clock.offset == (step < 10 ? 5000 : 0))
    }
  }

  @Test func hugeLeadsDoNotTrap() {
    var clock = ClockEstimate(window: 3, warmUp: 1, tolerance: .max)
    for lead in [Int64.max, .min, .max, .max] { clock.add(lead: lead) }
    #expect(!clock.isFuture(lead: .max))
    clock = ClockEstimate(window: .max, warmUp: .min, tolerance: .min)
    for _ in 0..<100 { clock.add(lead: .max) }
    #expect(clock.offset == .max)
  }
}
