import BullionMarket
import Files

/// The bars of a file of history, as they stand in it or made longer.
package struct HistoryBars: Sendable {
  package private(set) var reader: HistoryReader
  private var aggregator: BarAggregator?
  private var isRead = false

  /// - Parameters:
  ///   - interval: nil leaves the bars as they are; ticks then become bars of one minute.
  ///   - calendar: what days are told by.
  /// - Throws: when the bars of the file are longer than the interval.
  package init(
    _ reader: HistoryReader, interval: BarInterval? = nil, calendar: SessionCalendar = SessionCalendar()
  ) throws(FeedError) {
    self.reader = reader
    let step = reader.shape.step
    if let interval, let step, step > interval.milliseconds {
      throw FeedError(
        reader.path, "its bars are \(NumberText.duration(milliseconds: step)) apart",
        "bars of \(interval.rawValue) cannot be made of longer ones")
    }
    if let interval = interval ?? (reader.shape.kind == .ticks ? .oneMinute : nil) {
      aggregator = BarAggregator(to: interval, from: step, calendar: calendar)
    }
  }

  /// The length of the bars where it is one of the usual ones.
  package var interval: BarInterval? {
    aggregator?.interval
      ?? reader.shape.step.flatMap { step in
        BarInterval.allCases.first {
          $0.milliseconds == step || $0 == .oneDay && BarInterval.dayLengths.contains(step)
        }
      }
  }

  /// Bars and ticks that entered no daily bar because the market was closed.
  package var outsideCount: Int { aggregator?.outsideCount ?? 0 }

  /// The next bar or refused row; nil at the end.
  package mutating func next() -> HistoryItem? {
    while !isRead {
      guard let item = reader.next() else {
        isRead = true
        return aggregator?.finish().map { .bar($0) }
      }
      guard aggregator != nil, case .bar(let bar) = item else { return item }
      if let finished = aggregator?.add(bar) { return .bar(finished) }
    }
    return nil
  }
}
