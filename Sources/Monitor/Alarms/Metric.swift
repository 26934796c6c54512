import BullionAnalytics
import BullionMarket

/// A reading by its stable dotted name, as alarm rules spell it: `price.silver`, `rsi.silver.1m`, `ratio`.
///
/// Units are those of the readings: prices in dollars, percentages in percent, falls negative.
public enum Metric: Sendable, Hashable {
  /// The mid, in dollars per troy ounce.
  case price(Instrument)
  /// The day's change in percent: against the previous close, or 24 hours for sources that trade at all hours.
  case change(Instrument)
  /// The gain over a window of the calendar, in percent.
  case gain(Instrument, GainWindow)
  /// The RSI of closed bars of a length, 0 to 100.
  case relativeStrengthIndex(Instrument, BarInterval)
  /// The fall from the peak of a span, in percent, not positive.
  case drawdown(Instrument, DrawdownSpan)
  /// Of daily closes, annualised, in percent.
  case volatility(Instrument)
  /// Ounces of silver for one of gold; nil unless both metals have a fresh price.
  case ratio
  /// The ratio's midrank among the last daily ones, in percent.
  case ratioPercentile
  /// The ratio's distance from the mean of the last daily ones, in standard deviations.
  case ratioZScore
  /// Of silver's log returns on gold's.
  case beta
  /// Of both metals' log returns.
  case correlation
  /// Silver's move for one unit of gold's, over a window.
  case elasticity(GainWindow)
  /// 1 when silver outruns gold, else 0.
  case acceleration
  /// 1 when this metal's prices have stopped coming, else 0.
  case feedStale(Instrument)
  /// 1 when no metal has fresh prices.
  case allFeedsStale
  /// How often the shown source of a live feed lost its place within the last five minutes.
  case feedFailovers
  /// Percent refused of what came within the last minute.
  case feedQuality

  /// Every metric there is, in the order of listings.
  public static let all: [Metric] = {
    var list: [Metric] = []
    for instrument in Instrument.allCases {
      list += [.price(instrument), .change(instrument)]
      list += GainWindow.allCases.map { .gain(instrument, $0) }
      list += BarInterval.allCases.map { .relativeStrengthIndex(instrument, $0) }
      list += DrawdownSpan.allCases.map { .drawdown(instrument, $0) }
      list += [.volatility(instrument), .feedStale(instrument)]
    }
    return list + [
      .ratio, .ratioPercentile, .ratioZScore, .beta, .correlation, .elasticity(.day), .elasticity(.month),
      .acceleration, .allFeedsStale, .feedFailovers, .feedQuality,
    ]
  }()

  private static let byName = Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0) })

  /// Reads what `name` writes; nil when no metric has this name. O(1).
  public init?(name: String) {
    guard let metric = Self.byName[name] else { return nil }
    self = metric
  }

  /// Dotted, the instrument before the interval or window: `rsi.silver.1m`.
  public var name: String {
    switch self {
    case .price(let instrument): "price.\(instrument.name)"
    case .change(let instrument): "change.\(instrument.name)"
    case .gain(let instrument, let window): "gain.\(instrument.name).\(window.rawValue)"
    case .relativeStrengthIndex(let instrument, let interval): "rsi.\(instrument.name).\(interval.rawValue)"
    case .drawdown(let instrument, let span): "drawdown.\(instrument.name).\(span.rawValue)"
    case .volatility(let instrument): "volatility.\(instrument.name)"
    case .ratio: "ratio"
    case .ratioPercentile: "ratio.percentile"
    case .ratioZScore: "ratio.zscore"
    case .beta: "beta"
    case .correlation: "correlation"
    case .elasticity(let window): "elasticity.\(window.rawValue)"
    case .acceleration: "acceleration"
    case .feedStale(let instrument): "feed.stale.\(instrument.name)"
    case .allFeedsStale: "feed.stale"
    case .feedFailovers: "feed.failovers"
    case .feedQuality: "feed.quality"
    }
  }

  /// The bars with whose closing a rule on closed bars is sampled.
  var barInterval: BarInterval {
    if case .relativeStrengthIndex(_, let interval) = self { interval } else { .oneMinute }
  }

  /// The metal whose quotes move it; nil when both do.
  public var instrument: Instrument? {
    switch self {
    case .price(let metal), .change(let metal), .gain(let metal, _), .relativeStrengthIndex(let metal, _),
      .drawdown(let metal, _), .volatility(let metal), .feedStale(let metal):
      metal
    default: nil
    }
  }
}

/// Anchors of drawdown: 24 hours, 30 days, all history.
public enum DrawdownSpan: String, Sendable, CaseIterable, Codable, Hashable {
  /// The last 24 hours.
  case day
  /// The last 30 days.
  case month
  /// All that was seen, history included.
  case all
}
