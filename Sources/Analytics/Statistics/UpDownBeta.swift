/// Beta split by the direction of the driver: how the dependent moves when the driver rises, and when it falls.
///
/// Each side is a regression over the window's pairs of that sign (pairs in which the driver stood still belong
/// to neither) and is nil below the minimum, or where a side is flat. Two passes, O(window).
///
/// ```swift
/// var betas = UpDownBeta(window: 4, minimum: 2)
/// for (gold, silver) in [(1.0, 2.0), (2, 4), (-1, -3), (-2, -6)] {
///   betas.update((driver: gold, dependent: silver))
/// }
/// if let up = betas.value?.up, let down = betas.value?.down { print(up.beta, down.beta) }
/// // 2.0 3.0
/// ```
public struct UpDownBeta: Indicator {
  /// The two sides; at least one is there.
  public struct Betas: Sendable, Equatable, Codable {
    /// Over the pairs in which the driver rose.
    public var up: Regression?
    /// Over the pairs in which the driver fell.
    public var down: Regression?

    /// Both sides of one set of pairs.
    ///
    /// - Parameter minimum: pairs of one sign below which that side says nothing, at least 2.
    /// - Returns: nil when neither side says anything.
    public init?(of pairs: some Sequence<RollingRegression.Input>, minimum: Int = 60) {
      func regression(where side: (Double) -> Bool) -> Regression? {
        let own = pairs.filter { side($0.driver) }
        return own.count >= max(2, minimum) ? Regression(of: own) : nil
      }
      up = regression { $0 > 0 }
      down = regression { $0 < 0 }
      if up == nil, down == nil { return nil }
    }
  }

  private var drivers: Window<Double>
  private var dependents: Window<Double>
  private let minimum: Int
  /// Nil while both sides are.
  public private(set) var value: Betas?

  /// Betas before the first pair.
  ///
  /// - Parameters:
  ///   - window: pairs looked back on, brought into 1...100,000.
  ///   - minimum: pairs of one sign below which that side says nothing, at least 2.
  public init(window: Int = 252, minimum: Int = 60) {
    drivers = Window(length: window)
    dependents = Window(length: window)
    self.minimum = max(2, minimum)
  }

  /// True until the window is full; a side is given as soon as it has its minimum.
  public var isWarming: Bool { !drivers.isFull }

  /// Refuses a pair of which either number is not finite or beyond 1e100.
  public func accepts(_ input: RollingRegression.Input) -> Bool {
    input.driver.isAdmissible && input.dependent.isAdmissible
  }

  @discardableResult
  public mutating func update(_ input: RollingRegression.Input) -> Betas? {
    guard accepts(input) else { return value }
    drivers.append(input.driver)
    dependents.append(input.dependent)
    value = Betas(of: zip(drivers.elements, dependents.elements).map { ($0, $1) }, minimum: minimum)
    return value
  }
}
