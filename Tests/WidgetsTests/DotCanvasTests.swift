import Screen
import Testing

@testable import Widgets

private func canvas(_ columns: Int, _ rows: Int, _ glyphs: Glyphs, _ draw: (inout DotCanvas) -> Void)
  -> String
{
  picture(columns, rows, glyphs) {
    var canvas = DotCanvas(area: $1, glyphs: glyphs)
    draw(&canvas)
    canvas.draw(into: &$0)
  }
}

@Test func brailleDotsAreWhereTheyShouldBe() {
  let dots = ["⠁", "⠂", "⠄", "⡀", "⠈", "⠐", "⠠", "⢀"]
  for (index, dot) in dots.enumerated() {
    let text = canvas(1, 1, .unicode) { $0.set(x: index / 4, y: index % 4, mark: "*", style: Style()) }
    #expect(text == dot + "\n")
  }
  let all = canvas(1, 1, .unicode) {
    for x in 0..<2 { for y in 0..<4 { $0.set(x: x, y: y, mark: "*", style: Style()) } }
  }
  #expect(all == "⣿\n")
}

@Test func asciiDotsAreMarks() {
  let text = canvas(3, 2, .ascii) {
    $0.set(x: 0, y: 0, mark: "*", style: Style())
    $0.set(x: 2, y: 1, mark: ".", style: Style())
  }
  #expect(text == "*\n  .\n")
}

@Test func dotsOutsideAreDropped() {
  let text = canvas(2, 1, .unicode) {
    for (x, y) in [(-1, 0), (0, -1), (4, 0), (0, 4), (.max, .min)] {
      $0.set(x: x, y: y, mark: "*", style: Style())
    }
  }
  #expect(text == "\n")
}

@Test func linesAreClippedBeforeTheyAreDrawn() {
  func line(_ from: (Int, Double), _ to: (Int, Double)) -> String {
    canvas(6, 3, .ascii) {
      $0.line(from: from, to: to, mark: "*", style: Style()) { true }
    }
  }
  #expect(line((0, 2), (5, 0)) == "    **\n  **\n**\n")
  #expect(line((2, -1e6), (2, 1e6)) == "  *\n  *\n  *\n")
  #expect(line((0, 7), (5, 9)) == "\n\n\n")
  #expect(line((0, .nan), (5, 1)) == "\n\n\n")
  #expect(line((0, 1), (5, 6)).hasPrefix("\n*\n *"))
}

@Test func emptyCellsAreKnown() {
  var canvas = DotCanvas(area: Rect(x: 0, y: 0, width: 2, height: 1), glyphs: .unicode)
  canvas.set(x: 3, y: 2, mark: "*", style: Style())
  #expect(canvas.isEmpty(column: 0, row: 0) && !canvas.isEmpty(column: 1, row: 0))
  #expect(canvas.isEmpty(column: 9, row: -1))
  #expect(canvas.isSet(x: 3, y: 2) && !canvas.isSet(x: 2, y: 2))
}
