import DequeModule

/// The latest bars, oldest first, up to a fixed count: appending to a full series drops the oldest.
///
/// - Complexity: O(1) to append and to read any position; storage is allocated once it is needed and then reused.
public struct BarSeries: Sendable, RandomAccessCollection, Equatable {
  /// The most bars kept; at least one.
  public let capacity: Int
  /// How many bars were ever appended, the dropped ones included: a reader that remembers it knows what is new.
  public private(set) var appendedCount = 0
  private var storage: Deque<Bar> = []

  /// An empty series.
  ///
  /// - Parameter capacity: the most bars kept; less than 1 counts as 1.
  public init(capacity: Int) { self.capacity = Swift.max(1, capacity) }

  /// Always 0, the place of the oldest bar.
  public var startIndex: Int { 0 }
  /// How many bars are kept now.
  public var endIndex: Int { storage.count }

  /// The bar at a place, 0 being the oldest. A place outside `indices` is a mistake of the caller and traps, as in
  /// an array.
  public subscript(position: Int) -> Bar { storage[position] }

  /// Adds the newest bar; a full series drops its oldest.
  public mutating func append(_ bar: Bar) {
    appendedCount += 1
    storage.append(bar, keeping: capacity)
  }

  /// Drops all bars; `appendedCount` goes on from where it was.
  public mutating func removeAll() {
    storage.removeAll(keepingCapacity: true)
  }

  /// The same bars in the same order; capacity and history do not matter.
  public static func == (left: BarSeries, right: BarSeries) -> Bool { left.elementsEqual(right) }
}
