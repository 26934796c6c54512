import BullionAnalytics
import BullionMarket

/// The indicators of one metal's closed bars as they stood after a bar, to go on from there after a restart.
public struct IndicatorMemory: Sendable, Equatable, Codable {
  /// The metal.
  public var instrument: Instrument
  /// The length of the bars.
  public var interval: BarInterval
  /// The start of the last bar that is in it.
  public var lastBar: Timestamp
  var barsSeen: Int
  var relativeStrength: RelativeStrengthIndex
  var exponentialAverage: ExponentialMovingAverage
  var averageTrueRange: AverageTrueRange
}

extension IntervalTrack {
  func memory(of instrument: Instrument) -> IndicatorMemory? {
    guard let last = closed.last else { return nil }
    return IndicatorMemory(
      instrument: instrument, interval: interval, lastBar: last.start, barsSeen: barsSeen,
      relativeStrength: relativeStrength, exponentialAverage: exponentialAverage,
      averageTrueRange: averageTrueRange)
  }
}
