/// A summary of consecutive elements that joins with the summary of those that follow it.
protocol Joinable: Sendable, Equatable, Codable {
  /// The summary of this stretch and the one right after it.
  func joined(with later: Self) -> Self
}

/// The joined summary of a queue's elements, kept up while elements come and go: two stacks, the front one
/// holding ready sums. O(1) on average.
struct SlidingAggregate<Element: Joinable>: Sendable, Equatable, Codable {
  /// The oldest elements, newest first, each joined with all that follow it here.
  private var front: [Element] = []
  /// The elements after those, oldest first.
  private var back: [Element] = []
  private var backTotal: Element?

  init() {}

  var total: Element? {
    guard let oldest = front.last else { return backTotal }
    return backTotal.map { oldest.joined(with: $0) } ?? oldest
  }

  var isEmpty: Bool { front.isEmpty && back.isEmpty }

  mutating func append(_ element: Element) {
    back.append(element)
    backTotal = backTotal?.joined(with: element) ?? element
  }

  mutating func removeFirst() {
    if front.isEmpty {
      front.reserveCapacity(back.count)
      for element in back.reversed() { front.append(front.last.map { element.joined(with: $0) } ?? element) }
      back.removeAll(keepingCapacity: true)
      backTotal = nil
    }
    _ = front.popLast()
  }
}
