import Testing

@testable import CursesTerminal

struct PerceivedColorTests {
  /// Reference values from the paper's own conversion.
  @Test(arguments: [
    (0xFFFFFF, 1.0, 0.0, 0.0), (0x000000, 0, 0, 0), (0xFF0000, 0.62796, 0.22486, 0.12585),
    (0x00FF00, 0.86644, -0.23389, 0.17950), (0x0000FF, 0.45201, -0.03246, -0.31153),
  ])
  func knownColors(rgb: Int, lightness: Double, a: Double, b: Double) {
    let color = PerceivedColor(UInt32(rgb))
    #expect(abs(color.lightness - lightness) < 1e-4)
    #expect(abs(color.a - a) < 1e-4)
    #expect(abs(color.b - b) < 1e-4)
  }

  @Test func greysHaveNoChroma() {
    for level in UInt8.min...UInt8.max {
      #expect(PerceivedColor(red: level, green: level, blue: level).chroma < 1e-4)
    }
  }

  @Test func distanceIsSymmetric() {
    let gold = PerceivedColor(0xE0B040)
    let silver = PerceivedColor(0xAEB9C6)
    #expect(gold.squaredDistance(to: gold) == 0)
    #expect(gold.squaredDistance(to: silver) == silver.squaredDistance(to: gold))
  }
}
