import Algorithms
import BullionMarket

/// A bar from before the first moment.
struct HistoryBar {
  var instrument: Instrument
  var interval: BarInterval
  var bar: Bar
  var end: Timestamp

  /// The bars among these events by the time at which they ended, those that ended together as they came.
  static func ordered(_ events: [FeedEvent], calendar: SessionCalendar) -> [HistoryBar] {
    let bars = events.compactMap { event -> HistoryBar? in
      guard case .bar(let instrument, let interval, let bar) = event else { return nil }
      let end = interval.span(ofBarAt: bar.start, calendar: calendar).end
      return HistoryBar(instrument: instrument, interval: interval, bar: bar, end: end)
    }
    let isOrdered = bars.adjacentPairs().allSatisfy { $0.end <= $1.end }
    if isOrdered { return bars }
    return bars.enumerated().sorted { ($0.element.end, $0.offset) < ($1.element.end, $1.offset) }.map(
      \.element)
  }
}
