import Screen
import Testing

@Test func attributesAddUp() {
  let style = Style(foreground: .palette(2), attributes: .bold).adding([.reverse, .bold])
  #expect(style.attributes == [.bold, .reverse])
  #expect(style.foreground == .palette(2))
}

@Test func backgroundChangesAlone() {
  let style = Style(foreground: .palette(2), attributes: .dim).on(.rgb(0x10_1010))
  #expect(style == Style(foreground: .palette(2), background: .rgb(0x10_1010), attributes: .dim))
}

@Test func cellsKeepTheirStyle() {
  let style = Style(foreground: .palette(1), background: .rgb(5), attributes: .underline)
  let cell = Cell("ä", style)
  #expect(cell.style == style)
  #expect(cell.character == "ä")
  #expect(MemoryLayout<Cell>.size == 16, "rows are compared as memory")
}
