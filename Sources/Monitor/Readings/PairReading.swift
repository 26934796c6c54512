import BullionAnalytics
import BullionMarket

/// How silver moves with gold.
public struct PairReading: Sendable, Equatable {
  /// Silver's log return for one of gold's; nil below 30 returns, or when bars of one metal are missing.
  public var beta: Double?
  /// Of the same returns, -1 to 1; nil when beta is.
  public var correlation: Double?
  /// Log returns that beta and correlation look back on at most.
  public var window: Int
  /// The bars whose returns they are: days when the window is full of them, else minutes.
  public var interval: BarInterval
  /// Log returns that beta and correlation rest on now.
  public var observations: Int
  /// Silver's logarithmic move over gold's, over a day and a month; nil when gold moved less than 0.1 %.
  public var elasticity: WindowReadings
  /// Whether both rise or fall together over the day; nil when a part of it is unknown.
  public var tandem: Tandem?
  /// Whether silver outruns gold five to one since the previous close; nil without one.
  public var isAccelerating: Bool?

  /// Seconds of bars that beta and correlation rest on; nil when they fill the window.
  public var coverage: Double? { interval.coverage(observations, of: window) }
}
