/// The straight line through the last so many pairs: how the dependent series moves for one unit of the
/// driver.
///
/// With log returns of gold as the driver and of silver as the dependent, the slope is beta. Nil while there
/// are fewer pairs than the minimum, and when either series is flat over the window. Two passes, O(window).
///
/// ```swift
/// var line = RollingRegression(window: 4, minimum: 2)
/// for (gold, silver) in [(1.0, 2.0), (-1, -2), (2, 4), (0, 0)] {
///   line.update((driver: gold, dependent: silver))
/// }
/// if let now = line.value { print(now.beta, now.count) }
/// // 2.0 4
/// ```
public struct RollingRegression: Indicator {
  /// A pair of numbers of the same moment: gold's return and silver's.
  public typealias Input = (driver: Double, dependent: Double)

  private var drivers: Window<Double>
  private var dependents: Window<Double>
  private let minimum: Int
  /// Nil below the minimum of pairs, and while either series is flat over the window.
  public private(set) var value: Regression?

  /// A line through nothing yet.
  ///
  /// - Parameters:
  ///   - window: pairs looked back on, brought into 1...100,000.
  ///   - minimum: pairs below which nothing is said, at least 2 and never more than the window.
  public init(window: Int = 60, minimum: Int = 30) {
    drivers = Window(length: window)
    dependents = Window(length: window)
    self.minimum = max(2, min(minimum, drivers.length))
  }

  /// Pairs in the window now.
  public var count: Int { drivers.count }

  /// True until the window is full; a value is given from the minimum on.
  public var isWarming: Bool { !drivers.isFull }

  /// Refuses a pair of which either number is not finite or beyond 1e100.
  public func accepts(_ input: Input) -> Bool {
    input.driver.isAdmissible && input.dependent.isAdmissible
  }

  @discardableResult
  public mutating func update(_ input: Input) -> Regression? {
    guard accepts(input) else { return value }
    drivers.append(input.driver)
    dependents.append(input.dependent)
    if count >= minimum { value = Regression(of: dependents.elements, on: drivers.elements) }
    return value
  }
}

/// Beta is the slope of a rolling regression of log returns.
public typealias RollingBeta = RollingRegression
