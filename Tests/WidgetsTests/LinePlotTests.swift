import Screen
import TestRandomness
import Testing

@testable import Widgets

@Suite struct LinePlotTests {
  /// The dots of a line through every number, against those of a line through what each column of dots comes to.
  @Test(arguments: [320, 3201, 50_000]) func oneStretchAColumnSetsTheDotsOfAllPoints(count: Int) throws {
    var random = SplitMix64(seed: UInt64(count))
    var value = 100.0
    let values = (0..<count).map { _ -> Double? in
      let draw = Double(random.next() >> 11) / 9_007_199_254_740_992
      value += draw > 0.9995 ? 60 : draw < 0.0005 ? -60 : draw - 0.5
      return draw > 0.998 ? nil : value
    }
    let known = values.compactMap(\.self)
    let low = try #require(known.min())
    let high = try #require(known.max())
    let scale = try #require(PlotScale(lower: low, upper: high, rows: 30))
    let plot = Rect(x: 0, y: 0, width: 160, height: 30)
    func column(_ index: Int) -> Int { index * 320 / count }
    var full = LinePlot(plot: plot, scale: scale, glyphs: .unicode)
    full.stroke(
      values.enumerated().map { index, value in value.map { LinePlot.Point(x: column(index), $0) } },
      style: Style())
    // A gap begins a new stretch in the same column.
    var stretches: [LinePlot.Point?] = []
    for (index, value) in values.enumerated() {
      guard let value else {
        stretches.append(nil)
        continue
      }
      if let last = stretches.last ?? nil, last.x == column(index) {
        stretches[stretches.count - 1] = LinePlot.Point(
          x: last.x, first: last.first, low: min(last.low, value), high: max(last.high, value), last: value)
      } else {
        stretches.append(LinePlot.Point(x: column(index), value))
      }
    }
    var reduced = LinePlot(plot: plot, scale: scale, glyphs: .unicode)
    reduced.stroke(stretches, style: Style())
    var wrong = 0
    for y in 0..<full.dots.height {
      for x in 0..<full.dots.width where full.isSet(x: x, y: y) != reduced.isSet(x: x, y: y) { wrong += 1 }
    }
    #expect(wrong == 0)
  }

  @Test func aLineGivesWayWhereSomethingStands() throws {
    let scale = try #require(PlotScale(lower: 0, upper: 10, rows: 4))
    var frame = Frame(size: Size(columns: 6, rows: 4))
    var line = LinePlot(plot: frame.bounds, scale: scale, glyphs: .unicode)
    line.stroke([.init(x: 0, 5), .init(x: 11, 5)], style: Style())
    line.draw(into: &frame) { x, _ in x == 2 }
    let row = (0..<4).map { frame.text(row: $0) }.first { $0.contains { $0 != " " } }
    #expect(row?.map { $0 == " " } == [false, false, true, false, false, false])
  }

  @Test func aWashLiesBelowTheLine() throws {
    let scale = try #require(PlotScale(lower: 0, upper: 10, rows: 5))
    var frame = Frame(size: Size(columns: 2, rows: 5))
    let line = LinePlot(plot: frame.bounds, scale: scale, glyphs: .unicode)
    line.wash([.init(x: 0, 10), nil], floor: 5, style: Style(), into: &frame)
    #expect((0..<5).map { frame.text(row: $0) } == ["  ", "▒ ", "▒ ", "░ ", "░ "])
    // Between two points it follows the line.
    var wide = Frame(size: Size(columns: 4, rows: 5))
    LinePlot(plot: wide.bounds, scale: scale, glyphs: .ascii)
      .wash([.init(x: 0, 10), .init(x: 3, 10)], floor: 3, style: Style(), into: &wide)
    #expect(wide.text(row: 1) == "▒▒▒▒" && wide.text(row: 2) == "▒▒▒▒" && wide.text(row: 3) == "    ")
  }
}
