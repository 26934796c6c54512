import BullionMarket
import RealModule

/// The covariance of two prices from ticks that never come together, after Hayashi and Yoshida (2005): the sum
/// of the products of the log returns of all pairs of tick intervals that overlap.
///
/// No grid, so none of the loss of correlation that sampling in short steps brings (the Epps effect); it is
/// biased by microstructure noise instead. An interval is (time before, time of tick]; of ticks of one series
/// with the same time the last counts. Sums are over everything taken. O(1).
///
/// An interval also spans a hole in the data. Who wants nothing computed across one begins anew after it and adds
/// the three sums of both stretches.
///
/// ```swift
/// var sums = HayashiYoshidaCovariance()
/// let noon = Timestamp(2026, 1, 23, 12, 0)
/// for second in Int64(0)..<4 {
///   let time = noon.advanced(bySeconds: second)
///   let factor = second.isMultiple(of: 2) ? 1.0 : 1.01
///   sums.update((series: .driver, price: 5000 * factor, time: time))
///   sums.update((series: .dependent, price: 100 * factor * factor, time: time))
/// }
/// if let beta = sums.value?.beta { print(NumberText.fixed(beta, decimals: 2)) }
/// // 2.00
/// ```
public struct HayashiYoshidaCovariance: Indicator {
  /// Which of the two series a tick belongs to.
  public enum Series: String, Sendable, Codable, Hashable {
    /// Whose moves are taken as given: gold.
    case driver
    /// Whose moves are measured by the driver's: silver.
    case dependent
  }

  /// A tick of one of the two series: which, its price, its time.
  public typealias Input = (series: Series, price: Double, time: Timestamp)

  /// What has added up so far; none of the sums is divided by a count or a time.
  public struct Sums: Sendable, Equatable, Codable {
    /// The sum of the products of overlapping returns.
    public var covariance: Double
    /// The sum of the squared returns of the driver.
    public var driverVariance: Double
    /// The sum of the squared returns of the dependent.
    public var dependentVariance: Double

    /// Nil while the driver has not moved.
    public var beta: Double? { driverVariance > 0 ? covariance / driverVariance : nil }

    /// Nil while either has not moved. Brought into -1...1, which the estimator itself may leave.
    public var correlation: Double? {
      guard driverVariance > 0, dependentVariance > 0 else { return nil }
      let scale = driverVariance.squareRoot() * dependentVariance.squareRoot()
      return min(max(covariance / scale, -1), 1)
    }
  }

  private var driver = Leg()
  private var dependent = Leg()
  private var covariance = 0.0

  /// Without a tick.
  public init() {}

  /// Nil until both series have an interval.
  public var value: Sums? {
    guard driver.hasReturn, dependent.hasReturn else { return nil }
    return Sums(
      covariance: covariance, driverVariance: driver.variance, dependentVariance: dependent.variance)
  }

  /// True until both series have an interval.
  public var isWarming: Bool { value == nil }

  /// Refuses prices that are not above zero and ticks older than the last of either series.
  public func accepts(_ input: Input) -> Bool {
    input.price.isAdmissiblePrice && input.time.follows(driver.time) && input.time.follows(dependent.time)
  }

  @discardableResult
  public mutating func update(_ input: Input) -> Sums? {
    guard accepts(input) else { return value }
    switch input.series {
    case .driver:
      covariance += driver.take(.log(input.price), at: input.time, beside: &dependent)
    case .dependent:
      covariance += dependent.take(.log(input.price), at: input.time, beside: &driver)
    }
    return value
  }

  /// One series: its last interval, and what the other series had reached when that interval began.
  private struct Leg: Sendable, Equatable, Codable {
    var time: Timestamp?
    var logPrice: Double?
    var firstTime: Timestamp?
    var firstLogPrice: Double?
    /// The return of the last interval.
    var lastReturn = 0.0
    var variance = 0.0
    var hasReturn = false
    /// The other's log price at the start of the last interval, and at its end.
    var otherAtStart: Double?
    var otherAtEnd: Double?

    /// Takes a tick and returns what it adds to the covariance.
    ///
    /// All returns of the other series in intervals that overlap this one add up to the other's newest log
    /// price less the one it had when this interval began.
    mutating func take(_ newest: Double, at now: Timestamp, beside other: inout Leg) -> Double {
      var product = 0.0
      if let logPrice, let time, firstTime != now {
        if time < now {
          otherAtStart = otherAtEnd
          lastReturn = 0
        }
        let change = newest - logPrice
        if let start = otherAtStart ?? other.firstLogPrice, let reached = other.logPrice {
          product = change * (reached - start)
        }
        variance += change * (change + 2 * lastReturn)
        lastReturn += change
        hasReturn = true
      } else {
        firstTime = now
        firstLogPrice = newest
      }
      logPrice = newest
      time = now
      otherAtEnd = other.logPrice
      if other.time == now { other.otherAtEnd = newest }
      return product
    }
  }
}
