import BullionAnalytics
import Testing

@Suite struct TandemTests {
  @Test(
    arguments: [
      (0.5, 101, 102, .rising), (0.9, 99, 98, .falling), (0.49, 101, 102, .none), (-0.9, 99, 98, .none),
      (0.9, 101, 99, .none), (0.9, 100, 102, .none), (0.9, 100, 100, .none),
    ] as [(Double, Double, Double, Tandem)])
  func rule(correlation: Double, gold: Double, silver: Double, expected: Tandem) {
    let result = tandem(
      correlation: correlation, goldDayGain: PriceMove(from: 100, to: gold),
      silverDayGain: PriceMove(from: 100, to: silver))
    #expect(result == expected)
  }

  @Test func unknownWithoutAll() {
    let move = PriceMove(from: 100, to: 110)
    #expect(tandem(correlation: nil, goldDayGain: move, silverDayGain: move) == nil)
    #expect(tandem(correlation: 0.9, goldDayGain: nil, silverDayGain: move) == nil)
    #expect(tandem(correlation: 0.1, goldDayGain: move, silverDayGain: nil) == nil)
  }
}
