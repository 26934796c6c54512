/// Makes bars out of prices, or longer bars out of finished shorter ones.
///
/// - Intraday bars cover [T, T + interval), T being a multiple of the interval in UTC. Daily bars cover one session,
///   from 18:00 New York of the evening before to 17:00 or the early close, and start at that opening; what comes
///   outside the session enters no daily bar.
/// - A bar ends when a price at or beyond its end arrives, or when the clock is `grace` past its end. What comes for
///   a bar that has ended is refused and counted.
/// - Without a price there is no bar: a hole stays a hole.
/// - The first bar is partial unless its first price lies within the first second (of a daily bar: the first five
///   minutes, for brokers open late), and so is the first one after `interrupt()`.
public struct BarBuilder: Sendable, Equatable {
  /// The length of the bars that come out.
  public let interval: BarInterval
  /// Milliseconds that the clock waits past the end of a bar for prices on their way.
  public let grace: Int64
  /// The bar that is not finished.
  public private(set) var current: Bar?
  /// Prices refused because their bar had ended or a later one had begun.
  public private(set) var lateCount = 0
  /// Prices left out of a daily bar because the market was closed.
  public private(set) var outsideCount = 0

  private var session: SessionClock
  private var end = Timestamp(milliseconds: .min)
  /// Nothing before this moment is taken any more.
  private var horizon = Timestamp(milliseconds: .min)
  private var isInterrupted = true

  /// A builder without a bar.
  ///
  /// - Parameters:
  ///   - interval: the length of the bars.
  ///   - calendar: the sessions that daily bars follow; of no effect on shorter ones.
  ///   - grace: milliseconds that the clock waits past the end of a bar; negative ones count as 0.
  public init(
    _ interval: BarInterval, calendar: SessionCalendar = SessionCalendar(), grace: Int64 = 250
  ) {
    self.interval = interval
    self.grace = max(0, grace)
    session = SessionClock(calendar: calendar)
  }

  /// Takes one price; returns the bar that it closed.
  public mutating func add(_ price: Price, at time: Timestamp) -> Bar? {
    add(Bar(start: time, open: price, high: price, low: price, close: price, count: 1))
  }

  /// Takes a finished bar, shorter than the ones in the making; returns the bar that it closed.
  public mutating func add(_ bar: Bar) -> Bar? {
    guard bar.start >= horizon else {
      lateCount += 1
      return nil
    }
    if current != nil, bar.start < end {
      extend(with: bar)
      return nil
    }
    let finished = close()
    begin(with: bar)
    return finished
  }

  /// Lets time pass; returns the bar whose end lies at least `grace` before `now`.
  public mutating func advance(to now: Timestamp) -> Bar? {
    guard current != nil, now >= end.advanced(byMilliseconds: grace) else { return nil }
    return close()
  }

  /// Says that prices have been missed, as after a lost connection: the bar that the next price falls into is
  /// partial unless that price stands at its start.
  public mutating func interrupt() { isInterrupted = true }

  /// Raises the bar in the making by as much: the prices that follow are of a source that is dearer by that.
  public mutating func shift(by offset: Price) {
    guard var shifted = current else { return }
    shifted.open = shifted.open + offset
    shifted.high = shifted.high + offset
    shifted.low = shifted.low + offset
    shifted.close = shifted.close + offset
    current = shifted
  }

  private mutating func extend(with bar: Bar) {
    guard var extended = current else { return }
    extended.high = max(extended.high, bar.high)
    extended.low = min(extended.low, bar.low)
    extended.close = bar.close
    extended.count = extended.count.addingSaturated(bar.count)
    extended.isPartial = extended.isPartial || bar.isPartial || isInterrupted
    isInterrupted = false
    current = extended
  }

  private mutating func close() -> Bar? {
    guard let finished = current else { return nil }
    current = nil
    horizon = end
    return finished
  }

  private mutating func begin(with bar: Bar) {
    guard let span = span(around: bar.start) else {
      outsideCount += 1
      return
    }
    let missed = bar.start.milliseconds(since: span.start)
    let tolerance: Int64 = interval == .oneDay ? 300_000 : 1000
    var first = bar
    first.start = span.start
    first.isPartial = bar.isPartial || (isInterrupted && missed >= tolerance)
    isInterrupted = false
    current = first
    horizon = span.start
    end = span.end
  }

  private mutating func span(around time: Timestamp) -> (start: Timestamp, end: Timestamp)? {
    guard interval == .oneDay else {
      let start = time.milliseconds.roundedDown(toMultipleOf: interval.milliseconds)
      return (
        Timestamp(milliseconds: start), Timestamp(milliseconds: start.addingSaturated(interval.milliseconds))
      )
    }
    guard session.mayTrade(at: time) else { return nil }
    let date = session.tradeDate(at: time)
    return (session.calendar.opening(of: date), session.calendar.end(of: date))
  }
}
