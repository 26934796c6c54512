import Screen
import Testing
import Widgets

private let line = Style(foreground: .palette(3))

private func chart(_ points: [Double?], decimals: Int = 0) -> LineChart {
  LineChart([.init(points, style: line)]) { decimal($0, decimals) }
}

private let hill: [Double?] = (-30...30).map { (x: Int) -> Double in 100 - Double(x * x) / 9 }

@Test func aHillWithAxes() {
  var chart = chart(hill, decimals: 1)
  chart.labels = [.init(0, "10:00"), .init(0.5, "11:00"), .init(1, "12:00")]
  #expect(
    picture(50, 14) { chart.draw(into: &$0, in: $1) } == """
      ┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈⣀⣀⠤⠤⠤⢄⣀⡀┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈├ 100.0
                   ⢀⡠⠊⠉       ⠈⠉⠒⢄              │
      ┈┈┈┈┈┈┈┈┈┈┈⡠⠔⠁┈┈┈┈┈┈┈┈┈┈┈┈┈┈⠉⠢⣀┈┈┈┈┈┈┈┈┈┈┈├  80.0
               ⢠⠒⠁                   ⠣⢄         │
      ┈┈┈┈┈┈┈⢀⠤⠃┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈⠈⢆⡀┈┈┈┈┈┈┈├  60.0
            ⡠⠊                          ⠘⢄      │
           ⡰⠁                             ⢣     │
      ┈┈┈⢀⠎┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈⠱⡀┈┈┈├  40.0
        ⢀⠜                                  ⠱⡀  │
      ┈⢀⠎┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈⠑⡄┈├  20.0
      ⢠⠃                                      ⠘⡄│
      ⠃┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈⠘◀   0.0
      ┴────────────────────┴───────────────────┴┘
      10:00              11:00               12:00

      """)
  #expect(
    picture(50, 14, .ascii) { chart.draw(into: &$0, in: $1) } == """
      .   .   .   .   .   ..  .   .   .   .   . + 100.0
                    *************.              |
                  **.            ***            |
      .   .   . **.   .   .   .   . **.   .   . +  80.0
              **                      *.        |
      .   . **.   .   .   .   .   .   .***.   . +  60.0
      .   .*  .   .   .   .   .   .   .   *   . +  40.0
         **                                *.   |
         .                                  *   |
      .** .   .   .   .   .   .   .   .   .  *. +  20.0
       .                                      * |
      *   .   .   .   .   .   .   .   .   .   .*<   0.0
      +--------------------+-------------------++
      10:00              11:00               12:00

      """)
}

@Test func gapsStayGaps() {
  var points: [Double?] = (0..<40).map { Double($0) }
  for index in 12..<24 { points[index] = index % 2 == 0 ? nil : .nan }
  #expect(
    picture(30, 8) { chart(points).draw(into: &$0, in: $1) } == """
      ┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈⢀⠤⠔◀ 39
                        ⢀⡠⠔⠉⠁  │
                     ⡠⠒⠊⠁      │
      ┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈├ 20
            ⣀⡀                 │
        ⢀⡠⠔⠊                   │
      ⠔⠒⠁┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈├  0
      ─────────────────────────┘

      """)
}

@Test func spikesSurviveResampling() {
  var points: [Double?] = Array(repeating: 50, count: 5000)
  points[2500] = 90
  points[4000] = 10
  #expect(
    picture(30, 10) { chart(points).draw(into: &$0, in: $1) } == """
                  ⢠            │
      ┈┈┈┈┈┈┈┈┈┈┈┈⢸┈┈┈┈┈┈┈┈┈┈┈┈├ 80
                  ⣸            │
      ┈┈┈┈┈┈┈┈┈┈┈┈⣿┈┈┈┈┈┈┈┈┈┈┈┈├ 60
      ⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠿⠤⠤⠤⠤⠤⠤⢤⠤⠤⠤⠤⠤◀ 50
      ┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈⢸┈┈┈┈┈├ 40
                         ⢸     │
      ┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈⢸┈┈┈┈┈├ 20
                         ⠘     │
      ─────────────────────────┘

      """)
}

