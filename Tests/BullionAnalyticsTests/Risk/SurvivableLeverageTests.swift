import BullionAnalytics
import Testing

@Suite struct SurvivableLeverageTests {
  /// From 121 dollars to 64: every long position above 2.1 times is gone.
  @Test func theCrashOfTheArticles() throws {
    let leverage = try #require(survivableLeverage(drawdown: 64.0 / 121 - 1))
    #expect((leverage * 10).rounded() == 21)
    #expect(abs(leverage - 121.0 / 57) < 1e-12)
  }

  /// At the leverage it names, what is left of a position is exactly the margin it must keep.
  @Test(arguments: [(-0.47, 0.1), (-0.1, 0.02), (-1, 0.5), (0, 0.25), (-0.3, 0)])
  func leavesExactlyTheMargin(drawdown: Double, margin: Double) throws {
    let leverage = try #require(survivableLeverage(drawdown: drawdown, maintenanceMargin: margin))
    // A position of `leverage` bought with an equity of 1, after the fall.
    let position = leverage * (1 + drawdown)
    let equity = 1 + leverage * drawdown
    #expect(abs(equity - margin * position) < 1e-12)
  }

  @Test(
    arguments: [
      (0, 0), (0.1, 0), (-1.01, 0), (.nan, 0), (-0.5, 1), (-0.5, -0.1), (-0.5, .nan), (-.infinity, 0),
    ] as [(Double, Double)])
  func undefined(drawdown: Double, margin: Double) {
    #expect(survivableLeverage(drawdown: drawdown, maintenanceMargin: margin) == nil)
  }
}
