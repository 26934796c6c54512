/// The last so many integers in the order of arrival, for medians that are seldom asked for.
///
/// - Complexity: O(1) to insert, without allocation once the window has been full; a median sorts a copy.
package struct RecentNumbers: Sendable, Equatable {
  package let capacity: Int
  /// A ring once it is full.
  private var numbers: [Int64] = []
  private var oldest = 0

  /// - Parameter capacity: 1 to 4096; beyond, the nearest of these.
  package init(capacity: Int) {
    self.capacity = capacity.clamped(to: 1...4096)
    numbers.reserveCapacity(self.capacity)
  }

  package var count: Int { numbers.count }

  /// Takes a number; returns the one that left for it.
  @discardableResult
  package mutating func insert(_ number: Int64) -> Int64? {
    guard numbers.count == capacity else {
      numbers.append(number)
      return nil
    }
    let leaving = numbers[oldest]
    numbers[oldest] = number
    oldest = oldest + 1 == capacity ? 0 : oldest + 1
    return leaving
  }

  package mutating func removeAll() {
    numbers.removeAll(keepingCapacity: true)
    oldest = 0
  }

  /// The largest; nil when empty. O(n).
  package var largest: Int64? { numbers.max() }

  /// The median, the lower of two middle numbers; nil when empty.
  package var median: Int64? {
    numbers.isEmpty ? nil : numbers.sorted()[(numbers.count - 1) / 2]
  }
}
