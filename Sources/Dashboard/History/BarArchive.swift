import Algorithms
import BullionMarket
import BullionMonitor

/// The bars of a demo or a replay, of which there is no history on a disk: what was known before the first frame, and
/// what a monitor has made of the quotes since. Bounded.
package struct BarArchive: Sendable {
  /// The most bars of one metal and length; of more the oldest are dropped.
  package static let most = 200_000

  private struct Series: Sendable {
    var bars: [Bar] = []
    /// How many bars the monitor had closed when it was last looked at.
    var seen = 0

    /// Takes a bar that is later than all before it.
    mutating func append(_ bar: Bar) {
      guard bars.last.map({ $0.start < bar.start }) ?? true else { return }
      bars.append(bar)
      // Dropped by the tenth, so that appending stays cheap.
      if bars.count > BarArchive.most + BarArchive.most / 10 { bars.removeFirst(BarArchive.most / 10) }
    }
  }

  private var series: [Series] = Array(
    repeating: Series(), count: Instrument.allCases.count * BarInterval.allCases.count)
  private let name: String

  /// - Parameter name: of the feed, as the source of the bars.
  package init(name: String) { self.name = name }

  /// Takes bars from before the first moment, oldest first; other events are passed over.
  package mutating func add(history: [FeedEvent]) {
    for case .bar(let instrument, let interval, let bar) in history {
      series[Self.place(instrument, interval)].append(bar)
    }
  }

  /// Takes the bars that a monitor has closed since the last time; a monitor that was begun anew begins the archive
  /// anew. To be called before so many have been closed that the monitor has dropped some.
  package mutating func note(_ monitor: Monitor) {
    for instrument in Instrument.allCases {
      for interval in BarInterval.allCases {
        let closed = monitor.bars(instrument, interval).closed
        let place = Self.place(instrument, interval)
        guard closed.appendedCount != series[place].seen else { continue }
        if closed.appendedCount < series[place].seen { series[place] = Series() }
        for bar in closed.suffix(closed.appendedCount - series[place].seen) { series[place].append(bar) }
        series[place].seen = closed.appendedCount
      }
    }
  }

  /// The bars that are asked for.
  package func answer(_ request: BarsRequest) -> BarsAnswer {
    var answer = BarsAnswer(request)
    for instrument in request.instruments {
      let bars = series[Self.place(instrument, request.interval)].bars
      let end = request.end.map { bars.firstPlace(atOrAfter: $0) } ?? bars.count
      let first = max(0, end - request.count)
      answer[instrument] = Array(bars[first..<end])
      answer.hasOlder = answer.hasOlder || first > 0
    }
    if let first = [answer.gold.first, answer.silver.first].compactMap({ $0?.start }).min() {
      answer.sources = [BarsAnswer.SourceStart(time: first, source: name)]
    } else {
      answer.reason = "\(visible(name)) has no earlier bars"
    }
    return answer
  }

  private static func place(_ instrument: Instrument, _ interval: BarInterval) -> Int {
    Int(instrument.rawValue) * BarInterval.allCases.count
      + (BarInterval.allCases.firstIndex(of: interval) ?? 0)
  }
}

extension [Bar] {
  /// Where the first bar stands that starts at a moment or later, among bars in order of time. O(log bars).
  func firstPlace(atOrAfter time: Timestamp) -> Int { partitioningIndex { $0.start >= time } }
}
