import BullionAnalytics
import Testing

@Suite struct LeveragedPositionTests {
  @Test func aLongPositionIsClosedWhereTheMaintenanceIsLeft() throws {
    let position = try #require(
      LeveragedPosition(side: .long, ounces: 100, entry: 5000, leverage: 10, maintenance: 0.05))
    #expect(position.margin == 50_000 && position.leverage == 10)
    #expect(position.profit(at: 5100) == 10_000 && position.equity(at: 4900) == 40_000)
    let limit = try #require(position.liquidationPrice)
    #expect(abs(position.equity(at: limit) - 0.05 * 100 * limit) < 1e-6)
    #expect(!position.isClosed(at: limit + 0.01) && position.isClosed(at: limit - 0.01))
  }

  @Test func aShortPositionIsClosedAbove() throws {
    let position = try #require(
      LeveragedPosition(side: .short, ounces: 5000, entry: 100, margin: 100_000, maintenance: 0.1))
    #expect(position.leverage == 5 && position.profit(at: 90) == 50_000)
    let limit = try #require(position.liquidationPrice)
    #expect(limit > 100 && abs(position.equity(at: limit) - 0.1 * 5000 * limit) < 1e-6)
    #expect(position.isClosed(at: limit + 0.01) && !position.isClosed(at: limit - 0.01))
  }

  /// The leverage that just survives a fall is closed exactly by it.
  @Test(arguments: [(-0.47, 0.0), (-0.47, 0.05), (-0.1, 0.02)])
  func agreesWithSurvivableLeverage(fall: Double, maintenance: Double) throws {
    let leverage = try #require(survivableLeverage(drawdown: fall, maintenanceMargin: maintenance))
    let position = try #require(
      LeveragedPosition(side: .long, ounces: 1, entry: 121, leverage: leverage, maintenance: maintenance))
    #expect(abs(try #require(position.liquidationPrice) - 121 * (1 + fall)) < 1e-9)
  }

  @Test func distanceIsSignedAndInDeviations() throws {
    let position = try #require(LeveragedPosition(side: .long, ounces: 1, entry: 100, leverage: 2))
    let distance = try #require(position.distance(from: 80, dailyDeviation: 0.02))
    #expect(distance.dollars == -30 && distance.percent == -37.5)
    #expect(abs(try #require(distance.sigmas) - -23.50018146228678) < 1e-9)
    #expect(position.distance(from: 80, dailyDeviation: nil)?.sigmas == nil)
    // Closed already.
    #expect(position.distance(from: 50, dailyDeviation: 0.02) == nil)
  }

  @Test func withoutLeverageNothingClosesALong() throws {
    let position = try #require(LeveragedPosition(side: .long, ounces: 1, entry: 100, leverage: 1))
    #expect(position.liquidationPrice == nil && position.distance(from: 1, dailyDeviation: 0.1) == nil)
    #expect(LeveragedPosition(side: .short, ounces: 1, entry: 100, leverage: 1)?.liquidationPrice == 200)
  }

  @Test func impossiblePositions() {
    #expect(LeveragedPosition(side: .long, ounces: 0, entry: 1, leverage: 1) == nil)
    #expect(LeveragedPosition(side: .long, ounces: 1, entry: -1, leverage: 1) == nil)
    #expect(LeveragedPosition(side: .long, ounces: 1, entry: 1, leverage: 0) == nil)
    #expect(LeveragedPosition(side: .long, ounces: 1, entry: 1, leverage: .nan) == nil)
    #expect(LeveragedPosition(side: .long, ounces: 1, entry: 1, margin: 1, maintenance: 1) == nil)
    #expect(LeveragedPosition(side: .long, ounces: 1e90, entry: 1e90, leverage: 1) == nil)
  }
}
