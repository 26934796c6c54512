import BullionMarket

/// The columns of `bullion analyze`, computed row by row over the bars that both metals have.
///
/// Rows count as consecutive whatever time lies between them. O(the longest window) per row; memory is that of the
/// windows.
public struct AnalysisTable: Sendable {
  /// What is computed, in the order of `values`.
  public let columns: [AnalysisColumn]
  /// The ounces of silver for one of gold in the newest row.
  public private(set) var ratio: Double?
  /// The columns of the newest row, in their order; undefined is nil.
  public private(set) var values: [Double?]

  private var groups: [any AnalysisGroup]
  private var goldReturn = LogReturn()
  private var silverReturn = LogReturn()
  private var isFirst = true

  /// A table without a row; columns that come from one indicator share it.
  public init(columns: [AnalysisColumn] = AnalysisColumn.standard) {
    self.columns = columns
    values = Array(repeating: nil, count: columns.count)
    var slots: [(source: AnalysisColumn, columns: [(slot: Int, column: AnalysisColumn)])] = []
    for (slot, column) in columns.enumerated() {
      if let known = slots.firstIndex(where: { $0.source == column.source }) {
        slots[known].columns.append((slot, column))
      } else {
        slots.append((column.source, [(slot, column)]))
      }
    }
    groups = slots.map { $0.columns[0].column.group($0.columns) }
  }

  /// Takes the next row.
  ///
  /// - Parameters: bars that begin at the same moment, later than those before; prices above zero.
  public mutating func add(gold: Bar, silver: Bar) {
    let ratio = GoldSilverRatio(
      gold: Quote(instrument: .gold, time: gold.start, price: gold.close),
      silver: Quote(instrument: .silver, time: silver.start, price: silver.close))
    self.ratio = ratio?.value
    let goldMove = goldReturn.update(gold.close.dollars)
    let silverMove = silverReturn.update(silver.close.dollars)
    let row = AnalysisRow(
      time: gold.start, gold: AnalysisRow.Metal(gold, logReturn: goldMove),
      silver: AnalysisRow.Metal(silver, logReturn: silverMove), ratio: ratio?.value)
    for index in groups.indices { groups[index].add(row, to: &values) }
  }
}

/// What the indicators read of one row.
struct AnalysisRow: Sendable {
  struct Metal: Sendable {
    var high: Double
    var low: Double
    var close: Double
    /// Nil in the first row.
    var logReturn: Double?

    init(_ bar: Bar, logReturn: Double?) {
      high = bar.high.dollars
      low = bar.low.dollars
      close = bar.close.dollars
      self.logReturn = logReturn
    }
  }

  var time: Timestamp
  var gold: Metal
  var silver: Metal
  var ratio: Double?

  subscript(instrument: Instrument) -> Metal {
    switch instrument {
    case .gold: gold
    case .silver: silver
    }
  }
}

/// One indicator and the columns that it fills.
protocol AnalysisGroup: Sendable {
  mutating func add(_ row: AnalysisRow, to values: inout [Double?])
}

/// The closure knows the indicator's type, so that no generic code runs for each row.
private struct IndicatorGroup<I: Indicator>: AnalysisGroup {
  var indicator: I
  let step: @Sendable (inout I, AnalysisRow, inout [Double?]) -> Void

  init(_ indicator: I, step: @escaping @Sendable (inout I, AnalysisRow, inout [Double?]) -> Void) {
    self.indicator = indicator
    self.step = step
  }

  mutating func add(_ row: AnalysisRow, to values: inout [Double?]) { step(&indicator, row, &values) }
}

extension AnalysisColumn {
  /// The column that stands for all that come from the same indicator.
  fileprivate var source: AnalysisColumn {
    switch self {
    case .bollinger(let metal, _): .bollinger(metal, .mid)
    case .macd(let metal, _): .macd(metal, .line)
    case .correlation(let window): .beta(window: window)
    default: self
    }
  }

  /// The indicator behind a source, filling the slots of its columns.
  fileprivate func group(_ columns: [(slot: Int, column: AnalysisColumn)]) -> any AnalysisGroup {
    let slot = columns[0].slot
    switch self {
    case .relativeStrength(let metal, let period):
      return IndicatorGroup(RelativeStrengthIndex(period: period)) { $2[slot] = $0.update($1[metal].close) }
    case .simpleAverage(let metal, let period):
      return IndicatorGroup(SimpleMovingAverage(period: period)) { $2[slot] = $0.update($1[metal].close) }
    case .exponentialAverage(let metal, let period):
      return IndicatorGroup(ExponentialMovingAverage(period: period)) {
        $2[slot] = $0.update($1[metal].close)
      }
    case .averageTrueRange(let metal, let period):
      return IndicatorGroup(AverageTrueRange(period: period)) { average, row, values in
        let metal = row[metal]
        values[slot] = average.update((metal.high, metal.low, metal.close))
      }
    case .bollinger(let metal, _):
      return IndicatorGroup(BollingerBands(period: 20, width: 2)) { indicator, row, values in
        let bands = indicator.update(row[metal].close)
        for (slot, column) in columns { values[slot] = bands.map { column.band(of: $0) } }
      }
    case .macd(let metal, _):
      return IndicatorGroup(MovingAverageConvergenceDivergence()) { indicator, row, values in
        let lines = indicator.update(row[metal].close)
        for (slot, column) in columns { values[slot] = lines.map { column.line(of: $0) } }
      }
    case .realisedVolatility(let metal, let window):
      return IndicatorGroup(RealisedVolatility(window: window)) { volatility, row, values in
        if let move = row[metal].logReturn { values[slot] = volatility.update(move) }
      }
    case .beta(let window), .correlation(let window):
      return IndicatorGroup(RollingBeta(window: window, minimum: window)) { indicator, row, values in
        guard let gold = row.gold.logReturn, let silver = row.silver.logReturn else { return }
        let line = indicator.update((gold, silver))
        for (slot, column) in columns {
          values[slot] = column == .beta(window: window) ? line?.beta : line?.correlation
        }
      }
    case .ratioZScore(let window):
      return IndicatorGroup(ZScore(window: window)) { score, row, values in
        if let ratio = row.ratio { values[slot] = score.update(ratio) }
      }
    case .ratioRank(let window):
      return IndicatorGroup(MidrankPercentile(window: window)) { rank, row, values in
        if let ratio = row.ratio { values[slot] = rank.update(ratio) }
      }
    case .drawdown(let metal):
      return IndicatorGroup(Drawdown()) { $2[slot] = $0.update(($1[metal].close, $1.time)) }
    }
  }

  private func band(of bands: BollingerBands.Bands) -> Double {
    switch self {
    case .bollinger(_, .upper): bands.upper
    case .bollinger(_, .lower): bands.lower
    default: bands.middle
    }
  }

  private func line(of lines: MovingAverageConvergenceDivergence.Lines) -> Double {
    switch self {
    case .macd(_, .signal): lines.signal
    case .macd(_, .histogram): lines.histogram
    default: lines.line
    }
  }
}
