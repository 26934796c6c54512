import BullionMarket

/// The indicators of one metal's closed bars as they stood after a bar, to go on from there after a restart.
public struct IndicatorMemory: Sendable, Equatable {
  /// The metal.
  public var instrument: Instrument
  /// The length of the bars.
  public var interval: BarInterval
  /// The start of the last bar that is in it.
  public var lastBar: Timestamp
  /// As they stood.
  public var indicators: ClosedBarIndicators
}

extension IndicatorMemory: Codable {
  private enum CodingKeys: CodingKey {
    case instrument
    case interval
    case lastBar
  }

  /// - Throws: also when an indicator of today is not in it, which then begins anew with the others.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    instrument = try container.decode(Instrument.self, forKey: .instrument)
    interval = try container.decode(BarInterval.self, forKey: .interval)
    lastBar = try container.decode(Timestamp.self, forKey: .lastBar)
    indicators = try ClosedBarIndicators(from: decoder)
  }

  /// One object, the indicators beside the bar they stood at.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(instrument, forKey: .instrument)
    try container.encode(interval, forKey: .interval)
    try container.encode(lastBar, forKey: .lastBar)
    try indicators.encode(to: encoder)
  }
}

extension IntervalTrack {
  func memory(of instrument: Instrument) -> IndicatorMemory? {
    closed.last.map {
      IndicatorMemory(
        instrument: instrument, interval: interval, lastBar: $0.start, indicators: indicators)
    }
  }
}
