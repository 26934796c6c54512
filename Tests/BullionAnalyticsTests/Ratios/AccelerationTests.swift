import BullionAnalytics
import Testing

@Suite struct AccelerationTests {
  @Test(arguments: [
    (110, 102, true),  // the articles' ten per cent beside two
    (110, 102.1, false),  // less than five times
    (105, 101, true), (104.9, 100.1, false),  // five per cent at least
    (90, 98, true), (90, 102, false),  // one direction
    (110, 100, false),  // gold has no direction
  ])
  func rule(silver: Double, gold: Double, expected: Bool) {
    #expect(
      acceleration(
        silverDayChange: PriceMove(from: 100, to: silver), goldDayChange: PriceMove(from: 100, to: gold))
        == expected)
  }

  @Test func unknownWithoutBoth() {
    let move = PriceMove(from: 100, to: 110)
    #expect(acceleration(silverDayChange: nil, goldDayChange: move) == nil)
    #expect(acceleration(silverDayChange: move, goldDayChange: nil) == nil)
  }
}
