import BullionMarket
import BullionMonitor
import Store

/// How many bars a series has, and how many holes between them.
struct HistoryCount: Equatable {
  private(set) var bars = 0
  /// Stretches without bars in which the market was open.
  private(set) var holes = 0
  private let interval: BarInterval
  private let calendar: SessionCalendar
  private var last: Timestamp?

  init(_ interval: BarInterval, calendar: SessionCalendar) {
    self.interval = interval
    self.calendar = calendar
  }

  /// Counts all of a series.
  init(of span: StoredSpan, in history: HistoryStore) throws {
    self.init(span.series.interval, calendar: history.calendar)
    try history.forEachPage(
      of: span.series, from: span.first, to: span.last.advanced(byMilliseconds: 1)
    ) { page in
      for bar in page { add(bar.start) }
    }
  }

  /// Takes the start of the next bar; they come in order.
  mutating func add(_ start: Timestamp) {
    bars += 1
    defer { last = start }
    guard let last else { return }
    // Most bars follow on each other.
    guard start.milliseconds(since: last) != interval.milliseconds else { return }
    let end = interval.span(ofBarAt: last, calendar: calendar).end
    let next = calendar.closure(at: end)?.until ?? end
    if start > next { holes += 1 }
  }

  static func == (left: HistoryCount, right: HistoryCount) -> Bool {
    (left.bars, left.holes) == (right.bars, right.holes)
  }
}
