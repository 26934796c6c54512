import BullionAnalytics
import Testing

@Suite struct ZScoreTests {
  @Test func equalsItsDefinition() {
    compareAtEveryLength({ ZScore(window: $0) }, tolerance: 1e-9) {
      $0.prices($1)
    } definition: { inputs, length in
      guard inputs.count >= length, length > 1, let newest = inputs.last else { return nil }
      let window = inputs.suffix(length)
      return (newest - Naive.mean(window)) / Naive.deviation(window)
    }
  }

  @Test func aFlatWindowHasNone() {
    var score = ZScore(window: 60)
    for row in 0..<200 {
      score.update(84.0999999999999943)
      #expect(score.value == nil, "row \(row)")
    }
    #expect(score.update(85) != nil)
  }
}
