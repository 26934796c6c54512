import Algorithms
import BullionAnalytics
import BullionMarket

/// The slots of a chart from the oldest to the newest, in parts, so that older ones are put in front without touching
/// those that are there.
public struct ChartSeries: Sendable {
  private var parts: [BarPyramid]
  /// Where each part begins.
  private var begins: [Int] = []
  /// How many slots there are.
  public private(set) var count = 0

  /// - Parameter parts: oldest first; empty ones are left out.
  public init(_ parts: [BarPyramid] = []) {
    self.parts = parts.filter { !$0.slots.isEmpty }
    for part in self.parts {
      begins.append(count)
      count += part.slots.count
    }
  }

  /// The slot at a place, which must be one of the series.
  public subscript(index: Int) -> ChartSlot {
    let part = part(of: index)
    return parts[part].slots[index - begins[part]]
  }

  /// The part that holds a place. O(log parts).
  private func part(of index: Int) -> Int {
    max(0, begins.partitioningIndex { $0 > index } - 1)
  }

  /// What a stretch comes to; what lies outside is left out.
  public func span(_ range: Range<Int>) -> ChartSpan {
    let range = range.clamped(to: 0..<count)
    var result = ChartSpan()
    guard !range.isEmpty else { return result }
    for index in part(of: range.lowerBound)...part(of: range.upperBound - 1) {
      let begin = begins[index]
      result.add(parts[index].span(max(0, range.lowerBound - begin)..<range.upperBound - begin))
    }
    return result
  }

  /// The slots of a stretch, in order.
  public func forEach(in range: Range<Int>, _ body: (Int, ChartSlot) -> Void) {
    let range = range.clamped(to: 0..<count)
    guard !range.isEmpty else { return }
    for part in part(of: range.lowerBound)...part(of: range.upperBound - 1) {
      let begin = begins[part]
      let own = max(range.lowerBound, begin)..<min(range.upperBound, begin + parts[part].slots.count)
      for index in own { body(index, parts[part].slots[index - begin]) }
    }
  }

  /// The place of the last slot that starts at a moment or before; nil when all start later. O(log slots).
  public func place(at time: Timestamp) -> Int? {
    let next = (0..<count).partitioningIndex { self[$0].start > time }
    return next > 0 ? next - 1 : nil
  }

  /// The nearest bar at a place or before it, else behind it; nil without bars.
  public func bar(near index: Int) -> Int? {
    guard count > 0 else { return nil }
    let index = min(max(index, 0), count - 1)
    return (0...index).last { self[$0].isBar } ?? (index..<count).first { self[$0].isBar }
  }

  /// The last bar; nil without one.
  public var lastBar: Int? { bar(near: count - 1) }

  /// The slope of the other metal's log returns on the subject's between two places, both included, or turned round
  /// for silver: always silver's move for one of gold. Nil below three bars of both, and when gold did not move.
  public func beta(from first: Int, to last: Int, subject: ChartSubject) -> Double? {
    let range = min(first, last)..<max(first, last) + 1
    var driver = LogReturn()
    var dependent = LogReturn()
    var regression = RollingBeta(window: range.count, minimum: 2)
    forEach(in: range) { _, slot in
      guard slot.isBar, slot.other.isFinite else { return }
      let isSilver = subject.instrument == .silver
      let gold = driver.update(isSilver ? slot.other : slot.close)
      let silver = dependent.update(isSilver ? slot.close : slot.other)
      if let gold, let silver { regression.update((gold, silver)) }
    }
    return regression.value?.beta
  }
}
