import BullionAnalytics
import BullionMarket
import Testing

/// Rows of the reference file as bars of one minute.
private func referenceBars() throws -> [(gold: Bar, silver: Bar)] {
  let table = try ReferenceTable("ref_5000")
  func prices(_ name: String) throws -> [Price] { try table.numbers(name).compactMap(Price.init(dollars:)) }
  let (high, low, close, silver) =
    (try prices("high"), try prices("low"), try prices("close"), try prices("silver_close"))
  return close.indices.map { row in
    let start = Timestamp(2026, 1, 5).advanced(bySeconds: Int64(row) * 60)
    return (
      Bar(start: start, open: close[row], high: high[row], low: low[row], close: close[row]),
      Bar(start: start, open: silver[row], high: silver[row], low: silver[row], close: silver[row])
    )
  }
}

private func columns(_ names: [String], over bars: [(gold: Bar, silver: Bar)]) throws -> [[Double?]] {
  var table = AnalysisTable(columns: try names.map { try #require(AnalysisColumn(name: $0)) })
  var result = [[Double?]](repeating: [], count: names.count)
  for bar in bars {
    table.add(gold: bar.gold, silver: bar.silver)
    for index in names.indices { result[index].append(table.values[index]) }
  }
  return result
}

@Test func everyColumnOfTheContractAgreesWithTheReference() throws {
  let reference = try ReferenceTable("ref_5000")
  let talib = try ReferenceTable("ref_5000_talib")
  let expected: [(String, [Double?], Comparison.Tolerance)] = [
    ("gold_rsi14", try reference["rsi14_hp"], .absolute(1e-9)),
    ("gold_sma20", try reference["sma20_hp"], .relative(1e-12)),
    ("gold_ema20", try reference["ema20_hp"], .relative(1e-12)),
    ("gold_atr14", try reference["atr14_hp"], .relative(1e-12)),
    ("gold_bb_upper", try reference["bb_upper_hp"], .relative(1e-10)),
    ("gold_bb_mid", try reference["sma20_hp"], .relative(1e-10)),
    ("gold_bb_lower", try reference["bb_lower_hp"], .relative(1e-10)),
    ("gold_macd", try talib["macd_ta"], .absolute(1e-9)),
    ("gold_macd_signal", try reference["macd_signal_hp"], .absolute(1e-9)),
    ("gold_macd_hist", try reference["macd_hist_hp"], .absolute(1e-9)),
    ("gold_rv20", try reference["rv20_perbar_hp"], .relative(1e-10)),
    ("beta60", try reference["beta60_log_hp"], .relative(1e-10)),
    ("corr60", try reference["corr60_log_hp"], .relative(1e-10)),
    ("ratio_z250", try reference["ratio_z250_pop_hp"], .absolute(1e-9)),
    ("ratio_rank250", try reference["ratio_pctrank250_mean"], .absolute(1e-9)),
    ("gold_drawdown", try reference["drawdown"], .absolute(1e-14)),
  ]
  let computed = try columns(expected.map(\.0), over: try referenceBars())
  for (values, (name, reference, tolerance)) in zip(computed, expected) {
    let comparison = Comparison(name, values, against: reference, tolerance)
    #expect(comparison.holds, "\(comparison)")
    report("analyze \(comparison)")
  }
}

/// With the metals exchanged, silver's columns are what gold's were.
@Test func silversColumnsAreGoldsOfTheOtherSeries() throws {
  let bars = try referenceBars()
  let names = ["rsi14", "sma20", "ema20", "atr14", "bb_upper", "macd", "macd_hist", "rv20", "drawdown"]
  let gold = try columns(names.map { "gold_\($0)" }, over: bars)
  let silver = try columns(names.map { "silver_\($0)" }, over: bars.map { ($0.silver, $0.gold) })
  #expect(gold == silver)
}

@Test func anyLengthCanBeAskedFor() throws {
  let bars = Array(try referenceBars().prefix(300))
  let closes = bars.map(\.gold.close.dollars)
  let computed = try columns(["gold_rsi7", "gold_sma50", "beta120", "corr120"], over: bars)
  #expect(computed[0] == run(RelativeStrengthIndex(period: 7), over: closes))
  #expect(computed[1] == run(SimpleMovingAverage(period: 50), over: closes))
  #expect(computed[2].prefix(120).allSatisfy { $0 == nil })
  #expect(computed[2].dropFirst(120).allSatisfy { $0 != nil })
  #expect(computed[3].compactMap(\.self).allSatisfy { (-1...1).contains($0) })
}

/// A column does not depend on which others are computed beside it, nor on their order.
@Test func columnsAreIndependent() throws {
  let bars = Array(try referenceBars().prefix(400))
  let names = AnalysisColumn.standard.map(\.name)
  let together = try columns(names, over: bars)
  let reversed = try columns(names.reversed(), over: bars)
  #expect(Array(reversed.reversed()) == together)
  for (index, name) in names.enumerated() {
    #expect(try columns([name], over: bars) == [together[index]], "\(name)")
  }
}

@Test func flatPricesLeaveUndefinedWhatIsUndefined() throws {
  let price = Price(ticks: 2_650_000_000)
  var table = AnalysisTable()
  for minute in 0..<300 {
    let start = Timestamp(2026, 1, 5, 0, minute)
    let bar = Bar(start: start, open: price, high: price, low: price, close: price)
    table.add(gold: bar, silver: bar)
  }
  let undefined = zip(table.columns, table.values).filter { $0.1 == nil }.map(\.0.name)
  #expect(undefined == ["gold_rsi14", "silver_rsi14", "beta60", "corr60", "ratio_z250"])
  let values = Dictionary(uniqueKeysWithValues: zip(table.columns.map(\.name), table.values))
  #expect(values["ratio_rank250"] == 50)
  #expect(values["gold_bb_upper"] == 2650)
  #expect(table.ratio == 1)
}
