/// How a set of numbers is spread: its quantiles, a histogram, and where one number stands in it.
public struct Distribution: Sendable, Equatable {
  /// From the least to the greatest.
  public let sorted: [Double]

  /// - Returns: nil without a number, and when one is not finite.
  public init?(_ values: some Sequence<Double>) {
    let values = Array(values)
    guard !values.isEmpty, values.allSatisfy(\.isAdmissible) else { return nil }
    sorted = values.sorted()
  }

  /// How many there are.
  public var count: Int { sorted.count }
  /// The least.
  public var lowest: Double { sorted[0] }
  /// The greatest.
  public var highest: Double { sorted[count - 1] }
  /// The number in the middle.
  public var median: Double { quantile(0.5) }

  /// The number below which a share of the others lie, straight between neighbours (type 7 of Hyndman and Fan, the
  /// default of numpy and R).
  ///
  /// - Parameter share: brought into 0...1.
  public func quantile(_ share: Double) -> Double {
    let place = min(max(share.isNaN ? 0 : share, 0), 1) * Double(count - 1)
    let below = Int(place.rounded(.down))
    let above = min(below + 1, count - 1)
    return sorted[below] + (sorted[above] - sorted[below]) * (place - Double(below))
  }

  /// The share of the numbers below a value, ties counted half, in percent: the midrank where the value is among them.
  public func rank(of value: Double) -> Double {
    let below = Self.places(sorted) { $0 < value }
    let notAbove = Self.places(sorted) { $0 <= value }
    return 50 * Double(below + notAbove) / Double(count)
  }

  /// How many of the first numbers meet a condition that the others do not. O(log n).
  private static func places(_ sorted: [Double], while condition: (Double) -> Bool) -> Int {
    var low = 0
    var high = sorted.count
    while low < high {
      let middle = low + (high - low) / 2
      if condition(sorted[middle]) { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// A part of a histogram: from its lower end on, up to but without the upper one.
  public struct Bin: Sendable, Equatable {
    public var lower: Double
    public var upper: Double
    /// Numbers in it.
    public var count: Int
  }

  /// Bins of one round width (1, 2 or 5 times a power of ten) side by side, from the one of the least to the one of
  /// the greatest.
  ///
  /// - Parameter most: bins at most, at least 1.
  public func histogram(atMost most: Int) -> [Bin] {
    let most = max(1, most)
    var width = Self.roundWidth(atLeast: (highest - lowest) / Double(most))
    while (highest / width).rounded(.down) - (lowest / width).rounded(.down) >= Double(most) {
      width = Self.roundWidth(atLeast: width * 1.5)
    }
    let first = (lowest / width).rounded(.down)
    let bins = Int((highest / width).rounded(.down) - first) + 1
    var counts = Array(repeating: 0, count: bins)
    for value in sorted {
      counts[min(max(Int((value / width).rounded(.down) - first), 0), bins - 1)] += 1
    }
    return counts.enumerated().map { index, count in
      Bin(lower: (first + Double(index)) * width, upper: (first + Double(index + 1)) * width, count: count)
    }
  }

  private static func roundWidth(atLeast width: Double) -> Double {
    guard width > 0 else { return 1 }
    var power = 1.0
    while power > width { power /= 10 }
    while power * 10 <= width { power *= 10 }
    return [1, 2, 5, 10].map { $0 * power }.first { $0 >= width * (1 - 1e-12) } ?? 10 * power
  }
}
