import Screen
import TestRandomness
import Testing

private func row(_ columns: Int, _ glyphs: Glyphs = .unicode, _ draw: (inout Frame) -> Void) -> String {
  var frame = Frame(size: Size(columns: columns, rows: 1), glyphs: glyphs)
  frame.fill(frame.bounds, "~", style: Style())
  draw(&frame)
  return frame.text(row: 0)
}

/// Every wide glyph has its right half, and every right half its glyph.
private func isWhole(_ frame: Frame) -> Bool {
  (0..<frame.size.rows).allSatisfy { y in
    (0..<frame.size.columns).allSatisfy { x in
      switch frame[x, y].width {
      case 0: x > 0 && frame[x - 1, y].width == 2
      case 1: true
      case 2: x + 1 < frame.size.columns && frame[x + 1, y].width == 0
      default: false
      }
    }
  }
}

@Test func textIsCutWithAnEllipsis() {
  #expect(row(8) { $0.write("gold", x: 1, y: 0, style: Style()) } == "~gold~~~")
  #expect(row(8) { $0.write("palladium", x: 1, y: 0, style: Style()) } == "~pallad…")
  #expect(row(8) { $0.write("silver", x: 1, y: 0, width: 4, style: Style()) } == "~sil…~~~")
  #expect(row(8) { $0.write("silver", x: 1, y: 0, width: 6, style: Style()) } == "~silver~")
  #expect(row(8) { $0.write("silver", x: 1, y: 0, width: 1, style: Style()) } == "~…~~~~~~")
  #expect(row(8) { $0.write("silver", x: 1, y: 0, width: 0, style: Style()) } == "~~~~~~~~")
  #expect(row(8) { $0.write("silver", x: 1, y: 0, width: -3, style: Style()) } == "~~~~~~~~")
  #expect(row(8) { $0.write("silver", x: -3, y: 0, style: Style()) } == "ver~~~~~")
  #expect(row(8) { $0.write("silver", x: 9, y: 0, style: Style()) } == "~~~~~~~~")
}

@Test func writeReturnsWhereItEnded() {
  var frame = Frame(size: Size(columns: 10, rows: 2))
  #expect(frame.write("gold", x: 2, y: 1, style: Style()) == 6)
  #expect(frame.write("palladium", x: 2, y: 1, width: 5, style: Style()) == 7)
  #expect(frame.write("gold", x: 2, y: 5, style: Style()) == 2)
  #expect(frame.write("12.5", endingBefore: 10, y: 0, style: Style()) == 6)
  #expect(frame.text == "      12.5\n  pall…\n")
}

@Test func wideGlyphsTakeTwoCells() {
  #expect(row(6) { $0.write("a金b", x: 0, y: 0, style: Style()) } == "a金b~~")
  #expect(row(4) { $0.write("金銀鉑", x: 0, y: 0, style: Style()) } == "金…~", "no half of a glyph")
  #expect(row(4) { $0.put("金", x: 3, y: 0, style: Style()) } == "~~~ ")
  #expect(row(4) { $0.write("金銀", x: -1, y: 0, style: Style()) } == " 銀~")
  #expect(row(4, .ascii) { $0.write("金x", x: 0, y: 0, style: Style()) } == "? x~")
}

@Test func overwritingHalfOfAWideGlyphBlanksTheOther() {
  func over(_ text: String, at x: Int) -> String {
    row(6) {
      $0.write("金銀鉑", x: 0, y: 0, style: Style())
      $0.write(text, x: x, y: 0, style: Style())
    }
  }
  #expect(over("x", at: 0) == "x 銀鉑")
  #expect(over("x", at: 1) == " x銀鉑")
  #expect(over("xy", at: 1) == " xy 鉑")
  #expect(over("錫", at: 1) == " 錫 鉑")
  #expect(over("錫", at: 2) == "金錫鉑")
}

