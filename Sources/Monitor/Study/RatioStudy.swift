import BullionAnalytics
import BullionMarket

/// What years of daily closes say of the ratio.
public struct RatioStudy: Sendable, Equatable {
  /// Where a ratio stands among the daily ones of a window, itself the newest of them.
  public struct Standing: Sendable, Equatable {
    public var window: StudyWindow
    /// Daily ratios that there are of the window, the present one included.
    public var days: Int
    /// Standard deviations from the mean, population; nil below a full window, and when it is flat.
    public var zscore: Double?
    /// Midrank in percent; nil below a full window.
    public var rank: Double?
    /// Of the closed days; nil below a full window.
    public var distribution: Distribution?

    /// Whether there are as many days as the window asks for.
    public var isWhole: Bool { days >= window.days ?? 2 }
  }

  /// Of the closes of days that both metals have, oldest first.
  public let points: [RatioPoint]
  /// The 80/50 rule on them.
  public let switching: RatioSwitching
  private let distributions: [StudyWindow: Distribution]

  public init(gold: DailyCloses, silver: DailyCloses, rule: RatioSwitching.Rule = .standard) {
    let pairs = PairedCloses(gold: gold, silver: silver)
    points = pairs.days.indices.map {
      RatioPoint(start: pairs.days[$0], value: pairs.gold[$0].dollars / pairs.silver[$0].dollars)
    }
    var switching = RatioSwitching(rule)
    for point in points { switching.add(point.value, at: point.start) }
    self.switching = switching
    var distributions: [StudyWindow: Distribution] = [:]
    for window in StudyWindow.allCases {
      distributions[window] = Distribution(Self.closed(points, window).map(\.value))
    }
    self.distributions = distributions
  }

  /// The days of a window that come before the present ratio.
  private static func closed(_ points: [RatioPoint], _ window: StudyWindow) -> ArraySlice<RatioPoint> {
    window.days.map { points.suffix($0 - 1) } ?? points[...]
  }

  /// The points of a window, or as many as there are.
  public func points(of window: StudyWindow) -> ArraySlice<RatioPoint> {
    window.days.map { points.suffix($0) } ?? points[...]
  }

  /// - Parameter ratio: the present one; nil takes the last close for it.
  public func standing(of ratio: Double?, over window: StudyWindow) -> Standing {
    var closed = Self.closed(points, window)
    guard let ratio = ratio ?? closed.popLast()?.value else {
      return Standing(window: window, days: 0)
    }
    let days = closed.count + 1
    var standing = Standing(window: window, days: days)
    guard standing.isWhole else { return standing }
    var zscore = ZScore(window: days)
    var rank = MidrankPercentile(window: days)
    for value in closed.map(\.value) + [ratio] {
      zscore.update(value)
      rank.update(value)
    }
    standing.zscore = zscore.value
    standing.rank = rank.value
    standing.distribution = distributions[window]
    return standing
  }
}
