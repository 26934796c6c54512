import BullionAnalytics
import Testing

/// Every column of the reference files, against 60-digit decimals rounded once.
@Suite struct ReferenceTests {
  @Test(arguments: [("ref_5000", 250), ("ref_degenerate", 60)])
  func everyColumn(file: String, ratioWindow: Int) throws {
    let table = try ReferenceTable(file)
    let columns = try ReferenceColumns(table, ratioWindow: ratioWindow)
    for (name, values, tolerance) in columns.all where table.has(name) {
      let comparison = Comparison(name, values, against: try table[name], tolerance)
      #expect(comparison.holds, "\(file): \(comparison)")
      report("\(file) \(comparison)")
    }
  }

  @Test func largeLevelsWithSmallMoves() throws {
    let table = try ReferenceTable("ref_hostile_std")
    let values = run(StandardDeviation(period: 20), over: try table.numbers("x"))
    let comparison = Comparison("std20pop_hp", values, against: try table["std20pop_hp"], .relative(1e-10))
    #expect(comparison.holds, "\(comparison)")
    report("ref_hostile_std \(comparison)")
  }

  /// The textbook order of operations, so that a C core of the same order agrees to the last bit.
  @Test func agreesBitForBitWithTALib() throws {
    let prices = try ReferenceTable("ref_5000")
    let columns = try ReferenceColumns(prices, ratioWindow: 250)
    let table = try ReferenceTable("ref_5000_talib")
    let computed: [(String, [Double?])] = [
      ("rsi14_ta", columns.rsi), ("ema20_ta", columns.ema), ("atr14_ta", columns.atr),
      ("macd_ta", columns.macd.map { $0?.line }), ("macd_signal_ta", columns.macd.map { $0?.signal }),
      ("macd_hist_ta", columns.macd.map { $0?.histogram }),
    ]
    for (name, values) in computed {
      let comparison = Comparison(name, values, against: try table[name], .absolute(0))
      #expect(comparison.holds, "\(comparison)")
    }
  }

  @Test func fortyPricesStepByStep() throws {
    let table = try ReferenceTable("ref_40")
    let closes = try table.numbers("close")
    let bars = zip(zip(try table.numbers("high"), try table.numbers("low")), closes)
      .map { (high: $0.0, low: $0.1, close: $1) }
    let bands = run(BollingerBands(period: 10), over: closes)
    let macd = run(MovingAverageConvergenceDivergence(fast: 3, slow: 6, signal: 4), over: closes)
    func compare(_ name: String, _ values: [Double?], _ tolerance: Comparison.Tolerance) throws {
      let comparison = Comparison(name, values, against: try table[name], tolerance)
      #expect(comparison.holds, "\(comparison)")
    }
    try compare("rsi14_hp", run(RelativeStrengthIndex(period: 14), over: closes), .absolute(1e-9))
    try compare("ema10_ta", run(ExponentialMovingAverage(period: 10), over: closes), .relative(1e-12))
    try compare("sma10_ta", run(SimpleMovingAverage(period: 10), over: closes), .relative(1e-12))
    try compare("atr14_ta", run(AverageTrueRange(period: 14), over: bars), .relative(1e-12))
    try compare("std10pop_ta", run(StandardDeviation(period: 10), over: closes), .relative(1e-10))
    try compare("bb10_upper_ta", bands.map { $0?.upper }, .relative(1e-10))
    try compare("bb10_mid_ta", bands.map { $0?.middle }, .relative(1e-10))
    try compare("bb10_lower_ta", bands.map { $0?.lower }, .relative(1e-10))
    try compare("macd_3_6_4_ta", macd.map { $0?.line }, .absolute(1e-9))
    try compare("macd_signal_ta", macd.map { $0?.signal }, .absolute(1e-9))
    try compare("macd_hist_ta", macd.map { $0?.histogram }, .absolute(1e-9))
  }

  /// Indicators without a unit give the same for integer ticks as for dollars.
  @Test func ticksInsteadOfDollars() throws {
    let table = try ReferenceTable("ref_5000_ticks")
    let expected = try ReferenceTable("ref_5000")
    let gold = try table.numbers("close_c")
    let silver = try table.numbers("silver_close_m")
    #expect(gold.reduce(0, +) == 1_331_957_086)
    #expect(silver.reduce(0, +) == 152_506_019)
    let rsi = Comparison(
      "rsi14_hp", run(RelativeStrengthIndex(period: 14), over: gold), against: try expected["rsi14_hp"],
      .absolute(1e-9))
    #expect(rsi.holds, "\(rsi)")
    report("ref_5000_ticks \(rsi)")
    let bands = run(BollingerBands(period: 20), over: gold).map { $0?.percentB }
    let percentB = Comparison("bb_pctb_hp", bands, against: try expected["bb_pctb_hp"], .absolute(1e-9))
    #expect(percentB.holds, "\(percentB)")
    report("ref_5000_ticks \(percentB)")
  }
}