@Test func theGridStaysWholeUnderAnyWriting() {
  var random = SplitMix64(seed: 3)
  let pieces = ["金", "a", "\u{301}", "銀b", "\u{1B}[2J", "é", "🥇", "\n"]
  for glyphs in [Glyphs.unicode, .ascii] {
    var frame = Frame(size: Size(columns: 9, rows: 3), glyphs: glyphs)
    for _ in 0..<4000 {
      let x = Int.random(in: -4...12, using: &random)
      let y = Int.random(in: -1...3, using: &random)
      let text = (0..<Int.random(in: 0...5, using: &random)).map { _ in
        pieces.randomElement(using: &random) ?? ""
      }.joined()
      switch Int.random(in: 0...3, using: &random) {
      case 0: frame.write(text, x: x, y: y, style: Style())
      case 1: frame.write(text, x: x, y: y, width: Int.random(in: -1...6, using: &random), style: Style())
      case 2: frame.write(text, endingBefore: x, y: y, style: Style())
      default:
        let scalar = text.unicodeScalars.first ?? "x"
        frame.fill(Rect(x: x, y: y, width: 3, height: 2), scalar, style: Style())
      }
      #expect(isWhole(frame))
      for cell in frame.cells {
        #expect(Unicode.Scalar(cell.scalar).map { columnWidth(of: $0) } == max(1, Int(cell.width)))
        #expect(glyphs == .unicode || cell.scalar < 0x7F)
      }
    }
  }
}

@Test func controlCharactersNeverLandInACell() {
  let text = "a\u{1B}[31mb\u{7}\u{9B}c\u{202E}\td\r\n\u{200B}e"
  #expect(row(12) { $0.write(text, x: 0, y: 0, style: Style()) } == "a[31mbcde~~~")
  for value in (UInt32(0)..<0x20).map({ $0 }) + Array(0x7F..<0xA0) + [0xAD, 0x200B, 0x2028, 0x202E] {
    guard let scalar = Unicode.Scalar(value) else { continue }
    #expect(row(3) { $0.put(scalar, x: 1, y: 0, style: Style()) } == "~~~")
    #expect(row(3) { $0.fill($0.bounds, scalar, style: Style()) } == "~~~")
  }
}

@Test func asciiModeLeavesOnlyAscii() {
  var frame = Frame(size: Size(columns: 20, rows: 2), glyphs: .ascii)
  frame.write("╭─ Köln ▲ 金 ⣿ σ…", x: 0, y: 0, style: Style())
  frame.fill(Rect(x: 0, y: 1, width: 3, height: 1), "█", style: Style())
  #expect(frame.cells.allSatisfy { (0x20..<0x7F).contains($0.scalar) })
  #expect(frame.text == "+- K?ln ^ ?  ? s~\n###\n")
}

@Test func nothingLeavesTheGrid() {
  var frame = Frame(size: Size(columns: 4, rows: 2))
  frame.put("x", x: -1, y: 0, style: Style())
  frame.put("x", x: 4, y: 0, style: Style())
  frame.put("x", x: 0, y: 2, style: Style())
  frame.write("x", x: .max, y: 0, width: .max, style: Style())
  frame.write("x", x: .min, y: 0, width: .max, style: Style())
  frame.write("x", endingBefore: .min, y: 1, style: Style())
  frame.write("x", x: 0, y: .max, style: Style())
  #expect(frame.text == "\n\n")
  frame.fill(Rect(x: -9, y: 1, width: .max, height: .max), "x", style: Style())
  #expect(frame.text == "\nxxxx\n")
  frame.restyle(Rect(x: 3, y: -5, width: .max, height: .max)) { $0.adding(.reverse) }
  #expect(
    frame.cells.map { $0.attributes == .reverse } == [false, false, false, true, false, false, false, true])
}

@Test func emptyFrames() {
  var frame = Frame(size: Size(columns: 0, rows: 3))
  frame.write("x", x: 0, y: 0, style: Style())
  frame.fill(Rect(x: 0, y: 0, width: 9, height: 9), "x", style: Style())
  #expect(frame.text == "\n\n\n")
  #expect(Frame(size: Size(columns: -1, rows: -1)).text == "")
}

@Test func restylingKeepsCharacters() {
  var frame = Frame(size: Size(columns: 4, rows: 1))
  frame.write("a金b", x: 0, y: 0, style: Style(foreground: .palette(1)))
  frame.restyle(Rect(x: 0, y: 0, width: 3, height: 1)) { $0.on(.palette(4)) }
  #expect(frame.text == "a金b\n")
  #expect(frame[1, 0].style == Style(foreground: .palette(1), background: .palette(4)))
  #expect(frame[3, 0].style == Style(foreground: .palette(1)))
}
