import BullionAnalytics
import Testing

@Test func theStandardColumnsAreTheContracts() {
  #expect(
    (["time", "gold", "silver", "ratio"] + AnalysisColumn.standard.map(\.name)).joined(separator: ",")
      == "time,gold,silver,ratio,gold_rsi14,silver_rsi14,gold_sma20,gold_ema20,gold_atr14,gold_bb_upper,gold_bb_mid,"
      + "gold_bb_lower,gold_macd,gold_macd_signal,gold_macd_hist,gold_rv20,beta60,corr60,ratio_z250,ratio_rank250,"
      + "gold_drawdown,silver_drawdown")
  for column in AnalysisColumn.standard { #expect(AnalysisColumn(name: column.name) == column) }
}

@Test(arguments: [
  ("gold_rsi21", AnalysisColumn.relativeStrength(.gold, period: 21)),
  ("silver_sma200", .simpleAverage(.silver, period: 200)), ("silver_macd_hist", .macd(.silver, .histogram)),
  ("beta1", .beta(window: 1)), ("ratio_rank100000", .ratioRank(window: 100_000)),
  ("silver_bb_mid", .bollinger(.silver, .mid)),
])
func columnsByName(name: String, column: AnalysisColumn) { #expect(AnalysisColumn(name: name) == column) }

@Test(arguments: [
  "", "gold", "gold_rsi", "rsi14", "gold_rsi0", "gold_rsi014", "gold_rsi100001",
  "gold_rsi99999999999999999999",
  "platinum_rsi14", "gold_bb20_upper", "ratio_z", "beta-5", "gold_drawdown5", "gold_macd_",
])
func whatNamesNoColumn(name: String) { #expect(AnalysisColumn(name: name) == nil) }

@Test func listsOfNamesAndKinds() {
  func names(_ text: String) -> [String] { AnalysisColumn.list(text).columns.map(\.name) }
  #expect(names("rsi") == ["gold_rsi14", "silver_rsi14"])
  #expect(
    names("macd, silver_sma50 ,RSI,gold_rsi14") == [
      "gold_macd", "gold_macd_signal", "gold_macd_hist", "silver_sma50", "gold_rsi14", "silver_rsi14",
    ])
  #expect(names("gold_macd") == ["gold_macd"])
  #expect(names("ratio_z,beta,corr") == ["ratio_z250", "beta60", "corr60"])
  #expect(AnalysisColumn.list("rsi,stoch").unknown == "stoch")
  #expect(AnalysisColumn.list("").unknown == "")
  #expect(AnalysisColumn.list("rsi,").unknown == "")
}
