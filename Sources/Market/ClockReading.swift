/// A moment on two clocks at once, as it goes through the loop of a live feed.
public struct ClockReading: Sendable, Hashable {
  /// Goes on evenly, through a suspended machine too, whatever is done to the system's clock: waits, ages and
  /// time-outs go by it. It began with what the system's clock said then.
  public var steady: Timestamp
  /// What the system's clock says: it may be wrong, and may be set.
  public var wall: Timestamp

  /// A moment on both clocks.
  public init(steady: Timestamp, wall: Timestamp) {
    self.steady = steady
    self.wall = wall
  }
}
