/// Evenly spaced round numbers inside a range: multiples of 1, 2 or 5 times a power of ten.
package struct RoundTicks: Sendable, Hashable {
  /// From low to high; empty when the range is not finite or no multiple lies in it.
  package let values: [Double]
  /// The distance between two ticks; 0 when there is none.
  package let step: Double
  /// The decimals that tell every tick apart.
  package let decimals: Int

  /// - Parameters:
  ///   - lower: one end of the range, `upper` the other; their order does not matter.
  ///   - count: at most so many ticks; 1 or less gives one or none. More than 1000 count as 1000.
  package init(lower: Double, upper: Double, atMost count: Int) {
    let low = min(lower, upper)
    let high = max(lower, upper)
    // Half of each, so that the whole range of doubles has a finite width.
    let halfSpan = high / 2 - low / 2
    guard low.isFinite, high.isFinite, count > 0 else {
      self.init(values: [], step: 0, decimals: 0)
      return
    }
    guard halfSpan > 0 else {
      self.init(values: [low], step: 0, decimals: 0)
      return
    }
    let most = min(count, 1000)
    // From the finest step that can be enough to the first that is not too fine.
    var step = RoundStep(atLeast: halfSpan / Double(most) * 2).previous
    for _ in 0..<5 {
      if let values = step.multiples(from: low, to: high, atMost: most) {
        self.init(values: values, step: step.value, decimals: step.decimals)
        return
      }
      step = step.next
    }
    self.init(values: [], step: 0, decimals: 0)
  }

  private init(values: [Double], step: Double, decimals: Int) {
    self.values = values
    self.step = step
    self.decimals = decimals
  }
}

/// 1, 2 or 5 times a power of ten, kept apart so that multiples are as exact as a double can be.
private struct RoundStep {
  var digit: Double
  var exponent: Int

  init(digit: Double, exponent: Int) {
    self.digit = digit
    self.exponent = exponent
  }

  init(atLeast width: Double) {
    var exponent = 0
    while exponent < Self.most, Self.power(exponent + 1) <= width { exponent += 1 }
    while exponent > -Self.most, Self.power(exponent) > width { exponent -= 1 }
    self.init(digit: 1, exponent: exponent)
    while value < width, exponent < Self.most { self = next }
  }

  /// Up to this exponent powers of ten and their inverses are ordinary doubles.
  private static let most = 307

  var next: RoundStep {
    switch digit {
    case 1: RoundStep(digit: 2, exponent: exponent)
    case 2: RoundStep(digit: 5, exponent: exponent)
    default: RoundStep(digit: 1, exponent: min(exponent + 1, Self.most))
    }
  }

  var previous: RoundStep {
    switch digit {
    case 5: RoundStep(digit: 2, exponent: exponent)
    case 2: RoundStep(digit: 1, exponent: exponent)
    default: RoundStep(digit: 5, exponent: max(exponent - 1, -Self.most))
    }
  }

  var value: Double { digit * Self.power(exponent) }
  var decimals: Int { max(0, -exponent) }

  /// The multiples inside the range, nil when there are more than wanted.
  func multiples(from low: Double, to high: Double, atMost count: Int) -> [Double]? {
    // 0.35 / 0.05 is a little less than 7; what the allowance lets in is checked below.
    let first = (low / value - 1e-9).rounded(.up)
    let last = (high / value + 1e-9).rounded(.down)
    guard first.isFinite, last.isFinite, last >= first else { return [] }
    guard last - first < Double(count) else { return nil }
    var result: [Double] = []
    for index in 0..<count {
      let factor = (first + Double(index)) * digit
      // Dividing by a whole power is exact where multiplying by its inverse is not: 3 / 10 and 3 * 0.1 differ.
      let tick = exponent < 0 ? factor / Self.power(-exponent) : factor * Self.power(exponent)
      // Above 2^53 steps neighbours coincide; a tick is named once.
      if tick >= low, tick <= high, result.last.map({ $0 < tick }) ?? true {
        result.append(tick == 0 ? 0 : tick)
      }
      if first + Double(index) >= last { break }
    }
    return result
  }

  private static func power(_ exponent: Int) -> Double {
    var result = 1.0
    for _ in 0..<abs(exponent) { result *= 10 }
    return exponent < 0 ? 1 / result : result
  }
}
