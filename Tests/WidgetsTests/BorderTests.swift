import Screen
import Testing
import Widgets

@Test func boxWithTitleAndNotes() {
  let border = Border(title: "Gold  XAU/USD", note: "live 0.3 s", bottomNote: "24 h")
  #expect(
    picture(40, 4) { border.draw(into: &$0, in: $1) } == """
      ╭ Gold  XAU/USD ─────────── live 0.3 s ╮
      │                                      │
      │                                      │
      ╰──────────────────────────────── 24 h ╯

      """)
  #expect(
    picture(40, 3, .ascii) { border.draw(into: &$0, in: $1) } == """
      + Gold  XAU/USD ----------- live 0.3 s +
      |                                      |
      +-------------------------------- 24 h +

      """)
  #expect(border.inner(of: Rect(x: 2, y: 1, width: 40, height: 4)) == Rect(x: 3, y: 2, width: 38, height: 2))
}

@Test func boxesWithLittleRoom() {
  let border = Border(title: "Palladium", note: "stale 42 s", bottomNote: "refused 2")
  #expect(
    picture(20, 2) { border.draw(into: &$0, in: $1) } == """
      ╭ Palladium ───────╮
      ╰─────── refused 2 ╯

      """)
  #expect(
    picture(12, 2) { border.draw(into: &$0, in: $1) } == """
      ╭ Palladi… ╮
      ╰ refused… ╯

      """)
  #expect(picture(9, 1) { border.draw(into: &$0, in: $1) } == "╭ Pall… ╮\n")
  #expect(picture(2, 2) { border.draw(into: &$0, in: $1) } == "╭╮\n╰╯\n")
  #expect(picture(1, 2) { border.draw(into: &$0, in: $1) } == "│\n│\n")
  #expect(picture(0, 0) { border.draw(into: &$0, in: $1) } == "")
}

@Test func boxWithoutTexts() {
  #expect(
    picture(6, 3) { Border(title: "").draw(into: &$0, in: $1) } == """
      ╭────╮
      │    │
      ╰────╯

      """)
}

@Test func theInsideStaysAsItIs() {
  let frame = drawn(5, 3) {
    $0.fill($1, "x", style: Style())
    Border(title: "").draw(into: &$0, in: $1)
  }
  #expect(frame.text == "╭───╮\n│xxx│\n╰───╯\n")
}

@Test func boxStyles() {
  let line = Style(attributes: .dim)
  let title = Style(foreground: .palette(3))
  let note = Style(foreground: .palette(4))
  let frame = drawn(20, 2) {
    Border(title: "Gold", note: "live", bottomNote: "24 h", style: line, titleStyle: title, noteStyle: note)
      .draw(into: &$0, in: $1)
  }
  #expect(region(of: title, in: frame) == "  Gold\n\n")
  #expect(region(of: note, in: frame) == "              live\n              24 h\n")
  #expect(region(of: line, in: frame) == "╭      ──────      ╮\n╰────────────      ╯\n")
}
