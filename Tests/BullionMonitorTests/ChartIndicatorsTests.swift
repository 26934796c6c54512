import BullionAnalytics
import BullionMarket
import BullionMonitor
import TestRandomness
import Testing

@Suite struct ChartIndicatorsTests {
  private static let count = 2000

  private static func bars(seed: UInt64, price first: Double) -> [Bar] {
    var random = SplitMix64(seed: seed)
    var price = first
    // Within one session, so that no slot stands between two bars.
    return (0..<count).map { index in
      func draw() -> Double { Double(random.next() >> 11) / 9_007_199_254_740_992 - 0.5 }
      func ticks(_ value: Double) -> Price { Price(dollars: value) ?? Price(ticks: 1) }
      let open = price
      price *= 1 + draw() * 0.002
      return Bar(
        start: Timestamp(2026, 1, 19, 23).advanced(bySeconds: Int64(index) * 60), open: ticks(open),
        high: ticks(max(open, price) * (1 + (draw() + 0.5) * 0.001)),
        low: ticks(min(open, price) * (1 - (draw() + 0.5) * 0.001)), close: ticks(price))
    }
  }

  private func isSame(_ left: Double, _ right: Double?) -> Bool {
    guard let right else { return left.isNaN }
    return (left - right).magnitude <= 1e-9 * max(1, right.magnitude)
  }

  @Test func theyAreThoseOfAnalyzeAtTheFirstVisibleBarAndAllOthers() {
    let gold = Self.bars(seed: 1, price: 4900)
    let silver = Self.bars(seed: 2, price: 98)
    var maker = ChartSlotMaker(.gold, .oneMinute, calendar: SessionCalendar(holidays: .empty))
    maker.add(gold: gold, silver: silver)
    maker.finish()
    let series = ChartSeries([BarPyramid(maker.slots)])
    let bars = maker.slots.indices.filter { maker.slots[$0].isBar }
    #expect(bars.count == Self.count)
    var lengths = ChartLengths()
    lengths.simple = 20
    let columns: [AnalysisColumn] = [
      .simpleAverage(.gold, period: 20), .exponentialAverage(.gold, period: 20), .bollinger(.gold, .upper),
      .bollinger(.gold, .mid), .bollinger(.gold, .lower), .relativeStrength(.gold, period: 14),
      .macd(.gold, .line), .macd(.gold, .signal), .macd(.gold, .histogram),
      .averageTrueRange(.gold, period: 14), .drawdown(.gold),
    ]
    for visible in [0..<150, 40..<60, 1500..<series.count] {
      let chart = ChartIndicators(series, in: visible, subject: .gold, lengths: lengths)
      var table = AnalysisTable(columns: columns)
      for (index, (gold, silver)) in zip(gold, silver).enumerated() {
        table.add(gold: gold, silver: silver)
        guard visible.contains(bars[index]) else { continue }
        let place = bars[index] - visible.lowerBound
        let drawn = [
          chart.simple, chart.exponential, chart.upper, chart.middle, chart.lower, chart.relativeStrength,
          chart.convergence, chart.signal, chart.histogram, chart.trueRange,
        ].map { $0[place] }
        for (column, pair) in zip(columns, zip(drawn, table.values)) {
          #expect(isSame(pair.0, pair.1), "\(column) at \(index): \(pair)")
        }
        #expect(isSame(chart.drawdown[place], table.values[10].map { $0 * 100 }), "drawdown at \(index)")
        #expect(isSame(chart.ratio[place], table.ratio), "ratio at \(index)")
      }
    }
  }

  @Test func anUnfinishedBarAndAGapHaveNone() {
    let gold = Array(Self.bars(seed: 1, price: 4900)[..<200])
    var maker = ChartSlotMaker(.gold, .oneMinute, calendar: SessionCalendar(holidays: .empty))
    maker.add(gold: gold[..<100] + gold[103...], silver: [])
    maker.finish(isUnfinished: true)
    let series = ChartSeries([BarPyramid(maker.slots)])
    let chart = ChartIndicators(series, in: 0..<series.count, subject: .gold, lengths: ChartLengths())
    #expect(chart.exponential[100].isNaN && chart.exponential[103].isFinite)
    #expect(chart.exponential[series.count - 1].isNaN && chart.exponential[series.count - 2].isFinite)
    #expect(chart.ratio.allSatisfy { $0.isNaN })
  }

  @Test func betaIsSilversMoveForOneOfGolds() {
    let gold = Self.bars(seed: 1, price: 4900)
    var silver = gold
    for index in silver.indices {
      // Twice gold's log return.
      let ratio = gold[index].close.dollars / gold[0].close.dollars
      silver[index].close = Price(dollars: 90 * ratio * ratio) ?? Price(ticks: 1)
    }
    for subject in [ChartSubject.gold, .silver] {
      var maker = ChartSlotMaker(subject, .oneMinute, calendar: SessionCalendar(holidays: .empty))
      maker.add(gold: gold, silver: silver)
      maker.finish()
      let series = ChartSeries([BarPyramid(maker.slots)])
      let beta = series.beta(from: 500, to: 100, subject: subject)
      #expect(beta.map { ($0 - 2).magnitude < 1e-4 } ?? false)
      #expect(series.beta(from: 100, to: 101, subject: subject) == nil)
    }
  }
}
