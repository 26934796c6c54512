import BullionAnalytics
import BullionMarket

/// How far both metals moved over a window, and how silver's returns within it went with gold's.
public struct PairWindow: Sendable, Equatable {
  public enum Span: String, Sendable, CaseIterable {
    case day
    case week
    case month
    case quarter
    case year
  }

  public var span: Span
  /// In percent; nil without a price that old.
  public var gold: Double?
  public var silver: Double?
  /// Silver's logarithmic move over gold's; nil when gold moved less than 0.1 %.
  public var elasticity: Double?
  /// Of the returns within the window; nil below 30 of them, or when the bars do not reach back over it.
  public var regression: Regression?
  /// The bars whose returns they are.
  public var interval: BarInterval
  /// Returns that there are.
  public var returns: Int
}

/// Up- and down-beta of daily returns by window.
public struct DirectionalBeta: Sendable, Equatable {
  /// Daily returns; nil for all.
  public var window: Int?
  /// Returns that there are of them.
  public var returns: Int
  /// Of all returns of the window; nil while it is not full.
  public var regression: Regression?
  /// By gold's direction; nil while the window is not full, and a side below 60 returns.
  public var betas: UpDownBeta.Betas?
}

extension Monitor {
  private static let fewestReturns = 30

  /// Both metals' moves over a day, week, month, quarter and year up to now.
  ///
  /// - Parameters: daily closes of the history.
  public func pairWindows(gold: DailyCloses, silver: DailyCloses) -> [PairWindow] {
    let days = PairedCloses(gold: gold, silver: silver)
    return PairWindow.Span.allCases.map { span in
      let (goldMove, silverMove) = (
        move(.gold, over: span, closes: gold), move(.silver, over: span, closes: silver)
      )
      let interval = span.interval
      let returns =
        interval == .oneDay
        ? Array(days.returns.suffix(span.tradingDays)) : intradayReturns(over: span, interval)
      let isEnough = returns.count >= (interval == .oneDay ? span.tradingDays : Self.fewestReturns)
      var window = PairWindow(
        span: span, gold: goldMove?.percent, silver: silverMove?.percent, elasticity: nil,
        regression: isEnough ? Regression(of: returns) : nil, interval: interval, returns: returns.count)
      if let goldMove, let silverMove {
        window.elasticity = BullionAnalytics.elasticity(of: silverMove, relativeTo: goldMove)
      }
      return window
    }
  }

  private func move(_ instrument: Instrument, over span: PairWindow.Span, closes: DailyCloses) -> PriceMove? {
    if let window = span.gainWindow { return gain(instrument, over: window) }
    guard !isWaiting(instrument), let now, let last = metals[instrument.position].last,
      let before = closes.close(before: now, days: span.days)
    else { return nil }
    return PriceMove(from: before, to: last.mid)
  }

  /// Log returns of bars that both metals have, none over a missing bar.
  private func intradayReturns(over span: PairWindow.Span, _ interval: BarInterval) -> [RollingRegression
    .Input]
  {
    guard let now else { return [] }
    let from = now.advanced(byMilliseconds: -span.days * Timestamp.millisecondsPerDay)
    let gold = bars(.gold, interval).closed.filter { $0.start >= from }
    var silver: [Timestamp: Price] = [:]
    for bar in bars(.silver, interval).closed where bar.start >= from { silver[bar.start] = bar.close }
    return zip(gold, gold.dropFirst()).compactMap { earlier, later in
      guard later.start.milliseconds(since: earlier.start) == interval.milliseconds,
        let before = silver[earlier.start], let after = silver[later.start],
        let goldMove = PriceMove(from: earlier.close, to: later.close),
        let silverMove = PriceMove(from: before, to: after)
      else { return nil }
      return (goldMove.logarithm, silverMove.logarithm)
    }
  }
}

extension PairWindow.Span {
  /// Calendar days.
  var days: Int64 {
    switch self {
    case .day: 1
    case .week: 7
    case .month: 31
    case .quarter: 91
    case .year: 365
    }
  }

  /// Daily returns that fill it.
  var tradingDays: Int { self == .year ? 252 : 63 }

  /// Bars of which there are enough in it, and which the monitor keeps for that long.
  var interval: BarInterval {
    switch self {
    case .day: .fiveMinutes
    case .week, .month: .oneHour
    case .quarter, .year: .oneDay
    }
  }

  var gainWindow: GainWindow? {
    switch self {
    case .day: .day
    case .week: .week
    case .month: .month
    case .quarter, .year: nil
    }
  }
}

/// How silver goes with gold, up and down, by window.
public struct PairStudy: Sendable, Equatable {
  public static let windows: [Int?] = [60, 120, 252, 1260, nil]
  public let betas: [DirectionalBeta]

  public init(gold: DailyCloses, silver: DailyCloses) {
    let returns = PairedCloses(gold: gold, silver: silver).returns
    betas = Self.windows.map { window in
      let own = window.map { Array(returns.suffix($0)) } ?? returns
      guard own.count >= window ?? 60 else {
        return DirectionalBeta(window: window, returns: own.count, regression: nil, betas: nil)
      }
      return DirectionalBeta(
        window: window, returns: own.count, regression: Regression(of: own),
        betas: UpDownBeta.Betas(of: own.map { $0 }))
    }
  }
}
