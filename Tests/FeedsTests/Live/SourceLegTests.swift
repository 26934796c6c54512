import BullionMarket
import Testing

@testable import Failover
@testable import Venues

private let start = LiveBench.start

private func quote(at seconds: Double, lead: Int64 = 0, dollars: Double = 5000) -> Quote {
  let received = start.advanced(byMilliseconds: Int64(seconds * 1000))
  return Quote(
    instrument: .gold, time: received.advanced(byMilliseconds: lead), received: received,
    price: Price(dollars: dollars) ?? Price(ticks: 0))
}

private func leg() -> SourceLeg {
  var leg = SourceLeg(symbol: VenueSymbol("XAU", .gold, .spot))
  for second in 0..<30 { _ = leg.check(quote(at: Double(second)), generation: 1) }
  return leg
}

@Test func quotesOfTheFutureAreNeverTakenForASlowClock() {
  var leg = leg()
  for step in 0..<200 {
    #expect(
      leg.check(quote(at: 30 + Double(step) / 10, lead: 3_600_000), generation: 1) == .refused(.future))
  }
  // When they are over, the next right one is not late.
  #expect(leg.check(quote(at: 60, dollars: 5000.5), generation: 1).isAccepted)
}

@Test func aClockThatIsSlowFromTheStartIsLearnt() {
  var leg = SourceLeg(symbol: VenueSymbol("XAU", .gold, .spot))
  var accepted = 0
  for second in 0..<40 {
    accepted += leg.check(quote(at: Double(second), lead: 20_000), generation: 1).isAccepted ? 1 : 0
  }
  #expect(accepted > 25)
}

@Test func aClockThatWasSetBackIsLearntWithTheNextConnection() {
  var leg = leg()
  #expect(leg.check(quote(at: 31, lead: 60_000), generation: 1) == .refused(.future))
  leg.reconnect()
  var accepted = 0
  for second in 0..<40 {
    accepted += leg.check(quote(at: 40 + Double(second), lead: 60_000), generation: 2).isAccepted ? 1 : 0
  }
  #expect(accepted > 15)
}

@Test func threeCrossedInARowAreABrokenBook() {
  var leg = leg()
  for second in 0..<3 {
    var crossed = quote(at: 31 + Double(second))
    crossed.bid = Price(dollars: 5001)
    crossed.ask = Price(dollars: 5000)
    #expect(leg.check(crossed, generation: 1) == .refused(.crossed))
  }
  #expect(leg.isCrossed)
  _ = leg.check(quote(at: 40), generation: 1)
  #expect(!leg.isCrossed)
}

@Test func aLeadOfMoreThanADayIsNeverTheClock() {
  var leg = SourceLeg(symbol: VenueSymbol("XAU", .gold, .spot))
  for second in 0..<100 {
    #expect(leg.check(quote(at: Double(second), lead: 90_000_000), generation: 1) == .refused(.future))
  }
  #expect(leg.check(quote(at: 101), generation: 1).isAccepted)
}
