import Screen
import Testing

@testable import Widgets

private func picture(_ text: String, scale: Int, _ columns: Int, _ rows: Int, _ glyphs: Glyphs = .unicode)
  -> String
{
  var frame = Frame(size: Size(columns: columns, rows: rows), glyphs: glyphs)
  BlockText(text).draw(scale: scale, into: &frame, in: frame.bounds)
  return frame.text
}

@Test func figuresAreMadeOfSquares() {
  #expect(
    picture("1.9", scale: 1, 9, 3) == """
      ▀█    █▀█
       █    ▀▀█
      ▀▀▀ ▀ ▀▀▀

      """)
  let plain = picture("-A", scale: 1, 14, 5, .ascii).split(separator: "\n").map(String.init)
  #expect(plain[2] == "###### ######" || plain[2].hasPrefix("######  ######"), "\(plain)")
}

@Test(
  "A text takes the largest scale that fits",
  arguments: [(28, 3, 1), (56, 5, 2), (55, 5, 1), (56, 4, 1), (27, 9, 0), (280, 25, 10)])
func scales(columns: Int, rows: Int, scale: Int) {
  #expect(BlockText.squares(of: "5,002.81") == 28)
  #expect(BlockText.scale(of: "5,002.81", in: Size(columns: columns, rows: rows), glyphs: .unicode) == scale)
}

@Test func glyphsOfTheFontAreWhole() {
  for character in "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ.,:+-%/()! " {
    let rows = BlockFont.rows(of: character)
    #expect(rows?.count == BlockFont.height, "\(character)")
    #expect(Set(rows?.map(\.count) ?? []).count == 1, "\(character)")
  }
  #expect(BlockFont.rows(of: "ä") == nil && BlockFont.rows(of: "a") != nil)
}

@Test func whatHasNoRoomIsCut() {
  #expect(picture("88", scale: 3, 5, 2).split(separator: "\n").allSatisfy { $0.count <= 5 })
  #expect(BlockText.scale(of: "", in: Size(columns: 10, rows: 10), glyphs: .unicode) == 0)
  #expect(BlockText.scale(of: "8", in: Size(columns: 0, rows: 0), glyphs: .ascii) == 0)
}