@Test func aGapInsideAColumnIsNotBridged() {
  // Some seventeen samples share a dot column; the two runs meet in one, and nothing may connect them.
  var points: [Double?] = Array(repeating: 10, count: 400) + Array(repeating: 90, count: 400)
  points[400] = nil
  let frame = drawn(30, 10) { chart(points).draw(into: &$0, in: $1) }
  let middle = (2..<6).map { frame.text(row: $0) }
  #expect(middle.allSatisfy { row in !row.prefix(24).contains { ("⠁"..."⣿").contains($0) } })
}

@Test func fewSamplesAreJoinedByStraightLines() {
  #expect(
    picture(30, 10) { chart([1, 9, nil, 5]).draw(into: &$0, in: $1) } == """
              ⡠                 │
      ┈┈┈┈┈┈┈⡰⠁┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈├ 8
            ⡰⠁                  │
      ┈┈┈┈┈⡔⠁┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈├ 6
          ⡜                    ⠠◀ 5
      ┈┈⢀⠜┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈├ 4
       ⢀⠎                       │
      ⢀⠎┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈├ 2
      ⠊                         │
      ──────────────────────────┘

      """)
}

@Test func aSingleSampleStandsAtTheRight() {
  #expect(
    picture(24, 7) { chart([4988.35], decimals: 2).draw(into: &$0, in: $1) } == """
                   │
                   │
      ┈┈┈┈┈┈┈┈┈┈┈┈┈├ 4,990.00
                  ⠈◀ 4,988.35
      ┈┈┈┈┈┈┈┈┈┈┈┈┈├ 4,985.00
                   │
      ─────────────┘

      """)
}

@Test func flatDataStandsInTheMiddle() {
  let chart = chart(Array(repeating: 100, count: 20))
  #expect(chart.scale == Scale(lower: 99.9, upper: 100.1))
  #expect(
    picture(24, 7) { chart.draw(into: &$0, in: $1) } == """
                        │
                        │
                        │
      ⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉◀ 100
                        │
                        │
      ──────────────────┘

      """)
}

@Test func levelsAreNamed() {
  var chart = chart((0..<60).map { 60 + Double($0) / 2 }, decimals: 1)
  chart.levels = [
    .init(70, name: "alarm 70", style: Style(attributes: .bold)),
    .init(85, name: "high 85", style: Style(attributes: .bold)),
    .init(200, name: "R2 200", style: Style(attributes: .bold)),
    .init(10, name: "S2 10", style: Style(attributes: .bold)),
  ]
  #expect(
    picture(44, 12) { chart.draw(into: &$0, in: $1) } == """
      ┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈⣀⡠◀ 89.5
                                     ⢀⡠⠔⠊  │
       high 85 ╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌⢀⣀⠔⠒⠁╌╌╌╌╌│
      ┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈⣀⠤⠒⠁┈┈┈┈┈┈┈┈┈├ 80.0
                          ⢀⡠⠒⠊             │
                      ⢀⠤⠔⠊⠁                │
                   ⡠⠔⠊⠁                    │
       alarm 70 ⠤⠊⠉╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌├ 70.0
           ⢀⠤⠔⠉                            │
       ⢀⡠⠔⠉⠁                               │
      ⠊⠁┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈├ 60.0
      ─────────────────────────────────────┘

      """)
  chart.showsOutsideLevels = true
  #expect(
    picture(44, 12) { chart.draw(into: &$0, in: $1) } == """
       ▲ R2 200 ┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈⣀⡠◀ 89.5
                                     ⢀⡠⠔⠊  │
       high 85 ╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌⢀⣀⠔⠒⠁╌╌╌╌╌│
      ┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈⣀⠤⠒⠁┈┈┈┈┈┈┈┈┈├ 80.0
                          ⢀⡠⠒⠊             │
                      ⢀⠤⠔⠊⠁                │
                   ⡠⠔⠊⠁                    │
       alarm 70 ⠤⠊⠉╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌├ 70.0
           ⢀⠤⠔⠉                            │
       ⢀⡠⠔⠉⠁                               │
      ⠊⠁┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈ ▼ S2 10 ├ 60.0
      ─────────────────────────────────────┘

      """)
  #expect(
    picture(44, 12, .ascii) { chart.draw(into: &$0, in: $1) } == """
       ^ R2 200   .   .   .   .   .   .   *< 89.5
                                      **** |
       high 85 -------------------****.----|
      .   .   .   .   .   .   ****.   .   .+ 80.0
                          ****.            |
                      ****.                |
       alarm 70 --****.--------------------+ 70.0
               ***.                        |
          *****                            |
       ***.                                |
       v S2 10    .   .   .   .   .   .   .+ 60.0
      -------------------------------------+

      """)
}

