import Screen
import Testing
import Widgets

private let limits = Table(
  columns: [
    .init("What", width: .flexible), .init("Value", alignment: .decimal), .init("Change", alignment: .right),
  ],
  rows: [
    [.init("London fix"), .init("4,988.35"), .init("+61.30")],
    [.init("R1"), .init("5,020"), .init("+9.1")],
    [.init("Support"), .init("99.125"), .init("−4.00")],
    [.init("unknown"), .init("—")],
  ])

@Test func decimalsAlign() {
  #expect(
    picture(36, 6) { limits.draw(into: &$0, in: $1) } == """
      What            Value  Change
      London fix  4,988.35   +61.30
      R1          5,020        +9.1
      Support        99.125   −4.00
      unknown         —


      """)
}

@Test func flexibleColumnsShrinkFirst() {
  #expect(
    picture(27, 5) { limits.draw(into: &$0, in: $1) } == """
      What          Value  Change
      London …  4,988.35   +61.30
      R1        5,020        +9.1
      Support      99.125   −4.00
      unknown       —

      """)
}

@Test func columnsAreLeftOutFromTheRight() {
  #expect(
    picture(20, 5) { limits.draw(into: &$0, in: $1) } == """
      What           Value
      London f…  4,988.35
      R1         5,020
      Support       99.125
      unknown        —

      """)
}

@Test func numbersAreNeverCut() {
  let table = Table(
    columns: [.init("a", width: .fixed(5)), .init("b", alignment: .right, width: .fixed(5))],
    rows: [[.init("4,988.35"), .init("−12,345.6")], [.init("abcdefgh"), .init("12.5 %")]])
  #expect(
    picture(12, 3) { table.draw(into: &$0, in: $1) } == """
      a          b
      #####  #####
      abcd…  #####

      """)
}

@Test func rowsScroll() {
  var table = limits
  table.firstRow = 2
  var count = 0
  #expect(picture(36, 2) { count = table.draw(into: &$0, in: $1) }.contains("Support"))
  #expect(count == 1)
  table.headerStyle = nil
  #expect(picture(36, 5) { count = table.draw(into: &$0, in: $1) }.hasPrefix("Support"))
  #expect(count == 2)
  for first in [99, Int.max] {
    table.firstRow = first
    #expect(picture(36, 1) { count = table.draw(into: &$0, in: $1) } == "\n")
    #expect(count == 0)
  }
  table.firstRow = .min
  #expect(picture(36, 1) { table.draw(into: &$0, in: $1) }.hasPrefix("London"))
}

@Test func cellsHaveTheirStyles() {
  let up = Style(foreground: .palette(2))
  let header = Style(attributes: .dim)
  let table = Table(
    columns: [.init("x"), .init("y")], rows: [[.init("1"), .init("2", style: up)]], headerStyle: header)
  let frame = drawn(6, 2) { table.draw(into: &$0, in: $1) }
  #expect(region(of: up, in: frame) == "\n   2\n")
  #expect(region(of: header, in: frame) == "x  y\n\n")
}
