import Testing

@testable import Widgets

@Suite struct PlotScaleTests {
  @Test func everyTickStandsInTheMiddleOfItsRowAndEqualStepsAreEqual() throws {
    for rows in [7, 12, 19, 24, 33, 40, 61] {
      for (lower, upper) in [(4920.3, 5012.8), (96.2, 104.9), (44.1, 110.2), (4990.1, 4993.4), (-3.1, 2.7)] {
        let scale = try #require(PlotScale(lower: lower, upper: upper, rows: rows))
        #expect(scale.depth(of: upper) >= 0 && scale.depth(of: lower) <= Double(rows), "\(rows) \(lower)")
        let depths = scale.ticks.values.map { scale.depth(of: $0) }
        #expect(depths.allSatisfy { ($0 - 0.5 - ($0 - 0.5).rounded()).magnitude < 1e-6 }, "\(rows) \(lower)")
        let steps = Set(zip(depths, depths.dropFirst()).map { ($0 - $1).rounded() })
        #expect(steps.count <= 1, "\(rows) \(lower)")
        // The room is used: never less than half of it.
        #expect(scale.depth(of: lower) - scale.depth(of: upper) > Double(rows) / 2, "\(rows) \(lower)")
      }
    }
  }

  @Test func aDepthReadsBackAsItsValue() throws {
    for kind in [PlotScale.Kind.linear, .logarithmic] {
      let scale = try #require(PlotScale(lower: 2620, upper: 5597, rows: 24, kind: kind))
      for value in [2620.0, 3000, 4444.4, 5597] {
        #expect((scale.value(atDepth: scale.depth(of: value)) - value).magnitude < 1e-8)
      }
      #expect(scale.row(of: 3000) != nil && scale.row(of: 9000) == nil && scale.row(of: 100) == nil)
    }
  }

  @Test func equalSharesTakeEqualRoomOnALogarithmicAxis() throws {
    let scale = try #require(PlotScale(lower: 10, upper: 1000, rows: 41, kind: .logarithmic))
    let steps = [10.0, 100, 1000].map { scale.depth(of: $0) }
    #expect((steps[0] - steps[1] - (steps[1] - steps[2])).magnitude < 1e-9)
    #expect(PlotScale(lower: -1, upper: 10, rows: 10, kind: .logarithmic)?.depth(of: 0).isFinite == true)
  }

  @Test func logarithmAndExponentialAreExact() {
    let known: [(Double, Double)] = [
      (1, 0), (2, 0.693147180559945), (10, 2.302585092994046), (0.001, -6.907755278982137),
      (5000, 8.517193191416238),
    ]
    for (value, logarithm) in known {
      #expect((value.naturalLogarithm - logarithm).magnitude < 1e-13 * max(1, logarithm.magnitude))
      #expect((logarithm.exponential / value - 1).magnitude < 1e-13)
    }
    #expect((-1.0).naturalLogarithm.isNaN && 0.0.naturalLogarithm.isNaN)
  }

  @Test func nothingHasNoScale() {
    #expect(PlotScale(lower: 1, upper: 1, rows: 5) == nil)
    #expect(PlotScale(lower: .nan, upper: 1, rows: 5) == nil)
    #expect(PlotScale(lower: 0, upper: 1, rows: 0) == nil)
  }
}
