import BullionAnalytics
import Testing

@Suite struct MidrankPercentileTests {
  @Test func equalsItsDefinition() {
    compareAtEveryLength(MidrankPercentile.init) {
      $0.prices($1).map { $0.rounded() }
    } definition: { inputs, length in
      guard inputs.count >= length, let newest = inputs.last else { return nil }
      let window = inputs.suffix(length)
      let below = window.filter { $0 < newest }.count
      let equal = window.filter { $0 == newest }.count
      return 100 * (Double(below) + Double(equal) / 2) / Double(length)
    }
  }

  @Test func flatIsTheMiddle() {
    var rank = MidrankPercentile(window: 30)
    for _ in 0..<30 { rank.update(84.1) }
    #expect(rank.value == 50)
  }
}
