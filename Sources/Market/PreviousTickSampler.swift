/// Gold and silver brought onto one grid of time: the value at T is the last price strictly before T.
///
/// That makes it the close of the bar [T - step, T). A point is left out while either price is older than the larger
/// of the step and the staleness limit, so a reader sees a hole as two points more than one step apart.
/// Previous-tick sampling makes moves look less related on a grid finer than the slower metal's quotes (Epps 1979):
/// use a step of at least ten times its mean gap.
public struct PreviousTickSampler: Sendable {
  /// Both prices at one point of the grid.
  public struct Sample: Sendable, Hashable {
    /// The point T of the grid.
    public var time: Timestamp
    /// The last price of gold strictly before the point.
    public var gold: Price
    /// The last price of silver strictly before the point.
    public var silver: Price
    /// Milliseconds from the gold price to T, above zero.
    public var goldAge: Int64
    /// Milliseconds from the silver price to T, above zero.
    public var silverAge: Int64

    /// A sample put together by hand; ages in milliseconds.
    public init(time: Timestamp, gold: Price, silver: Price, goldAge: Int64, silverAge: Int64) {
      self.time = time
      self.gold = gold
      self.silver = silver
      self.goldAge = goldAge
      self.silverAge = silverAge
    }
  }

  private struct Leg: Sendable {
    var price: Price
    var time: Timestamp
  }

  /// Milliseconds between two points; points are multiples of it in UTC.
  public let step: Int64
  /// The greatest age in milliseconds with which a price still counts.
  public let ageLimit: Int64
  private var gold: Leg?
  private var silver: Leg?
  /// The next point to be sampled; nil before the first price.
  private var point: Timestamp?

  /// - Parameters:
  ///   - step: milliseconds between two points, at least 1.
  ///   - stalenessLimit: milliseconds; below the step it has no effect.
  public init(step: Int64, stalenessLimit: Int64 = 0) {
    self.step = max(1, step)
    ageLimit = max(self.step, stalenessLimit)
  }

  /// Takes a price. Points at or before its time have to be read first, with `next(upTo:)`.
  ///
  /// - Returns: false when the price is older than the one it would replace; it is then left out.
  @discardableResult
  public mutating func add(_ price: Price, of instrument: Instrument, at time: Timestamp) -> Bool {
    let previous = instrument == .gold ? gold : silver
    if let previous, time < previous.time { return false }
    let leg = Leg(price: price, time: time)
    switch instrument {
    case .gold: gold = leg
    case .silver: silver = leg
    }
    if point == nil { point = firstPoint(after: time) }
    return true
  }

  /// The next point at or before `now` at which both prices count; nil when there is none. Call until nil.
  ///
  /// - Complexity: O(1), however long the silence.
  public mutating func next(upTo now: Timestamp) -> Sample? {
    guard let time = point, time <= now else { return nil }
    guard let gold, let silver, gold.time < time, silver.time < time,
      case let goldAge = time.milliseconds(since: gold.time), goldAge <= ageLimit,
      case let silverAge = time.milliseconds(since: silver.time), silverAge <= ageLimit
    else {
      // Ages only grow until the next price: no point up to now can be better.
      point = firstPoint(after: now)
      return nil
    }
    point = firstPoint(after: time)
    return Sample(
      time: time, gold: gold.price, silver: silver.price, goldAge: goldAge, silverAge: silverAge)
  }

  private func firstPoint(after time: Timestamp) -> Timestamp? {
    let next = time.milliseconds.roundedDown(toMultipleOf: step).addingSaturated(step)
    return next > time.milliseconds ? Timestamp(milliseconds: next) : nil
  }
}
