import BullionMarket

/// The relative strength index of one metal, and what it rests on.
public struct RelativeStrengthReading: Sendable, Equatable {
  /// Where the index stands, or why there is none.
  public enum State: String, Sendable {
    /// At or above the upper limit, 70 unless set.
    case overbought
    /// At or below the lower limit, 30 unless set.
    case oversold
    /// Between the two.
    case neutral
    /// Too few bars so far.
    case warming
    /// Enough bars, but prices did not move: gain and loss are both zero.
    case undefined
  }
  /// 0 to 100; nil while warming or undefined.
  public var value: Double?
  /// Changes that it averages.
  public var period: Int
  /// The length of the closed bars that it reads.
  public var interval: BarInterval
  /// In one word, as it is shown.
  public var state: State
  /// With less history than it takes to forget the seed; also while there is no value yet.
  public var isConverging: Bool
}