@Test func dataBeyondAForcedRangeIsMarked() {
  var chart = chart((0..<60).map { Double($0) })
  chart.range = 20...40
  #expect(
    picture(36, 8) { chart.draw(into: &$0, in: $1) } == """
      ┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈⢀⠎▲▲▲▲▲▲▲▲▲▲▲ 59
                        ⡰⠁           │
                      ⢀⠎             │
      ┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈⡠⠃┈┈┈┈┈┈┈┈┈┈┈┈┈┈├ 30
                   ⢀⠜                │
                  ⡠⠃                 │
      ▼▼▼▼▼▼▼▼▼▼▼⠜┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈├ 20
      ───────────────────────────────┘

      """)
  #expect(chart.scale == Scale(lower: 20, upper: 40))
}

@Test func theFirstOfSeveralSeriesKeepsItsMark() {
  let other = Style(foreground: .palette(5))
  let points: [Double?] = (0..<40).map { Double($0) }
  let chart = LineChart(
    [.init(points, style: line), .init(points.map { $0.map { $0 - 0.1 } }, style: other, isBroken: true)]
  ) { decimal($0) }
  let frame = drawn(30, 8) { chart.draw(into: &$0, in: $1) }
  let marks = frame.cells.filter { $0.attributes == .reverse }
  #expect(!marks.isEmpty && marks.allSatisfy { $0.foreground == line.foreground })
}

@Test func brokenLinesDifferWithoutColor() {
  var chart = chart([1, 1])
  chart.series[0].isBroken = true
  #expect(
    picture(24, 6) { chart.draw(into: &$0, in: $1) } == """
                          │
                          │
      ⠒⠂┈⠒⠒⠂┈⠒⠒⠂┈⠒⠒⠂┈⠒⠒⠂┈⠒◀ 1
                          │
                          │
      ────────────────────┘

      """)
}

@Test func shadingLiesBelowTheLine() {
  var chart = chart([1, 2, 3, 4, 5, 6])
  chart.fillStyle = Style(attributes: .dim)
  #expect(
    picture(24, 8) { chart.draw(into: &$0, in: $1) } == """
      ┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈⢀⡠⠔◀ 6
                    ⢀⡠⠒⠁⢕⢕│
      ┈┈┈┈┈┈┈┈┈┈┈⢀⠤⠊⠁⢕⢕⢕⢕⢕├ 4
              ⢀⡠⠊⠁⢕⢕⢕⢕⢕⢕⢕⢕│
           ⢀⠤⠒⠁⢕⢕⢕⢕⢕⢕⢕⢕⢕⢕⢕│
      ┈┈⣀⠤⠊⠁⢕⢕⢕⢕⢕⢕⢕⢕⢕⢕⢕⢕⢕⢕├ 2
      ⠔⠊⢕⢕⢕⢕⢕⢕⢕⢕⢕⢕⢕⢕⢕⢕⢕⢕⢕⢕│
      ────────────────────┘

      """)
  #expect(
    picture(24, 8, .ascii) { chart.draw(into: &$0, in: $1) } == """
      .   .   .   .   ...*< 6
                   ..*.:::|
      .   .   .  *.:::::::+ 4
               ..:::::::::|
            ..*:::::::::::|
      . ..*.::::::::::::::+ 2
      *.::::::::::::::::::|
      --------------------+

      """)
}

