import BullionAnalytics
import Testing

@Suite struct WilderAverageTests {
  @Test func equalsItsDefinition() {
    compareAtEveryLength(WilderAverage.init) {
      $0.prices($1)
    } definition: {
      Naive.wilder($0, $1)
    }
  }

  @Test func aConstantStaysWithinRounding() {
    var average = WilderAverage(period: 14)
    for _ in 0..<100_000 { average.update(2650.1) }
    #expect(abs((average.value ?? 0) - 2650.1) < 1e-10)
  }
}
