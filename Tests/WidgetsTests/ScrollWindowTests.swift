import Screen
import Testing
import Widgets

@Suite struct ScrollWindowTests {
  private func picture(content: Int, first: Int, rows: Int = 4) -> [String] {
    var frame = Frame(size: Size(columns: 6, rows: rows))
    ScrollWindow(contentHeight: content, firstRow: first).draw(into: &frame, in: frame.bounds) {
      frame, area in
      for row in 0..<area.height {
        frame.write("\(row)/\(area.width)", x: area.x, y: area.y + row, style: Style())
      }
    }
    return frame.text.split(separator: "\n").map(String.init)
  }

  @Test func whatFitsHasNoBar() {
    #expect(picture(content: 2, first: 5) == ["0/6", "1/6", "2/6", "3/6"])
  }

  @Test func aPartIsShownWithItsPlace() {
    #expect(picture(content: 8, first: 0) == ["0/5  █", "1/5  █", "2/5  │", "3/5  │"])
    // Neither end while there is more beyond it.
    #expect(picture(content: 8, first: 1) == ["1/5  │", "2/5  █", "3/5  █", "4/5  │"])
    #expect(picture(content: 8, first: 3) == ["3/5  │", "4/5  █", "5/5  █", "6/5  │"])
    #expect(picture(content: 8, first: 4) == ["4/5  │", "5/5  │", "6/5  █", "7/5  █"])
  }

  @Test func beyondTheEndsIsTheEnd() {
    #expect(picture(content: 8, first: 99) == picture(content: 8, first: 4))
    #expect(picture(content: 8, first: -3) == picture(content: 8, first: 0))
  }
}
