import Testing

@testable import Screen

@Suite struct LinearLightTests {
  @Test func everyByteComesBack() throws {
    for byte in UInt32(0)...255 {
      let color = Color.rgb(byte << 16 | byte << 8 | (255 - byte))
      #expect(try #require(LinearLight(color)).color == color)
    }
  }

  @Test func valuesAreThoseOfTheStandard() throws {
    let middle = try #require(LinearLight(.rgb(0x800A00)))
    #expect(abs(middle.red - 0.215861) < 1e-6)
    #expect(abs(middle.green - 0.003035) < 1e-6)
    #expect(middle.blue == 0)
    #expect(abs((LinearLight(.rgb(0xFF0000))?.luminance ?? 0) - 0.2126) < 1e-9)
  }

  @Test func colorsOfTheTerminalHaveNoLight() {
    #expect(LinearLight(.terminalDefault) == nil && LinearLight(.palette(3)) == nil)
  }

  @Test func whatNoScreenShowsIsCutOff() {
    #expect(LinearLight(red: 2, green: -1, blue: .nan).color == .rgb(0xFF0000))
    #expect(!LinearLight(red: 2, green: 0, blue: 0).isShowable)
  }

  @Test func rootsAreRoots() {
    #expect(abs(root(3, of: 0.001) - 0.1) < 1e-12 && abs(root(12, of: 4096) - 2) < 1e-9)
    #expect(
      root(3, of: 0) == 0 && root(5, of: -1) == 0 && root(5, of: .nan) == 0 && root(3, of: .infinity) == 0)
  }
}
