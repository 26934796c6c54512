import BullionMarket

/// How much of what a feed sent within the last minute had to be refused.
///
/// Kept in whole seconds: the running one and the 59 before it. O(1) on average.
struct RefusalShare: Sendable, Equatable {
  private static let length: Int64 = 60
  /// Below so many quotes a share says nothing.
  private static let fewest = 20

  private struct Count: Sendable, Equatable {
    var all = 0
    var refused = 0

    mutating func add(_ other: Count) {
      all += other.all
      refused += other.refused
    }

    mutating func subtract(_ other: Count) {
      all -= other.all
      refused -= other.refused
    }
  }

  /// A ring: the count of a second lies at its number modulo the length.
  private var seconds = Array(repeating: Count(), count: Int(length))
  private var total = Count()
  /// The number of the newest second; nil before the first.
  private var newest: Int64?

  /// - Parameter time: what is earlier than the last counts as of the last.
  mutating func add(isRefused: Bool, at time: Timestamp) {
    add(Count(all: 1, refused: isRefused ? 1 : 0), at: time)
  }

  /// Adds so many refusals at once.
  mutating func add(refused count: Int, at time: Timestamp) {
    add(Count(all: count, refused: count), at: time)
  }

  private mutating func add(_ count: Count, at time: Timestamp) {
    let second = max(Self.second(of: time), newest ?? .min)
    for old in leaving(at: second) {
      total.subtract(seconds[Self.slot(of: old)])
      seconds[Self.slot(of: old)] = Count()
    }
    newest = second
    seconds[Self.slot(of: second)].add(count)
    total.add(count)
  }

  /// Percent refused of what came within the minute before a moment; nil for fewer than twenty.
  func percent(at time: Timestamp) -> Double? {
    var counted = total
    for old in leaving(at: Self.second(of: time)) { counted.subtract(seconds[Self.slot(of: old)]) }
    guard counted.all >= Self.fewest else { return nil }
    return 100 * Double(counted.refused) / Double(counted.all)
  }

  /// The seconds that are a minute old or older when `second` is the newest.
  private func leaving(at second: Int64) -> Range<Int64> {
    guard let newest, second > newest else { return 0..<0 }
    let oldest = newest - Self.length + 1
    return oldest..<max(oldest, min(newest, second - Self.length) + 1)
  }

  private static func second(of time: Timestamp) -> Int64 { time.milliseconds / 1000 }

  private static func slot(of second: Int64) -> Int { Int(second % length + length) % Int(length) }
}
