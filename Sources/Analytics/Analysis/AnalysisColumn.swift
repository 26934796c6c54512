import BullionMarket

/// A column of `bullion analyze`: an indicator of one metal or of both, by the name that heads it.
///
/// The names of the contract are `standard`; any metal and any length can be asked for in the same manner
/// (`silver_sma50`, `beta120`).
public enum AnalysisColumn: Sendable, Hashable {
  /// Which of the three Bollinger lines.
  public enum Band: String, Sendable, Hashable, CaseIterable {
    /// Two deviations above the mean.
    case upper
    /// The mean.
    case mid
    /// Two deviations below the mean.
    case lower
  }
  /// Which of the three lines; raw values are the ends of the names.
  public enum MACDLine: String, Sendable, Hashable, CaseIterable {
    /// The fast average less the slow one.
    case line = ""
    /// The average of the line.
    case signal = "_signal"
    /// The line less the signal.
    case histogram = "_hist"
  }

  /// Of the closes, 0 to 100.
  case relativeStrength(Instrument, period: Int)
  /// Of the closes, in dollars.
  case simpleAverage(Instrument, period: Int)
  /// Of the closes, in dollars.
  case exponentialAverage(Instrument, period: Int)
  /// In dollars.
  case averageTrueRange(Instrument, period: Int)
  /// Of 20 bars, two population deviations wide.
  case bollinger(Instrument, Band)
  /// 12, 26, 9, seeded as in TA-Lib: the three lines appear together.
  case macd(Instrument, MACDLine)
  /// The sample deviation of so many log returns, for one bar.
  case realisedVolatility(Instrument, window: Int)
  /// Of silver's log returns on gold's, once the window is full.
  case beta(window: Int)
  /// Of both metals' log returns, once the window is full.
  case correlation(window: Int)
  /// With the population deviation.
  case ratioZScore(window: Int)
  /// The midrank percentile.
  case ratioRank(window: Int)
  /// From the running peak, as a fraction, not positive.
  case drawdown(Instrument)

  /// What is printed when nothing else is asked for, in the order of the contract.
  public static let standard: [AnalysisColumn] =
    [.relativeStrength(.gold, period: 14), .relativeStrength(.silver, period: 14)]
    + [.simpleAverage(.gold, period: 20), .exponentialAverage(.gold, period: 20)]
    + [.averageTrueRange(.gold, period: 14)] + Band.allCases.map { .bollinger(.gold, $0) }
    + MACDLine.allCases.map { .macd(.gold, $0) } + [.realisedVolatility(.gold, window: 20)]
    + [.beta(window: 60), .correlation(window: 60), .ratioZScore(window: 250), .ratioRank(window: 250)]
    + [.drawdown(.gold), .drawdown(.silver)]

  /// The name without metal, length and part, by which a whole family can be asked for: `rsi`, `bb`, `ratio_z`.
  public var family: String {
    switch self {
    case .relativeStrength: "rsi"
    case .simpleAverage: "sma"
    case .exponentialAverage: "ema"
    case .averageTrueRange: "atr"
    case .bollinger: "bb"
    case .macd: "macd"
    case .realisedVolatility: "rv"
    case .beta: "beta"
    case .correlation: "corr"
    case .ratioZScore: "ratio_z"
    case .ratioRank: "ratio_rank"
    case .drawdown: "drawdown"
    }
  }

  /// The metal that it is of; nil where it is of both.
  public var instrument: Instrument? {
    switch self {
    case .relativeStrength(let metal, _), .simpleAverage(let metal, _), .exponentialAverage(let metal, _),
      .averageTrueRange(let metal, _), .bollinger(let metal, _), .macd(let metal, _),
      .realisedVolatility(let metal, _), .drawdown(let metal):
      metal
    case .beta, .correlation, .ratioZScore, .ratioRank: nil
    }
  }

  /// The heading of the column, such as `gold_rsi14`.
  public var name: String {
    let stem = instrument.map { "\($0.name)_\(family)" } ?? family
    return switch self {
    case .relativeStrength(_, let length), .simpleAverage(_, let length), .exponentialAverage(_, let length),
      .averageTrueRange(_, let length), .realisedVolatility(_, let length), .beta(let length),
      .correlation(let length), .ratioZScore(let length), .ratioRank(let length):
      "\(stem)\(length)"
    case .bollinger(_, let band): "\(stem)_\(band.rawValue)"
    case .macd(_, let line): stem + line.rawValue
    case .drawdown: stem
    }
  }

  /// Reads a name such as `gold_rsi14`; nil when there is no such column.
  public init?(name: String) {
    let length = Self.length(endOf: name)
    func all(of metal: Instrument) -> [AnalysisColumn] {
      [
        .relativeStrength(metal, period: length), .simpleAverage(metal, period: length),
        .exponentialAverage(metal, period: length), .averageTrueRange(metal, period: length),
        .realisedVolatility(metal, window: length), .drawdown(metal),
      ] + Band.allCases.map { .bollinger(metal, $0) } + MACDLine.allCases.map { .macd(metal, $0) }
    }
    let candidates =
      Instrument.allCases.flatMap(all) + [
        .beta(window: length), .correlation(window: length), .ratioZScore(window: length),
        .ratioRank(window: length),
      ]
    guard let column = candidates.first(where: { $0.name == name }) else { return nil }
    self = column
  }

  /// The number at the end of a name, brought into the lengths that indicators can have.
  private static func length(endOf name: String) -> Int {
    let digits = name.utf8.reversed().prefix { (48...57).contains($0) }.prefix(7).reversed()
    return digits.reduce(0) { $0 * 10 + Int($1 - 48) }.clampedToPeriod
  }

  /// The columns of a list such as `rsi,gold_macd,silver_sma50`: names, or families for all standard columns of
  /// the kind. Nil with the first word that is neither.
  public static func list(_ text: String) -> (columns: [AnalysisColumn], unknown: String?) {
    var columns: [AnalysisColumn] = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      let word = String(part.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()).lowercased()
      let named = AnalysisColumn(name: word).map { [$0] } ?? standard.filter { $0.family == word }
      if named.isEmpty { return (columns, word) }
      columns += named.filter { !columns.contains($0) }
    }
    return (columns, nil)
  }
}
