/// The times of many frames: the median, the 99th of a hundred, and the longest.
struct FrameTimes {
  private var times: [Duration] = []

  mutating func time(_ body: () -> Void) { times.append(ContinuousClock().measure(body)) }

  var text: String {
    let sorted = times.sorted()
    func at(_ share: Double) -> String {
      guard !sorted.isEmpty else { return "none" }
      return milliseconds(sorted[min(sorted.count - 1, Int(Double(sorted.count) * share))])
    }
    return "median \(at(0.5)), p99 \(at(0.99)), longest \(at(1))"
  }
}

extension String {
  func padded(_ width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }
}
