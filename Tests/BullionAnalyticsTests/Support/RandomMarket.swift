import TestRandomness

extension SplitMix64 {
  /// A random walk of prices in cents around 2,650 dollars.
  mutating func prices(_ count: Int) -> [Double] {
    var cents = 265_000
    return (0..<count).map { _ in
      cents += Int.random(in: -60...60, using: &self)
      return Double(cents) / 100
    }
  }

  /// Bars whose closes are a random walk.
  mutating func bars(_ count: Int) -> [(high: Double, low: Double, close: Double)] {
    prices(count).map { close in
      let above = Double(Int.random(in: 0...50, using: &self)) / 100
      let below = Double(Int.random(in: 0...50, using: &self)) / 100
      return (close + above, close - below, close)
    }
  }

  /// Pairs of correlated returns.
  mutating func returns(_ count: Int) -> [(driver: Double, dependent: Double)] {
    (0..<count).map { _ in
      let driver = Double.random(in: -0.01...0.01, using: &self)
      return (driver, 1.5 * driver + Double.random(in: -0.01...0.01, using: &self))
    }
  }
}
