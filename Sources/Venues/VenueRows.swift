import BullionMarket
import Formats

/// The values of one row of a venue's history, not yet understood.
struct VenueRow {
  var start, open, high, low, close: JSONScanner.Value?

  /// Takes a price that stands under its first letter: `o`, `h`, `l` or `c`; other names are passed over.
  mutating func set(_ key: ArraySlice<UInt8>, _ value: JSONScanner.Value) {
    guard key.count == 1, let letter = key.first else { return }
    switch letter {
    case UInt8(ascii: "o"): open = value
    case UInt8(ascii: "h"): high = value
    case UInt8(ascii: "l"): low = value
    case UInt8(ascii: "c"): close = value
    default: break
    }
  }
}

/// The bars of one page of history: finished, in order, none before the page begins.
struct VenueRows {
  private let page: VenuePages.Page
  private let now: Timestamp
  private let calendar: SessionCalendar
  /// Oldest first.
  private(set) var bars: [Bar] = []
  /// Rows of the page, whatever was in them.
  private(set) var count = 0
  /// Where the latest row begins; the next page goes on behind it.
  private(set) var lastStart: Timestamp?
  /// Why the first row that was not taken was not.
  private(set) var problem: LineProblem?
  private(set) var refusedCount = 0

  /// - Parameter now: bars that end later are not finished.
  init(of page: VenuePages.Page, at now: Timestamp) {
    self.page = page
    calendar = page.calendar
    self.now = now
  }

  /// Takes the next row.
  ///
  /// - Parameter isFinished: what the venue says of it; the clock is asked in any case.
  mutating func add(_ row: VenueRow, isFinished: Bool = true) {
    count += 1
    do throws(LineProblem) {
      guard let time = try VenueTick.moment(row.start) else { throw LineProblem("a bar without its time") }
      let isNewer = lastStart.map { time > $0 } ?? true
      lastStart = max(lastStart ?? time, time)
      guard isNewer else { throw LineProblem("bars that are not in the order of time", reason: .late) }
      let start = start(of: time)
      guard time >= page.start, isFinished, end(of: start) <= now else { return }
      append(try bar(row, start: start))
    } catch {
      refusedCount += 1
      problem = problem ?? error
    }
  }

  /// Days of a venue become trade dates, as `BarAggregator` has it: they are counted from 17:00 New York, an hour
  /// before the session begins, in which nothing is traded.
  private func start(of time: Timestamp) -> Timestamp {
    guard page.interval == .oneDay else { return time }
    return calendar.opening(of: calendar.tradeDate(at: time.advanced(bySeconds: 3600)))
  }

  private func end(of start: Timestamp) -> Timestamp {
    guard page.interval == .oneDay else { return start.advanced(byMilliseconds: page.interval.milliseconds) }
    return calendar.end(of: calendar.tradeDate(at: start))
  }

  /// What was traded on a holiday belongs to the trade date behind it.
  private mutating func append(_ bar: Bar) {
    guard let last = bars.indices.last, bars[last].start == bar.start else {
      bars.append(bar)
      return
    }
    bars[last].high = max(bars[last].high, bar.high)
    bars[last].low = min(bars[last].low, bar.low)
    bars[last].close = bar.close
  }

  private func bar(_ row: VenueRow, start: Timestamp) throws(LineProblem) -> Bar {
    let step = page.interval.milliseconds
    guard page.interval == .oneDay || start.milliseconds % step == 0 else {
      throw LineProblem("a bar that begins between two of \(page.interval.rawValue)")
    }
    let bar = Bar(
      start: start, open: try VenueTick.price(row.open, "open"), high: try VenueTick.price(row.high, "high"),
      low: try VenueTick.price(row.low, "low"), close: try VenueTick.price(row.close, "close"))
    guard bar.low <= min(bar.open, bar.close), bar.high >= max(bar.open, bar.close) else {
      throw LineProblem("a bar whose open or close lies outside high and low")
    }
    return bar
  }
}
