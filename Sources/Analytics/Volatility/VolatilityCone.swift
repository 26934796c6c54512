import BullionMarket

/// The volatility of the last so many days held against all that it has been over as many days.
public struct VolatilityCone: Sendable, Equatable {
  /// One window of the cone; volatilities are annualised fractions.
  public struct Ring: Sendable, Equatable {
    /// Daily returns.
    public var window: Int
    /// Of the newest window; nil when there are too few returns.
    public var current: Double?
    /// What it has been, the newest window among them; nil without one.
    public var history: Distribution?

    /// Where the newest stands in its own history, a midrank in percent.
    public var rank: Double? {
      guard let current, let history else { return nil }
      return history.rank(of: current)
    }
  }

  /// In the order of the windows that were asked for.
  public let rings: [Ring]

  /// The windows that are usual for days.
  public static let standardWindows = [5, 10, 20, 60, 120, 252]

  /// - Parameters:
  ///   - stretches: daily log returns, oldest first; no window reaches over the end of a stretch, where days are
  ///     missing.
  ///   - windows: lengths in days, from 2.
  public init(
    of stretches: [[Double]], windows: [Int] = Self.standardWindows, convention: Annualisation = .tradingDays
  ) {
    rings = windows.map { window in
      var all: [Double] = []
      var current: Double?
      for stretch in stretches {
        var volatility = RealisedVolatility(window: window)
        current = nil
        for change in stretch {
          volatility.update(change)
          current = volatility.annualised(convention)
          if let current { all.append(current) }
        }
      }
      return Ring(window: window, current: current, history: Distribution(all))
    }
  }
}
