import Screen
import Testing

@Suite struct ContrastTests {
  @Test func ratiosAreThoseThatArePublished() throws {
    let cases: [(UInt32, UInt32, Double)] = [
      (0, 0xFFFFFF, 21), (0x767676, 0xFFFFFF, 4.54), (0x777777, 0xFFFFFF, 4.48), (0xFF0000, 0xFFFFFF, 4.00),
      (0x123456, 0x123456, 1),
    ]
    for (one, other, ratio) in cases {
      #expect(abs(try #require(Contrast.ratio(.rgb(one), .rgb(other))) - ratio) < 0.005)
      #expect(Contrast.ratio(.rgb(one), .rgb(other)) == Contrast.ratio(.rgb(other), .rgb(one)))
    }
    #expect(Contrast.ratio(.terminalDefault, .rgb(0)) == nil)
  }

  @Test func whatIsReadableStaysAsItIs() {
    #expect(
      Contrast.raised(.rgb(0x123456), to: 4.5, on: [.rgb(0xFFFFFF)], isLighter: false) == .rgb(0x123456))
    #expect(Contrast.raised(.palette(3), to: 4.5, on: [.rgb(0)], isLighter: true) == .palette(3))
  }

  @Test func whatIsNotReadableMovesAsLittleAsItMust() throws {
    let surfaces = [Color.rgb(0x11141A), .rgb(0x1B2029)]
    let raised = Contrast.raised(.rgb(0x803040), to: 4.5, on: surfaces, isLighter: true)
    #expect(Contrast.reaches(4.5, raised, on: surfaces) && !Contrast.reaches(4.8, raised, on: surfaces))
    let (before, after) = (try #require(Oklab(.rgb(0x803040))), try #require(Oklab(raised)))
    #expect(after.hueCosine(to: before) > 0.99)
  }

  @Test func colorsStayOnTheSideOfTheirText() {
    // Darker than its surface, and readable there: on a dark screen it has to become lighter.
    #expect(Contrast.raised(.rgb(0x101010), to: 3, on: [.rgb(0x404040)], isLighter: true) != .rgb(0))
    #expect(Contrast.raised(.rgb(0x808080), to: 20, on: [.rgb(0x404040)], isLighter: true) == .rgb(0xFFFFFF))
  }
}
