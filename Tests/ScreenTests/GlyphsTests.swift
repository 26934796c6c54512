import Testing

@testable import Screen

@Test func standInsAreAsciiOneForOne() {
  let scalars = (UInt32(0x80)...0x1_FFFF).compactMap(Unicode.Scalar.init)
  let others = scalars.filter { scalar in
    let standIn = Glyphs.asciiStandIn(for: scalar)
    return !standIn.isASCII || columnWidth(of: standIn) != 1
  }
  #expect(others.isEmpty)
}

@Test func standInsResembleTheirGlyphs() {
  #expect("╭─╮│╰┈".unicodeScalars.map(Glyphs.asciiStandIn).map(String.init).joined() == "+-+|+-")
  #expect("▲▼‹›█…–".unicodeScalars.map(Glyphs.asciiStandIn).map(String.init).joined() == "^v<>#~-")
}

@Test func widths() {
  #expect(columnWidth(of: "a") == 1)
  #expect(columnWidth(of: "é") == 1)
  #expect(columnWidth(of: "─") == 1)
  #expect(columnWidth(of: "⣿") == 1)
  #expect(columnWidth(of: "金") == 2)
  #expect(columnWidth(of: "한") == 2)
  #expect(columnWidth(of: "！") == 2)
  #expect(columnWidth(of: "🥇") == 2)
  #expect(columnWidth(of: "") == 0)
}

@Test func emojiThatTerminalsDrawWide() {
  for wide in ["⌚", "⚡", "✅", "❌", "⭐", "🀄", "🟢", "🪙"] { #expect(columnWidth(of: wide) == 2, "\(wide)") }
  for narrow in ["●", "◆", "☀", "✓", "▲", "½", "€", "→", "★"] {
    #expect(columnWidth(of: narrow) == 1, "\(narrow)")
  }
}

@Test func wideRangesEndWhereTheyShould() {
  for (value, width) in [
    (0x10FF, 1), (0x1100, 2), (0x115F, 2), (0x1160, 0), (0x4DFF, 1), (0x4E00, 2), (0x9FFF, 2), (0xD7A3, 2),
    (0xD7A4, 1), (0xFF60, 2), (0xFF61, 1), (0x2_0000, 2), (0x3_FFFD, 2), (0x3_FFFE, 1), (0x10_FFFD, 1),
  ] as [(UInt32, Int)] {
    #expect(Unicode.Scalar(value).map { columnWidth(of: $0) } == width, "\(String(value, radix: 16))")
  }
}

@Test func whatTakesNoRoom() {
  for scalar in ["\u{0}", "\u{7}", "\t", "\n", "\u{1B}", "\u{7F}", "\u{9B}", "\u{AD}"] as [Unicode.Scalar] {
    #expect(columnWidth(of: scalar) == 0)
  }
  for scalar in ["\u{301}", "\u{200B}", "\u{200D}", "\u{202E}", "\u{FE0F}", "\u{2028}"] as [Unicode.Scalar] {
    #expect(columnWidth(of: scalar) == 0)
  }
  #expect(columnWidth(of: "e\u{301}\u{202E}金") == 3)
}
