/// A least-squares line through pairs of numbers.
public struct Regression: Sendable, Equatable, Codable {
  /// How far the dependent moves for one unit of the driver.
  public var beta: Double
  /// Pearson's correlation, -1...1.
  public var correlation: Double
  /// Pairs that it stands on.
  public var count: Int

  /// The share of the dependent's variance that the line explains, 0...1.
  public var rSquared: Double { correlation * correlation }

  /// The dependent's volatility over the driver's: beta over correlation, without its sign.
  public var volatilityRatio: Double? { correlation != 0 ? (beta / correlation).magnitude : nil }

  /// The line through pairs.
  ///
  /// - Returns: nil for fewer than two pairs, when either side is flat, and when a number is not finite.
  public init?(of pairs: [RollingRegression.Input]) {
    guard pairs.allSatisfy({ $0.driver.isAdmissible && $0.dependent.isAdmissible }) else { return nil }
    self.init(of: pairs.map(\.dependent)[...], on: pairs.map(\.driver)[...])
  }

  /// Two passes like `Moments`, over both sets at once, since sums that do not wait for each other overlap.
  ///
  /// - Returns: nil for sets of different size, for fewer than two pairs, and when either set is flat.
  init?(of dependents: ArraySlice<Double>, on drivers: ArraySlice<Double>) {
    guard drivers.count == dependents.count, drivers.count >= 2 else { return nil }
    let sums = drivers.withUnsafeBufferPointer { x in
      dependents.withUnsafeBufferPointer { y in DeviationSums(x, y) }
    }
    guard sums.drivers > 0, sums.dependents > 0 else { return nil }
    beta = sums.products / sums.drivers
    // Two roots, since the product of the squares could leave the range of a double.
    let scale = sums.drivers.squareRoot() * sums.dependents.squareRoot()
    correlation = min(max(sums.products / scale, -1), 1)
    count = drivers.count
  }
}

/// Sums of squared deviations from the mean of two sets of one size, and of their products.
private struct DeviationSums {
  var drivers = 0.0
  var dependents = 0.0
  var products = 0.0

  /// - Parameters: not empty and of one size.
  init(_ x: UnsafeBufferPointer<Double>, _ y: UnsafeBufferPointer<Double>) {
    let count = Double(x.count)
    // Measured from the first pair, so that equal numbers have exactly themselves as their mean.
    let originX = x[0]
    let originY = y[0]
    var totalX = 0.0
    var totalY = 0.0
    for index in x.indices {
      totalX += x[index] - originX
      totalY += y[index] - originY
    }
    let meanX = originX + totalX / count
    let meanY = originY + totalY / count
    var residueX = 0.0
    var residueY = 0.0
    for index in x.indices {
      let deviationX = x[index] - meanX
      let deviationY = y[index] - meanY
      drivers += deviationX * deviationX
      dependents += deviationY * deviationY
      products += deviationX * deviationY
      residueX += deviationX
      residueY += deviationY
    }
    drivers = max(0, drivers - residueX * residueX / count)
    dependents = max(0, dependents - residueY * residueY / count)
  }
}