@Test func labelsNeverOverlap() {
  var chart = chart(hill)
  chart.labels = (0...10).map { .init(Double($0) / 10, "label \($0)") }
  #expect(
    picture(50, 7) { chart.draw(into: &$0, in: $1) } == """
      ┈┈┈┈┈┈┈┈┈┈┈┈┈⢀⣀⠤⠤⠤⠒⠒⠒⠒⠒⠒⠒⠒⠤⠤⠤⣀┈┈┈┈┈┈┈┈┈┈┈┈┈┈├ 100
              ⢀⠤⠔⠒⠉⠁                ⠉⠑⠒⠤⢄⡀        │
           ⡠⠔⠒⠁                          ⠈⠒⠢⣀     │
        ⡠⠔⠉                                  ⠑⠢⣀  │
      ⠔⠉┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈⠑⠢◀   0
      ┴────────────┴────────┴───────┴────────┴────┘
      label 0   label 3  label 5 label 7  label 9

      """)
}

@Test func axesGiveWayInLittleRoom() {
  var chart = chart(hill)
  chart.labels = [.init(0, "a"), .init(1, "b")]
  #expect(picture(20, 4) { chart.draw(into: &$0, in: $1) }.contains("┘"))
  #expect(!picture(20, 4) { chart.draw(into: &$0, in: $1) }.contains("a"))
  #expect(!picture(20, 3) { chart.draw(into: &$0, in: $1) }.contains("─"))
  #expect(!picture(9, 6) { chart.draw(into: &$0, in: $1) }.contains("│"))
}

@Test func theLastValueReplacesATickLabel() {
  let frame = drawn(30, 9) { chart([95, 103, 100]).draw(into: &$0, in: $1) }
  let marked = region(of: line.adding(.reverse), in: frame)
  #expect(marked.split(separator: "\n").count == 1)
  #expect(marked.contains("100"))
  #expect(frame.text.components("100") == 1)
}

@Test func withoutDataThereIsNoScale() {
  var chart = chart([nil, .nan, .infinity])
  chart.labels = [.init(0.5, "noon")]
  var scale: Scale?
  #expect(
    picture(20, 6) { scale = chart.draw(into: &$0, in: $1) } == """




      ──────────┴─────────
              noon

      """)
  #expect(scale == nil)
}

@Test func theScaleUsedCoversTheData() {
  var scale: Scale?
  _ = picture(40, 10) { scale = chart(hill).draw(into: &$0, in: $1) }
  #expect(scale == Scale(lower: -5, upper: 105))
}

extension String {
  /// How often a text occurs.
  fileprivate func components(_ part: String) -> Int { ranges(of: part).count }
}

@Test("Equal steps of an aligned axis are drawn equal", arguments: 8...40)
func alignedTicksAreEvenlySpaced(rows: Int) {
  let chart = LineChart([.init([44.1, 110.2, 71, 50.3], style: Style())], alignsTicks: true) {
    "tick \(Int($0))"
  }
  let text = picture(60, rows) { chart.draw(into: &$0, in: $1) }
  let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
  let ticks = lines.indices.filter { lines[$0].contains("├") }
  let steps = Set(zip(ticks, ticks.dropFirst()).map { $1 - $0 })
  // The last value may stand over a tick.
  #expect(steps.count <= 1 || steps.max() == 2 * (steps.min() ?? 0))
  #expect(ticks.count >= 2)
}
