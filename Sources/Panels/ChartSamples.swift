import BullionMarket
import Widgets

/// Samples of a chart that stand side by side whatever time lies between them, with gaps where something is missing,
/// and a mark on the axis for what happened in a gap.
struct ChartSamples {
  /// The start of each sample; nil where it is a gap.
  private(set) var times: [Timestamp?] = []
  private(set) var values: [Double?] = []
  private var marks: [(index: Int, text: String)] = []

  mutating func append(_ value: Double, at time: Timestamp?) {
    times.append(time)
    values.append(value)
  }

  /// - Parameter mark: what stands below the gap; nil for nothing.
  mutating func appendGap(of count: Int, mark: String? = nil) {
    guard count > 0 else { return }
    if let mark { marks.append((values.count + count / 3, mark)) }
    times += Array(repeating: nil, count: count)
    values += Array(repeating: nil, count: count)
  }

  /// The newest samples alone.
  func suffix(_ count: Int) -> ChartSamples {
    let surplus = max(0, values.count - count)
    var newest = self
    newest.times.removeFirst(surplus)
    newest.values.removeFirst(surplus)
    newest.marks = marks.compactMap { $0.index < surplus ? nil : ($0.index - surplus, $0.text) }
    return newest
  }

  /// The marks as they stand on the axis, newest first.
  var labels: [LineChart.Label] {
    guard values.count > 1 else { return [] }
    return marks.reversed().map {
      LineChart.Label(Double($0.index) / Double(values.count - 1), $0.text, mark: "╪")
    }
  }
}
