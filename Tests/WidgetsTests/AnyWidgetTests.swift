import Screen
import TestRandomness
import Testing
import Widgets

/// Draws each widget with random data and texts.
private let widgets: [(name: String, draw: @Sendable (inout Frame, Rect, inout SplitMix64) -> Void)] = [
  (
    "BigDigits",
    { frame, rect, random in
      let height = BigDigits.Height.allCases.randomElement(using: &random) ?? .one
      BigDigits(String.anything(using: &random), height: height).draw(into: &frame, in: rect)
    }
  ),
  (
    "Border",
    { frame, rect, random in
      Border(
        title: .anything(using: &random), note: .anything(using: &random),
        bottomNote: .anything(using: &random)
      ).draw(into: &frame, in: rect)
    }
  ),
  (
    "LineChart",
    { frame, rect, random in
      let text = String.anything(using: &random)
      var chart = LineChart([]) { decimal($0, 2) + text }
      chart.series = (0..<Int.random(in: 0...3, using: &random)).map { _ in
        .init(
          Double.samples(using: &random), style: Style(), isBroken: .random(using: &random),
          marksLast: .random(using: &random))
      }
      chart.levels = (0..<Int.random(in: 0...4, using: &random)).map { _ in
        .init(.anything(using: &random), name: .anything(using: &random), style: Style())
      }
      chart.showsOutsideLevels = .random(using: &random)
      chart.labels = (0..<Int.random(in: 0...5, using: &random)).map { _ in
        .init(
          Bool.random(using: &random) ? .anything(using: &random) : .random(in: 0...1, using: &random),
          .anything(using: &random))
      }
      let ends = [Double.anything(using: &random), Double.anything(using: &random)]
      if ends[0] <= ends[1] { chart.range = ends[0]...ends[1] }
      chart.fillStyle = Bool.random(using: &random) ? Style() : nil
      chart.draw(into: &frame, in: rect)
    }
  ),
  (
    "Sparkline",
    { frame, rect, random in
      Sparkline(Double.samples(using: &random), style: Style()).draw(into: &frame, in: rect)
    }
  ),
  (
    "Gauge",
    { frame, rect, random in
      let text = String.anything(using: &random)
      let isTame = Bool.random(using: &random)
      Gauge(
        lower: isTame ? 0 : .anything(using: &random), upper: isTame ? 100 : .anything(using: &random),
        bands: (0..<Int.random(in: 0...5, using: &random)).map { _ in
          .init(upTo: .anything(using: &random), name: .anything(using: &random), style: Style())
        }, value: Bool.random(using: &random) ? .anything(using: &random) : nil,
        ticks: Bool.random(using: &random) ? [.anything(using: &random), 0, 50] : nil
      ) { decimal($0, 1) + text }.draw(into: &frame, in: rect)
    }
  ),
  (
    "BarChart",
    { frame, rect, random in
      let text = String.anything(using: &random)
      BarChart(
        rows: (0..<Int.random(in: 0...12, using: &random)).map { _ in
          .init(
            label: .anything(using: &random),
            value: Bool.random(using: &random) ? .anything(using: &random) : nil,
            text: .anything(using: &random), note: .anything(using: &random))
        }, more: Bool.random(using: &random) ? { "\($0)" + text } : nil
      ).draw(into: &frame, in: rect)
    }
  ),
  (
    "Table",
    { frame, rect, random in
      let numbers = [Int.min, -1, 0, 1, 2, 9, .max]
      Table(
        columns: (0..<Int.random(in: 0...5, using: &random)).map { _ in
          .init(
            .anything(using: &random),
            alignment: [.left, .right, .decimal].randomElement(using: &random) ?? .left,
            width: [.fitting, .flexible, .fixed(numbers.randomElement(using: &random) ?? 0)]
              .randomElement(using: &random) ?? .fitting)
        },
        rows: (0..<Int.random(in: 0...9, using: &random)).map { _ in
          (0..<Int.random(in: 0...6, using: &random)).map { _ in .init(.anything(using: &random)) }
        }, firstRow: numbers.randomElement(using: &random) ?? 0,
        headerStyle: Bool.random(using: &random) ? Style() : nil,
        gap: numbers.randomElement(using: &random) ?? 0
      ).draw(into: &frame, in: rect)
    }
  ),
  (
    "TextLine",
    { frame, rect, random in
      func spans() -> [TextLine.Span] {
        (0..<Int.random(in: 0...4, using: &random)).map { _ in
          .init(.anything(using: &random), style: Style(), priority: Int.random(in: -2...2, using: &random))
        }
      }
      let gap = [Int.min, 0, 1, 2, .max].randomElement(using: &random) ?? 0
      TextLine(left: spans(), right: spans(), gap: gap, background: nil).draw(into: &frame, in: rect)
    }
  ),
]

@Test(arguments: widgets.map(\.name))
func drawsOnlyInsideItsRect(name: String) throws {
  let widget = try #require(widgets.first { $0.name == name })
  var random = SplitMix64(seed: 8)
  let outside = Style(attributes: .underline)
  for round in 0..<3000 {
    let glyphs: Glyphs = round % 2 == 0 ? .unicode : .ascii
    let size = Size(
      columns: Int.random(in: 0...60, using: &random), rows: Int.random(in: 0...16, using: &random))
    var frame = Frame(size: size, glyphs: glyphs)
    frame.fill(frame.bounds, "~", style: outside)
    let rect = Rect(
      x: Int.random(in: -8...40, using: &random), y: Int.random(in: -4...12, using: &random),
      width: Int.random(in: -2...64, using: &random), height: Int.random(in: -2...18, using: &random))
    widget.draw(&frame, rect, &random)
    let places = (0..<size.rows).flatMap { y in (0..<size.columns).map { x in (x, y) } }
    let isInside = places.allSatisfy { x, y in
      rect.contains(x: x, y: y) || frame[x, y] == Cell("~", outside)
    }
    #expect(isInside, "\(name), round \(round), \(rect)")
    let isPlain = frame.cells.allSatisfy { (0x20..<0x7F).contains($0.scalar) }
    #expect(glyphs == .unicode || isPlain, "\(name), round \(round)")
  }
}

@Test(arguments: widgets.map(\.name))
func drawsInAnyRect(name: String) throws {
  let widget = try #require(widgets.first { $0.name == name })
  var random = SplitMix64(seed: 9)
  let numbers = [Int.min, -1000, -1, 0, 1, 2, 3, 1000, .max]
  func number() -> Int { numbers.randomElement(using: &random) ?? 0 }
  for round in 0..<1000 {
    var frame = Frame(size: Size(columns: 20, rows: 6), glyphs: round % 2 == 0 ? .unicode : .ascii)
    let rect = Rect(x: number(), y: number(), width: number(), height: number())
    widget.draw(&frame, rect, &random)
    #expect(!rect.intersection(frame.bounds).isEmpty || frame.text == Frame(size: frame.size).text)
  }
}
