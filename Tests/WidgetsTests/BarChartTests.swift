import Screen
import Testing
import Widgets

private let bar = Style(foreground: .palette(7))

private var mines: BarChart {
  BarChart(
    rows: [
      .init(label: "Mexico", value: 6300, text: "6,300 t", note: "25.2 %", style: bar),
      .init(label: "China", value: 3300, text: "3,300 t", note: "13.2 %", style: bar),
      .init(label: "Sweden", value: nil, text: "unknown", style: bar),
      .init(label: "Poland", value: 13, text: "13 t", note: "0.1 %", style: bar),
      .init(label: "Nowhere", value: 0, text: "0 t", note: "0.0 %", style: bar),
    ]
  ) { "… \($0) more" }
}

@Test func barsWithEighths() {
  #expect(
    picture(50, 6) { mines.draw(into: &$0, in: $1) } == """
      Mexico  ██████████████████████████ 6,300 t  25.2 %
      China   █████████████▋             3,300 t  13.2 %
      Sweden  unknown
      Poland  ▏                             13 t   0.1 %
      Nowhere                                0 t   0.0 %


      """)
  #expect(
    picture(50, 6, .ascii) { mines.draw(into: &$0, in: $1) } == """
      Mexico  ########################## 6,300 t  25.2 %
      China   ##############             3,300 t  13.2 %
      Sweden  unknown
      Poland  #                             13 t   0.1 %
      Nowhere                                0 t   0.0 %


      """)
}

@Test func theLastLineSaysHowManyMore() {
  var count = 0
  #expect(
    picture(50, 3) { count = mines.draw(into: &$0, in: $1) } == """
      Mexico ███████████████████████████ 6,300 t  25.2 %
      China  ██████████████▏             3,300 t  13.2 %
      … 3 more

      """)
  #expect(count == 2)
  #expect(picture(50, 1) { count = mines.draw(into: &$0, in: $1) }.hasPrefix("Mexico"))
  #expect(count == 1)
}

@Test func columnsGiveWayInLittleRoom() {
  #expect(
    picture(24, 3) { mines.draw(into: &$0, in: $1) } == """
      Mexico █████████ 6,300 t
      China  ████▊     3,300 t
      … 3 more

      """)
  #expect(
    picture(16, 4) { mines.draw(into: &$0, in: $1) } == """
      Mexico   6,300 t
      China    3,300 t
      Sweden   unknown
      … 2 more

      """)
}

@Test func barsScaleByTheLargest() {
  let frame = drawn(40, 5, .unicode) { mines.draw(into: &$0, in: $1) }
  #expect(
    region(of: bar, in: frame) == """
              ████████████████
              ████████▍

              ▏


      """)
}

@Test func unusableValuesAreNotDrawnAsBars() {
  let chart = BarChart(rows: [
    .init(label: "a", value: .nan, text: "unknown", style: bar),
    .init(label: "b", value: -5, text: "-5", style: bar),
    .init(label: "c", value: .infinity, text: "unknown", style: bar),
  ])
  let frame = drawn(30, 3) { chart.draw(into: &$0, in: $1) }
  #expect(region(of: bar, in: frame) == "\n\n\n")
  #expect(frame.text == "a unknown\nb                           -5\nc unknown\n")
}
