import BullionAnalytics
import Testing

@Suite struct PrecedingPercentileTests {
  @Test func equalsItsDefinition() {
    compareAtEveryLength(PrecedingPercentile.init) {
      $0.prices($1).map { $0.rounded() }
    } definition: { inputs, length in
      guard inputs.count > length, let newest = inputs.last else { return nil }
      let before = inputs.dropLast().suffix(length)
      return 100 * Double(before.filter { $0 <= newest }.count) / Double(length)
    }
  }

  @Test func flatIsTheTop() {
    var rank = PrecedingPercentile(window: 30)
    for _ in 0..<31 { rank.update(84.1) }
    #expect(rank.value == 100)
  }
}
