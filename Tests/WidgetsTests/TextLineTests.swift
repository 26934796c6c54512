import Screen
import Testing
import Widgets

private let status = TextLine(
  left: [
    .init("BULLION", style: Style(), priority: 3), .init("demo", style: Style(), priority: 4),
    .init("Fri 23 Jan 2026", style: Style(), priority: 1),
  ],
  right: [.init("refused 2", style: Style(), priority: 2), .init("live 0.3 s", style: Style(), priority: 5)],
  gap: 2)

@Test func spansGiveWayByPriority() {
  func line(_ columns: Int) -> String { picture(columns, 1) { status.draw(into: &$0, in: $1) } }
  #expect(line(60) == "BULLION  demo  Fri 23 Jan 2026         refused 2  live 0.3 s\n")
  #expect(line(53) == "BULLION  demo  Fri 23 Jan 2026  refused 2  live 0.3 s\n")
  #expect(
    line(52)
      == "BULLION  demo                   refused 2  live 0.3 s\n".replacing("  refused", with: " refused"))
  #expect(line(35) == "BULLION  demo            live 0.3 s\n")
  #expect(line(20) == "demo      live 0.3 s\n")
  #expect(line(10) == "live 0.3 s\n")
  #expect(line(7) == "live …\n".replacing("live …", with: " live …"))
}

@Test func lineSaysHowManyWereLeftOut() {
  for (columns, left) in [(60, 0), (52, 1), (35, 2), (20, 3), (5, 4)] {
    var frame = Frame(size: Size(columns: columns, rows: 1))
    #expect(status.draw(into: &frame, in: frame.bounds) == left)
  }
}

@Test func amongEqualsTheInnermostGoesFirst() {
  let line = TextLine(
    left: [.init("aa", style: Style()), .init("bb", style: Style())],
    right: [.init("cc", style: Style()), .init("dd", style: Style())], gap: 1)
  func text(_ columns: Int) -> String { picture(columns, 1) { line.draw(into: &$0, in: $1) } }
  #expect(text(11) == "aa bb cc dd\n")
  #expect(text(10) == "aa bb   dd\n")
  #expect(text(7) == "aa bb\n")
  #expect(text(4) == "aa\n")
}

@Test func backgroundFillsTheRow() {
  let bar = Style(attributes: .reverse)
  let frame = drawn(6, 2) {
    TextLine(left: [.init("a", style: bar)], background: bar).draw(into: &$0, in: $1)
  }
  #expect(frame.cells.prefix(6).allSatisfy { $0.style == bar })
  #expect(frame.cells.suffix(6).allSatisfy { $0.style == Style() })
}
