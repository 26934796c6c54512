import BullionAnalytics
import BullionMarket

/// The ratio at the end of a bar that both metals have.
public struct RatioPoint: Sendable, Equatable {
  /// The start of the bar.
  public var start: Timestamp
  /// Gold's close over silver's.
  public var value: Double
}

/// What only both metals together say: the ratio's history, and beta and correlation of their returns.
struct PairTrack: Sendable, Equatable {
  /// Days and minutes of the ratio that are kept.
  private static let longestHistory = 1600
  /// A price that is fresh and one from the close make a ratio only when they are no further apart, in seconds.
  private static let largestSkewAtClose = 60.0

  private var daily: AlignedReturns
  private var minutes: AlignedReturns
  /// The last day's ratio can be put aside for the present one.
  private var zscore: Revisable<ZScore>
  private var percentile: Revisable<MidrankPercentile>
  private let bandLimits: RatioBand.Limits
  private let ratioWindow: Int
  /// Daily ratios, oldest first; bounded.
  private(set) var dailyRatios: [RatioPoint] = []
  /// One-minute ratios, oldest first; bounded.
  private(set) var minuteRatios: [RatioPoint] = []

  init(settings: MonitorSettings) {
    daily = AlignedReturns(window: settings.pairWindow)
    minutes = AlignedReturns(window: settings.pairWindow, step: BarInterval.oneMinute.milliseconds)
    zscore = Revisable(ZScore(window: settings.ratioWindow))
    percentile = Revisable(MidrankPercentile(window: settings.ratioWindow))
    bandLimits = settings.ratioBands
    ratioWindow = settings.ratioWindow
  }

  mutating func add(_ bar: Bar, of instrument: Instrument, interval: BarInterval) {
    switch interval {
    case .oneMinute:
      guard let pair = minutes.add(close: bar.close, of: instrument, at: bar.start) else { return }
      Self.append(pair, to: &minuteRatios)
    case .oneDay:
      guard let pair = daily.add(close: bar.close, of: instrument, at: bar.start) else { return }
      let ratio = Self.append(pair, to: &dailyRatios)
      zscore.update(ratio)
      percentile.update(ratio)
    default: break
    }
  }

  /// - Returns: the ratio.
  @discardableResult
  private static func append(_ pair: AlignedReturns.Pair, to points: inout [RatioPoint]) -> Double {
    let ratio = pair.gold.dollars / pair.silver.dollars
    points.append(RatioPoint(start: pair.start, value: ratio), keeping: longestHistory)
    return ratio
  }

  /// Whether the window is full of daily returns; else beta and correlation are those of one minute.
  private var isDaily: Bool { daily.isFull }

  var beta: Double? { isDaily ? daily.beta : minutes.beta }
  var correlation: Double? { isDaily ? daily.correlation : minutes.correlation }

  /// Beta and correlation, and what they rest on.
  func fill(_ reading: inout PairReading) {
    reading.interval = isDaily ? .oneDay : .oneMinute
    reading.window = daily.window
    reading.observations = isDaily ? daily.observations : minutes.observations
    reading.beta = beta
    reading.correlation = correlation
  }

  /// Where a ratio stands among the last daily ones, itself included.
  ///
  /// - Parameter day: the opening of the trade date that it belongs to; the close of the same date gives way to it.
  func standing(of ratio: Double, on day: Timestamp?) -> (zscore: Double?, percentile: Double?) {
    var (zscore, percentile) = (zscore, percentile)
    guard let day, dailyRatios.last?.start == day else {
      return (zscore.update(ratio), percentile.update(ratio))
    }
    return (zscore.revise(ratio), percentile.revise(ratio))
  }

  /// The ratio of the moment from the two last prices.
  func ratio(gold: MetalTrack, silver: MetalTrack) -> RatioReading {
    let qualities = [gold.freshness.quality, silver.freshness.quality]
    let worst = qualities.max { $0.severity < $1.severity } ?? .none
    var reading = RatioReading(window: ratioWindow, observations: 0, quality: worst)
    guard gold.epoch == silver.epoch, worst == .good || worst == .closed, let goldQuote = gold.last,
      let silverQuote = silver.last,
      let ratio = GoldSilverRatio(gold: goldQuote, silver: silverQuote),
      qualities[0] == qualities[1] || ratio.skew <= Self.largestSkewAtClose
    else { return reading }
    reading.value = ratio.value
    reading.bid = ratio.bid
    reading.ask = ratio.ask
    reading.skew = ratio.skew
    reading.band = RatioBand(ratio: ratio.value, limits: bandLimits)
    let day = gold.tradeDay.opening == silver.tradeDay.opening ? gold.tradeDay.opening : nil
    reading.observations = min(dailyRatios.count + (dailyRatios.last?.start == day ? 0 : 1), ratioWindow)
    (reading.zscore, reading.percentile) = standing(of: ratio.value, on: day)
    return reading
  }
}
