/// Times a piece of work: the fastest and the median of several runs, per element.
struct Stopwatch {
  static let runs = 7

  /// - Parameter work: returns something that depends on all of its work, so that none of it is optimised away.
  static func measure(_ name: String, elements: Int, _ work: () -> Double) {
    let clock = ContinuousClock()
    var nanoseconds: [Double] = []
    var check = 0.0
    for _ in 0..<runs {
      let elapsed = clock.measure { check += work() }
      nanoseconds.append(elapsed / .nanoseconds(1) / Double(elements))
    }
    nanoseconds.sort()
    print(
      "\(name.padding(28)) \(text(nanoseconds[0])) ns fastest  \(text(nanoseconds[runs / 2])) ns median"
        + "   (check \(check / Double(runs)))")
  }

  private static func text(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    let digits = "\(tenths / 10).\(tenths % 10)"
    return String(repeating: " ", count: max(0, 8 - digits.count)) + digits
  }
}

extension String {
  func padding(_ width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }
}
