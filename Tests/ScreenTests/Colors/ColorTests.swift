import Screen
import Testing

@Test func colorsSayWhatTheyAre() {
  #expect(Color.terminalDefault.kind == .terminalDefault)
  #expect(Color.palette(9).kind == .palette(9))
  #expect(Color.palette(25).kind == .palette(9), "only the low four bits count")
  #expect(Color.rgb(0x12_34_56).kind == .rgb(red: 0x12, green: 0x34, blue: 0x56))
  #expect(Color.rgb(0xFF12_3456) == Color.rgb(0x12_3456))
  #expect(Color.rgb(0) != .terminalDefault, "black is not the default")
}

@Test func mixingGoesFromOneColorToTheOther() {
  let black = Color.rgb(0x00_0000)
  let white = Color.rgb(0xFF_FFFF)
  #expect(black.mixed(with: white, share: 0) == black)
  #expect(black.mixed(with: white, share: 1) == white)
  #expect(black.mixed(with: white, share: 0.5) == Color.rgb(0x80_8080))
  #expect(Color.rgb(0x10_2030).mixed(with: .rgb(0x20_2000), share: 0.25) == Color.rgb(0x14_2024))
}

@Test func sharesOutsideAreTheEnds() {
  let black = Color.rgb(0x00_0000)
  let white = Color.rgb(0xFF_FFFF)
  #expect(black.mixed(with: white, share: -3) == black)
  #expect(black.mixed(with: white, share: .infinity) == white)
  #expect(white.mixed(with: black, share: .nan) == white, "no share is no change")
}

@Test func onlyTrueColorsMix() {
  #expect(Color.palette(3).mixed(with: .rgb(0xFF_FFFF), share: 0.5) == .palette(3))
  #expect(Color.rgb(0x11_1111).mixed(with: .terminalDefault, share: 0.5) == .rgb(0x11_1111))
}
