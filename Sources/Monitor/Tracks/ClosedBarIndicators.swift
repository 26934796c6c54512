import BullionAnalytics
import BullionMarket

/// The indicators that read the closed bars of one metal and one length.
///
/// An indicator of bars is added here alone: what is kept over a restart, moved at a change of source and given to the
/// readings is the whole of this.
public struct ClosedBarIndicators: Sendable, Equatable, Codable {
  /// Whole bars so far; tells "warming" from "prices did not move".
  private(set) var barsSeen = 0
  /// 0 to 100. What is shown of it is `MetalReading.relativeStrength`, which knows when prices have not moved.
  public private(set) var relativeStrength: RelativeStrengthIndex
  /// Of closes, in dollars; without a value below its period.
  public private(set) var exponentialAverage: ExponentialMovingAverage
  /// Wilder's, in dollars; without a value until there is one bar more than its period.
  public private(set) var averageTrueRange: AverageTrueRange

  init(settings: MonitorSettings) {
    relativeStrength = RelativeStrengthIndex(period: settings.relativeStrengthPeriod)
    exponentialAverage = ExponentialMovingAverage(period: 20)
    averageTrueRange = AverageTrueRange(period: 14)
  }

  /// Takes a bar that was seen from its beginning.
  mutating func update(_ bar: Bar) {
    barsSeen += 1
    let close = bar.close.dollars
    relativeStrength.update(close)
    exponentialAverage.update(close)
    averageTrueRange.update((high: bar.high.dollars, low: bar.low.dollars, close: close))
  }

  /// Makes the step to a source that is dearer by so much no move of the price.
  mutating func shift(by offset: Price) {
    relativeStrength.shift(by: offset.dollars)
    exponentialAverage.shift(by: offset.dollars)
    averageTrueRange.shift(by: offset.dollars)
  }

  /// Whether both look back on as many bars.
  func hasPeriods(of other: ClosedBarIndicators) -> Bool {
    relativeStrength.period == other.relativeStrength.period
      && exponentialAverage.period == other.exponentialAverage.period
      && averageTrueRange.period == other.averageTrueRange.period
  }
}
