import BullionAnalytics

/// The columns of ref_5000 and ref_degenerate, computed from their bars.
struct ReferenceColumns {
  let rsi: [Double?]
  let ema: [Double?]
  let atr: [Double?]
  let macd: [MovingAverageConvergenceDivergence.Lines?]
  /// Name, values and the tolerance that the reference states.
  private(set) var all: [(String, [Double?], Comparison.Tolerance)] = []

  init(_ table: ReferenceTable, ratioWindow: Int) throws {
    let closes = try table.numbers("close")
    let silver = try table.numbers("silver_close")
    let bars = zip(zip(try table.numbers("high"), try table.numbers("low")), closes)
      .map { (high: $0.0, low: $0.1, close: $1) }
    rsi = run(RelativeStrengthIndex(period: 14), over: closes)
    ema = run(ExponentialMovingAverage(period: 20), over: closes)
    atr = run(AverageTrueRange(period: 14), over: bars)
    macd = run(MovingAverageConvergenceDivergence(), over: closes)
    addPriceColumns(closes: closes, bars: bars)
    addReturnColumns(gold: closes, silver: silver)
    addRatioColumns(ratio: zip(closes, silver).map { $0 / $1 }, window: ratioWindow)
    addDrawdownColumns(closes)
  }

  private mutating func add(_ name: String, _ values: [Double?], _ tolerance: Comparison.Tolerance) {
    all.append((name, values, tolerance))
  }

  private mutating func addPriceColumns(closes: [Double], bars: [TrueRange.Input]) {
    var line = MovingAverageConvergenceDivergence()
    let lines = closes.map { close in
      line.update(close)
      return line.line
    }
    let fast = run(ExponentialMovingAverage(period: 12), over: closes)
    let slow = run(ExponentialMovingAverage(period: 26), over: closes)
    let classic = zip(fast, slow).map { pair in pair.0.flatMap { fast in pair.1.map { fast - $0 } } }
    let bands = run(BollingerBands(period: 20), over: closes)
    let ranges = run(TrueRange(), over: bars)
    // TradingView counts high - low of the first bar, so its average is Wilder's over one more range.
    let firstRange = bars[0].high - bars[0].low
    add("rsi14_hp", rsi, .absolute(1e-9))
    add("sma20_hp", run(SimpleMovingAverage(period: 20), over: closes), .relative(1e-12))
    add("ema20_hp", ema, .relative(1e-12))
    add("tr_hp", ranges, .relative(1e-12))
    add("atr14_hp", atr, .relative(1e-12))
    add(
      "atr14_tv_hp", run(WilderAverage(period: 14), over: ranges.map { $0 ?? firstRange }), .relative(1e-12))
    add("std20pop_hp", run(StandardDeviation(period: 20), over: closes), .relative(1e-10))
    add("std20samp_hp", run(StandardDeviation(period: 20, kind: .sample), over: closes), .relative(1e-10))
    add("bb_upper_hp", bands.map { $0?.upper }, .relative(1e-10))
    add("bb_lower_hp", bands.map { $0?.lower }, .relative(1e-10))
    add("bb_pctb_hp", bands.map { $0?.percentB }, .absolute(1e-9))
    add("macd_hp", lines, .absolute(1e-9))
    add("macd_signal_hp", macd.map { $0?.signal }, .absolute(1e-9))
    add("macd_hist_hp", macd.map { $0?.histogram }, .absolute(1e-9))
    add("macd_classic_hp", classic, .absolute(1e-9))
  }

  private mutating func addReturnColumns(gold: [Double], silver: [Double]) {
    let goldReturns = run(LogReturn(), over: gold)
    let silverReturns = run(LogReturn(), over: silver)
    let pairs = zip(goldReturns, silverReturns).dropFirst()
      .map { (driver: $0 ?? .nan, dependent: $1 ?? .nan) }
    let simple = zip(simpleReturns(gold), simpleReturns(silver)).map { (driver: $0, dependent: $1) }
    // No return belongs to the first bar.
    let log: [Regression?] = [nil] + run(RollingBeta(window: 60, minimum: 60), over: pairs)
    let plain: [Regression?] = [nil] + run(RollingBeta(window: 60, minimum: 60), over: simple)
    let moves = pairs.map(\.driver)
    let volatility: [Double?] = [nil] + run(RealisedVolatility(window: 20), over: moves)
    let zeroMean: [Double?] =
      [nil] + run(RealisedVolatility(window: 20, estimator: .zeroMean), over: moves)
    let year = Annualisation.tradingDays.periodsPerYear.squareRoot()
    add("logret_gold_hp", goldReturns, .relative(1e-12))
    add("logret_silver_hp", silverReturns, .relative(1e-12))
    add("rv20_perbar_hp", volatility, .relative(1e-10))
    add("rv20_zeromean_perbar_hp", zeroMean, .relative(1e-10))
    add("rv20_ann252_hp", volatility.map { $0.map { $0 * year } }, .relative(1e-10))
    add("beta60_log_hp", log.map { $0?.beta }, .relative(1e-10))
    add("corr60_log_hp", log.map { $0?.correlation }, .relative(1e-10))
    add("beta60_simple_hp", plain.map { $0?.beta }, .relative(1e-10))
    add("corr60_simple_hp", plain.map { $0?.correlation }, .relative(1e-10))
  }

  private mutating func addRatioColumns(ratio: [Double], window: Int) {
    add("ratio", ratio, .relative(1e-15))
    add("ratio_z\(window)_pop_hp", run(ZScore(window: window), over: ratio), .absolute(1e-9))
    add("ratio_z\(window)_samp_hp", run(ZScore(window: window, kind: .sample), over: ratio), .absolute(1e-9))
    add("ratio_pctrank\(window)_tv", run(PrecedingPercentile(window: window), over: ratio), .absolute(1e-9))
    add("ratio_pctrank\(window)_mean", run(MidrankPercentile(window: window), over: ratio), .absolute(1e-9))
  }

  private mutating func addDrawdownColumns(_ closes: [Double]) {
    var drawdown = Drawdown()
    var peaks: [Double?] = []
    var values: [Double?] = []
    var deepest: [Double?] = []
    for input in timed(closes) {
      drawdown.update(input)
      peaks.append(drawdown.peak)
      values.append(drawdown.value)
      deepest.append(drawdown.deepest)
    }
    add("peak", peaks, .absolute(0))
    add("drawdown", values, .absolute(1e-14))
    add("max_drawdown", deepest, .absolute(1e-14))
  }
}

private func simpleReturns(_ prices: [Double]) -> [Double] {
  zip(prices, prices.dropFirst()).map { before, after in after / before - 1 }
}
