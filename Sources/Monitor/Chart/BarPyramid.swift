import BullionMarket

/// The first, lowest, highest and last of a stretch of numbers; all NaN for none.
public struct ChartReach: Sendable, Hashable {
  /// The first.
  public var first = Double.nan
  /// The lowest.
  public var low = Double.nan
  /// The highest.
  public var high = Double.nan
  /// The last.
  public var last = Double.nan

  /// Of no number.
  public init() {}

  /// Of one bar.
  public init(first: Double, low: Double, high: Double, last: Double) {
    self.first = first
    self.low = low
    self.high = high
    self.last = last
  }

  /// Of one number.
  @inlinable
  init(_ value: Double) { (first, low, high, last) = (value, value, value, value) }

  /// Whether there is a number.
  public var isEmpty: Bool { first.isNaN }

  /// Takes a stretch that follows.
  mutating func add(_ next: ChartReach) {
    guard !next.first.isNaN else { return }
    guard !first.isNaN else {
      self = next
      return
    }
    if next.low < low { low = next.low }
    if next.high > high { high = next.high }
    last = next.last
  }
}

/// What a stretch of slots comes to, exactly: drawing it instead of its slots sets the same dots.
public struct ChartSpan: Sendable, Hashable {
  /// Open, low, high and close of all its bars as one.
  public var bar = ChartReach()
  /// Of the closes alone.
  public var closes = ChartReach()
  /// Of the other metal's closes.
  public var others = ChartReach()

  /// Of no slot.
  public init() {}

  init(_ slot: ChartSlot) {
    guard slot.isBar else { return }
    bar = ChartReach(first: slot.open, low: slot.low, high: slot.high, last: slot.close)
    closes = ChartReach(slot.close)
    others = ChartReach(slot.other)
  }

  mutating func add(_ next: ChartSpan) {
    bar.add(next.bar)
    closes.add(next.closes)
    others.add(next.others)
  }
}

/// Slots of a chart under levels that each sum up 64 of the level below, so that any stretch of millions is summed up
/// in a few hundred steps.
public struct BarPyramid: Sendable {
  private static let width = 64

  /// Oldest first.
  public let slots: [ChartSlot]
  /// From 64 slots up.
  private var levels: [[ChartSpan]] = []

  /// O(slots).
  public init(_ slots: [ChartSlot]) {
    self.slots = slots
    var count = slots.count
    while count > Self.width {
      let sums = (0..<(count + Self.width - 1) / Self.width).map { index in
        sum(of: index * Self.width..<min(count, (index + 1) * Self.width), level: levels.count)
      }
      levels.append(sums)
      count = sums.count
    }
  }

  /// What a stretch comes to; what lies outside is left out. O(log slots).
  public func span(_ range: Range<Int>) -> ChartSpan {
    sum(of: range.clamped(to: 0..<slots.count), level: 0)
  }

  /// - Parameter level: 0 for slots, else for sums.
  private func sum(of range: Range<Int>, level: Int) -> ChartSpan {
    var result = ChartSpan()
    let first = (range.lowerBound + Self.width - 1) / Self.width
    let last = range.upperBound / Self.width
    guard level < levels.count, first < last else {
      add(range, level, to: &result)
      return result
    }
    add(range.lowerBound..<first * Self.width, level, to: &result)
    result.add(sum(of: first..<last, level: level + 1))
    add(last * Self.width..<range.upperBound, level, to: &result)
    return result
  }

  private func add(_ range: Range<Int>, _ level: Int, to result: inout ChartSpan) {
    if level == 0 {
      for index in range where slots[index].isBar { result.add(ChartSpan(slots[index])) }
    } else {
      for index in range { result.add(levels[level - 1][index]) }
    }
  }
}
