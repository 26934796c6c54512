import BullionAnalytics
import Testing

@Suite struct ExponentialMovingAverageTests {
  @Test func equalsItsDefinition() {
    compareAtEveryLength(ExponentialMovingAverage.init) {
      $0.prices($1)
    } definition: { inputs, length in
      guard inputs.count >= length else { return nil }
      let weight = 2 / Double(length + 1)
      return inputs.dropFirst(length).reduce(Naive.mean(inputs.prefix(length))) {
        $1 * weight + $0 * (1 - weight)
      }
    }
  }

  @Test func aConstantIsItsOwnAverage() {
    var average = ExponentialMovingAverage(period: 20)
    for _ in 0..<500 { average.update(2650.1) }
    #expect(abs((average.value ?? 0) - 2650.1) < 1e-12)
  }
}
