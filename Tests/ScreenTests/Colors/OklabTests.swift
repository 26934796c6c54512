import Screen
import Testing

@Suite struct OklabTests {
  @Test(
    "The corners of a screen's colours are as published in CSS Color 4",
    arguments: [
      (UInt32(0xFF0000), 0.62796, 0.22486, 0.12585), (0x00FF00, 0.86644, -0.23389, 0.17950),
      (0x0000FF, 0.45201, -0.03246, -0.31153), (0xFFFFFF, 1, 0, 0), (0, 0, 0, 0),
      (0x808080, 0.59987, 0, 0),
    ])
  func published(_ value: UInt32, lightness: Double, a: Double, b: Double) throws {
    let lab = try #require(Oklab(.rgb(value)))
    #expect(abs(lab.lightness - lightness) < 2e-4 && abs(lab.a - a) < 2e-4 && abs(lab.b - b) < 2e-4)
    #expect(lab.light.color == .rgb(value))
  }

  @Test func anotherLightnessKeepsTheHue() throws {
    let red = try #require(Oklab(.rgb(0xC0262F)))
    for lightness in [0.2, 0.5, 0.9] {
      let other = try #require(Oklab(red.at(lightness: lightness).light.color))
      #expect(abs(other.lightness - lightness) < 0.01)
      #expect(other.hueCosine(to: red) > 0.995)
      #expect(other.chroma <= red.chroma + 0.01)
    }
  }

  @Test func greysHaveNoHue() throws {
    let (grey, red) = (Oklab(lightness: 0.5, a: 0, b: 0), Oklab(lightness: 0.5, a: 0.1, b: 0))
    #expect(grey.hueCosine(to: red) == 1)
    #expect(red.hueCosine(to: Oklab(lightness: 0.2, a: -0.2, b: 0)) == -1)
  }
}
