import Screen
import Testing
import Widgets

private func spark(_ points: [Double?], _ columns: Int, _ glyphs: Glyphs = .unicode) -> String {
  picture(columns, 1, glyphs) { Sparkline(points, style: Style()).draw(into: &$0, in: $1) }
}

@Test func sparksRise() {
  #expect(spark([0, 1, 2, 3, 4, 5, 6, 7], 8) == "▁▂▃▄▅▆▇█\n")
  #expect(spark([0, 1, 2, 3, 4], 5, .ascii) == "_.-=^\n")
}

@Test func sparksKeepGaps() {
  #expect(spark([0, nil, 7, .nan, .infinity, 7], 6) == "▁ █  █\n")
  #expect(spark([nil, nil], 6) == "\n")
  #expect(spark([], 6) == "\n")
}

@Test func sparksKeepSpikes() {
  var points: [Double?] = Array(repeating: 5, count: 1000)
  points[550] = 9
  points[10] = 1
  #expect(spark(points, 10) == "▁▅▅▅▅█▅▅▅▅\n")
}

@Test func fewSparksAreWide() {
  #expect(spark([0, 7], 6) == "▁▁▁███\n")
  #expect(spark([3], 4) == "▅▅▅▅\n", "flat data in the middle")
}

@Test func sparksWithAForcedScale() {
  let line = Sparkline([-50, 50, 150], style: Style(), range: 0...100)
  #expect(picture(3, 1) { line.draw(into: &$0, in: $1) } == "▁▅█\n")
}
