import BullionAnalytics
import Testing

@Suite struct RatioBandTests {
  @Test(
    arguments: [
      (1, .extremeLow), (39.99, .extremeLow), (40, .low), (49.99, .low), (50, .belowAverage),
      (59.99, .belowAverage), (60, .middle), (79.99, .middle), (80, .high), (99.99, .high),
      (100, .extremeHigh), (1e9, .extremeHigh),
    ] as [(Double, RatioBand)])
  func standardLimits(ratio: Double, band: RatioBand) {
    #expect(RatioBand(ratio: ratio) == band)
  }

  @Test(arguments: [0, -1, Double.nan, .infinity])
  func whatIsNoRatioHasNoBand(ratio: Double) {
    #expect(RatioBand(ratio: ratio) == nil)
  }

  @Test func limitsCanBeSet() throws {
    let limits = try #require(RatioBand.Limits([10, 20, 30, 40, 50]))
    #expect(RatioBand(ratio: 45, limits: limits) == .high)
    #expect(RatioBand(ratio: 50, limits: limits) == .extremeHigh)
    let standard = try #require(RatioBand.Limits([40, 50, 60, 80, 100]))
    #expect(standard == .standard)
  }

  @Test(arguments: [
    [], [1, 2, 3, 4], [1, 2, 3, 4, 5, 6], [1, 2, 2, 3, 4], [5, 4, 3, 2, 1], [0, 1, 2, 3, 4],
    [1, 2, 3, 4, .infinity], [1, 2, .nan, 4, 5],
  ])
  func impossibleLimits(values: [Double]) {
    #expect(RatioBand.Limits(values) == nil)
  }
}
