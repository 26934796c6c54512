import Screen
import Testing

@Suite struct ColorVisionTests {
  @Test(arguments: ColorVision.allCases) func greysLookTheSameToEveryEye(_ vision: ColorVision) throws {
    let grey = LinearLight(red: 0.3, green: 0.3, blue: 0.3)
    let seen = vision.seen(grey)
    for part in [seen.red, seen.green, seen.blue] { #expect(abs(part - 0.3) < 1e-5) }
  }

  @Test func redIsDarkWithoutLongCones() throws {
    let red = Color.rgb(0xFF0000)
    let (usual, protan) = (
      try #require(ColorVision.usual.seen(red)), try #require(ColorVision.protanopia.seen(red))
    )
    #expect(protan.lightness < usual.lightness - 0.1)
    // The first column of the published matrix.
    let light = ColorVision.protanopia.seen(LinearLight(red: 1, green: 0, blue: 0))
    #expect(light == LinearLight(red: 0.152286, green: 0.114503, blue: -0.003882))
  }

  @Test func redAndGreenAreOneHueToTwoKinds() throws {
    func cosine(_ vision: ColorVision) throws -> Double {
      try #require(vision.seen(.rgb(0xCC4040))).hueCosine(to: #require(vision.seen(.rgb(0x40A040))))
    }
    #expect(try cosine(.usual) < 0)
    #expect(try cosine(.deuteranopia) > 0.9)
    #expect(try cosine(.protanopia) > 0.9)
    #expect(try cosine(.tritanopia) < 0)
    #expect(ColorVision.usual.seen(.terminalDefault) == nil)
  }
}
