import BullionMarket
import Testing

@testable import Feeds

@Test func datesOfNextMonthAreNeverTakenForTheTime() {
  var leg = SourceLeg(symbol: VenueSymbol("XAU", .gold, .spot))
  func quote(_ second: Int64, ahead: Int64) -> Quote {
    let received = LiveBench.start.advanced(bySeconds: second)
    return Quote(
      instrument: .gold, time: received.advanced(byMilliseconds: ahead), received: received,
      price: Price(ticks: 5000 * Price.ticksPerDollar + second))
  }
  for second in 0..<5 { #expect(leg.check(quote(Int64(second), ahead: 0), generation: 1).isAccepted) }
  let month = 30 * Timestamp.millisecondsPerDay
  for second in 5..<100 {
    #expect(leg.check(quote(Int64(second), ahead: month), generation: 1) == .refused(.future))
  }
  #expect(leg.check(quote(100, ahead: 0), generation: 1).isAccepted)
}
