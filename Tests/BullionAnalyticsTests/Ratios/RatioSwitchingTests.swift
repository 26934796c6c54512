import BullionAnalytics
import BullionMarket
import Testing

@Suite struct RatioSwitchingTests {
  private func replay(_ ratios: [Double]) -> RatioSwitching {
    var switching = RatioSwitching()
    for (day, ratio) in ratios.enumerated() { switching.add(ratio, at: Timestamp(2026, 1, day + 1)) }
    return switching
  }

  @Test func switchesAtTheLimitsAndNowhereElse() throws {
    let switching = replay([60, 79.9, 80, 100, 50.1, 50, 45, 90, 85])
    #expect(switching.switches.map(\.into) == [.silver, .gold, .silver])
    #expect(switching.switches.map(\.ratio) == [80, 50, 90])
    #expect(switching.switches.map(\.ounces) == [80, 1.6, 144])
    #expect(switching.held == .silver && switching.ounces == 144 && switching.silverOunces == 144)
    #expect(switching.goldOunces == 144 / 85.0)
    #expect(switching.first?.time == Timestamp(2026, 1, 1) && switching.last?.ratio == 85)
  }

  @Test func theWorstStretchIsInOuncesOfGold() throws {
    let worst = try #require(replay([80, 100, 90]).worst)
    #expect(worst.peak == 1 && worst.trough == 0.8 && worst.troughTime == Timestamp(2026, 1, 2))
    #expect(worst.recoveryTime == nil)
  }

  @Test func goldThatIsKeptNeitherGainsNorFalls() {
    let switching = replay([60, 70, 55])
    #expect(switching.goldOunces == 1 && switching.silverOunces == 55 && switching.worst == nil)
    #expect(
      switching.switches.isEmpty && replay([]).goldOunces == nil && replay([.nan, 0]).goldOunces == nil)
  }

  @Test func limitsInTheWrongOrderAreNoRule() {
    #expect(RatioSwitching.Rule(intoSilver: 50, intoGold: 80) == nil)
    #expect(RatioSwitching.Rule(intoSilver: 80, intoGold: 0) == nil)
    #expect(RatioSwitching.Rule(intoSilver: 80, intoGold: 50) == .standard)
  }
}
