/// The last so many integers, kept in order of size, for medians that cost no sorting.
///
/// - Complexity: O(capacity) to insert, by moving neighbours; no allocation once the window has been full.
struct MedianWindow: Sendable, Equatable {
  private var arrivals: RecentNumbers
  private var sorted: [Int64] = []
  /// Keeps sums of two, and ten times such a sum, inside an `Int64`.
  private static let bound: Int64 = 1 << 55

  init(capacity: Int) {
    arrivals = RecentNumbers(capacity: capacity)
    sorted.reserveCapacity(arrivals.capacity)
  }

  var count: Int { sorted.count }

  /// Numbers beyond 2^55 count as that.
  mutating func insert(_ number: Int64) {
    let value = number.clamped(to: -Self.bound...Self.bound)
    guard let leaving = arrivals.insert(value) else {
      sorted.insert(value, at: position(of: value))
      return
    }
    guard leaving != value else { return }
    let hole = position(of: leaving)
    // One check for the whole move instead of one per step.
    sorted.withUnsafeMutableBufferPointer { sorted in
      var hole = hole
      while hole + 1 < sorted.count, sorted[hole + 1] < value {
        sorted[hole] = sorted[hole + 1]
        hole += 1
      }
      while hole > 0, sorted[hole - 1] > value {
        sorted[hole] = sorted[hole - 1]
        hole -= 1
      }
      sorted[hole] = value
    }
  }

  mutating func removeAll() {
    arrivals.removeAll()
    sorted.removeAll(keepingCapacity: true)
  }

  /// Twice the median, which keeps the mean of two middle numbers whole; nil when empty.
  var twiceMedian: Int64? {
    guard !sorted.isEmpty else { return nil }
    return sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]
  }

  /// Four times the median of the distances from the median; nil when empty.
  var fourfoldDeviation: Int64? {
    guard let center = twiceMedian else { return nil }
    // Distances grow to both sides of the middle: merge the two sides until half of them are counted.
    var below = (sorted.count - 1) / 2
    var above = below + 1
    var previous: Int64 = 0
    var distance: Int64 = 0
    for _ in 0...(sorted.count / 2) {
      previous = distance
      let down = below >= 0 ? center - 2 * sorted[below] : .max
      let up = above < sorted.count ? 2 * sorted[above] - center : .max
      if down <= up {
        distance = down
        below -= 1
      } else {
        distance = up
        above += 1
      }
    }
    return sorted.count % 2 == 0 ? previous + distance : 2 * distance
  }

  /// The first position whose number is not smaller.
  private func position(of value: Int64) -> Int {
    // Halving without a branch that depends on the numbers: prices are not predictable.
    sorted.withUnsafeBufferPointer { sorted in
      guard !sorted.isEmpty else { return 0 }
      var low = 0
      var length = sorted.count
      while length > 1 {
        let half = length / 2
        low += sorted[low + half - 1] < value ? half : 0
        length -= half
      }
      return low + (sorted[low] < value ? 1 : 0)
    }
  }
}
