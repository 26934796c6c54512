import BullionAnalytics
import BullionMarket

/// Everything that is kept about one metal: its last price, its bars, and the indicators on them.
struct MetalTrack: Sendable, Equatable {
  let instrument: Instrument
  private(set) var last: Quote?
  var bars: BarLadder
  private(set) var freshness = Freshness()
  var tradeDay = TradeDay()
  private(set) var gains = CalendarGain()
  var drawdowns: DrawdownTrack
  var volatility: DailyVolatility
  private var filter: QuoteFilter
  /// Which of the sources that were shown the last price is of.
  private(set) var epoch = 0
  let calendar: SessionCalendar
  /// What came before this moment is in a finished bar that was given as such.
  private var coveredUntil = Timestamp(milliseconds: .min)
  /// By how much the source that is to speak next is dearer than the last.
  private var awaitedBasis: Price?
  /// The steps between sources, oldest first; bounded.
  private(set) var steps: [SourceStep] = []
  private static let stepsKept = 50
  /// Milliseconds within which prices of two sources are of one moment.
  private static let sameMoment: Int64 = 5_000
  /// Milliseconds by which prices arrive after their time: bars end on the clock of the prices.
  private var lag: Int64 = 0

  init(instrument: Instrument, settings: MonitorSettings) {
    self.instrument = instrument
    filter = Self.newFilter()
    calendar = settings.calendar
    bars = BarLadder(settings: settings)
    drawdowns = DrawdownTrack(calendar: settings.calendar)
    volatility = DailyVolatility(window: settings.volatilityWindow)
  }

  /// A time too far ahead is held back before it comes here.
  private static func newFilter() -> QuoteFilter {
    var settings = QuoteFilterSettings()
    settings.leap = .max
    return QuoteFilter(settings: settings)
  }

  /// Milliseconds to add to the local clock to get the source's; zero unless most quotes come "before" their time.
  var clockOffset: Int64 { filter.clockOffset }

  /// Brings a price to everything that looks back over calendar time.
  mutating func record(_ mid: Price, at time: Timestamp) {
    gains.record(mid, at: time)
    drawdowns.add(mid, at: time)
  }

  /// Everything about the present that history does not know.
  mutating func takePresent(of old: MetalTrack) {
    last = old.last
    freshness = old.freshness
    filter = old.filter
    epoch = old.epoch
    lag = old.lag
    awaitedBasis = old.awaitedBasis
    // Prices that came between the end of the history and now are in the old track's bars.
    coveredUntil = min(coveredUntil, old.last?.time ?? coveredUntil)
  }

  private mutating func noteMid(of quote: Quote) {
    last = quote
  }

  private mutating func noteDays(in closed: ArraySlice<ClosedBar>) {
    for bar in closed where bar.interval == .oneDay {
      volatility.add(close: bar.bar.close, at: bar.bar.start)
    }
  }
}

// MARK: - Quotes

extension MetalTrack {
  /// Why a quote is not to be taken; nil when it is good. `duplicate` only refreshes the age.
  mutating func check(_ quote: Quote) -> QuoteFilter.Verdict {
    if quote.time < coveredUntil { return .refused(.late) }
    return filter.check(quote)
  }

  /// Where a quote belongs that the judge of its source has let pass.
  ///
  /// - Parameter epoch: which of the sources that were shown it is of.
  func place(of quote: Quote, epoch: Int) -> QuoteFilter.Verdict {
    if quote.time < coveredUntil { return .refused(.late) }
    return epoch == self.epoch && last.map(quote.repeats) == true ? .duplicate : .accepted(kind: .ordinary)
  }

  /// A quote that comes so many milliseconds after its time is as old as it says, not as young as its arrival.
  private static let longestDelay: Int64 = 15_000

  /// From when on the age of a quote counts.
  ///
  /// - Parameter now: the monitor's own clock. A quote that came earlier, before its source was shown, keeps its age.
  private static func arrival(of quote: Quote, at now: Timestamp) -> Timestamp {
    let isDelayed = quote.received.milliseconds(since: quote.time) > longestDelay
    // No quote comes before it was made, whatever the local clock says.
    return min(now, isDelayed ? quote.time : max(quote.received, quote.time))
  }

  /// The same quote once more: the feed is alive, unless what it says was old already when it came first.
  mutating func refresh(at now: Timestamp) {
    if lag <= Self.longestDelay { freshness.noteQuote(receivedAt: now) }
  }

  /// Another source speaks from here on.
  ///
  /// - Parameter basis: by how much it is dearer than the one before; nil when that is not known.
  mutating func changeSource(basis: Price?) {
    filter = Self.newFilter()
    freshness.forgetPace()
    awaitedBasis = basis
  }

  /// The clock of the input went back: what it said from after this moment on holds no more.
  mutating func setBack(to time: Timestamp) {
    guard let last, last.time > time else { return }
    coveredUntil = min(coveredUntil, time)
    filter = Self.newFilter()
    lag = 0
    if let received = freshness.lastReceived, received > time {
      freshness.stepClock(by: time.milliseconds(since: received))
    }
  }

  /// The clock goes on or back at once. A price that only seemed to have come late by the wrong clock is as young as
  /// its arrival again.
  mutating func stepClock(by step: Int64) {
    let seemedLate = lag > Self.longestDelay && lag.addingSaturated(step) <= Self.longestDelay
    if seemedLate, let last, let seen = freshness.lastReceived {
      let arrival = max(last.received.advanced(byMilliseconds: step), last.time)
      freshness.stepClock(by: arrival.milliseconds(since: seen))
    } else {
      freshness.stepClock(by: step)
    }
    guard let before = last else { return }
    last?.received = before.received.advanced(byMilliseconds: step)
    if before.isStampedOnArrival {
      // Its time was the wrong clock's.
      last?.time = before.time.advanced(byMilliseconds: step)
      filter = Self.newFilter()
      coveredUntil = Timestamp(milliseconds: .min)
    } else {
      filter.forgetClock()
      lag = lag.addingSaturated(step)
    }
  }

  /// The step from the last price of one source to the first of another is no move: what looks back is raised by it.
  private mutating func join(_ quote: Quote, arrival: Timestamp) {
    defer { awaitedBasis = nil }
    guard let last, freshness.isLive else { return }
    var basis = awaitedBasis
    // Where both never spoke at once, what lies between two prices of the same moment is the sources' difference.
    if basis == nil, let received = freshness.lastReceived,
      arrival.milliseconds(since: received) <= Self.sameMoment
    {
      basis = quote.mid - last.mid
    }
    guard let basis, basis.ticks != 0 else { return }
    steps.append(SourceStep(time: quote.time, offset: basis), keeping: Self.stepsKept)
    shift(by: basis)
  }

  private mutating func shift(by offset: Price) {
    bars.shift(by: offset)
    gains.shift(by: offset)
    tradeDay.shift(by: offset)
  }

  /// Raises what came before the steps between sources that lie before a moment, each once: for history that is told
  /// again.
  mutating func repeatSteps(_ steps: [SourceStep], before time: Timestamp) {
    while self.steps.count < steps.count, steps[self.steps.count].time < time {
      let step = steps[self.steps.count]
      self.steps.append(step)
      shift(by: step.offset)
    }
  }

  /// The source of the last price cannot be relied on any more.
  mutating func lose(at now: Timestamp, hours: inout SessionClock) {
    freshness.lose()
    freshness.review(at: now, hours: &hours)
  }

  /// Brings everything up to date with a good quote.
  ///
  /// - Parameters:
  ///   - now: the monitor's own clock.
  ///   - epoch: which of the sources that were shown it is of.
  ///   - closed: bars that this quote finished are appended.
  mutating func take(_ quote: Quote, at now: Timestamp, epoch: Int, closed: inout [ClosedBar]) {
    let arrival = Self.arrival(of: quote, at: now)
    if epoch != self.epoch { join(quote, arrival: arrival) }
    self.epoch = epoch
    if freshness.quality == .stale, let received = freshness.lastReceived {
      bars.interrupt(after: arrival.milliseconds(since: received))
    }
    freshness.noteQuote(receivedAt: arrival)
    lag = min(now, quote.received).milliseconds(since: quote.time)
    noteMid(of: quote)
    let mid = quote.mid
    tradeDay.add(high: mid, low: mid, close: mid, at: quote.time, calendar: calendar)
    record(mid, at: quote.time)
    let known = closed.count
    bars.add(mid, at: quote.time, closed: &closed)
    if closed.count > known { noteDays(in: closed[known...]) }
  }
}

// MARK: - Ready-made bars

extension MetalTrack {
  /// Why a finished bar is not to be taken.
  ///
  /// A bar that begins before the last price is late: its prices are here already, one by one or in other bars.
  func refusal(of bar: Bar, _ interval: BarInterval, span: BarSpan) -> RefusalReason? {
    if let reason = bar.refusal { return reason }
    guard let last else { return nil }
    if span.start < coveredUntil || span.start <= last.time { return .late }
    // Where a source's clock went back, bars may lie ahead of its last price.
    if let newest = bars[interval].closed.last, newest.start >= span.start { return .late }
    return nil
  }

  /// Takes a finished bar in place of the quotes that made it.
  ///
  /// - Parameter arrival: its end, on the monitor's own clock.
  mutating func take(
    _ bar: Bar, span: BarSpan, arrival: Timestamp, isHistory: Bool, closed: inout [ClosedBar]
  ) {
    var bar = bar
    bar.start = span.start
    coveredUntil = span.end
    lag = arrival.milliseconds(since: span.end)
    freshness.noteBar(length: span.interval.milliseconds, endingAt: arrival, isHistory: isHistory)
    let moment = span.lastMoment
    noteMid(of: Quote(instrument: instrument, time: moment, received: arrival, price: bar.close))
    gains.record(bar.close, at: moment)
    drawdowns.add(bar, interval: span.interval, lastMoment: moment)
    tradeDay.add(
      high: bar.high, low: bar.low, close: bar.close, from: bar.start, at: moment, calendar: calendar)
    let known = closed.count
    bars.append(bar, interval: span.interval, closed: &closed)
    noteDays(in: closed[known...])
  }
}

// MARK: - The passing of time

extension MetalTrack {
  /// When the first of the bars in the making is over, with the time that prices may be on their way.
  var nextBarDue: Timestamp {
    bars.firstEnd == .never
      ? .never : bars.firstEnd.advanced(byMilliseconds: bars.grace).advanced(byMilliseconds: lag)
  }

  mutating func closeDueBars(closed: inout [ClosedBar]) {
    let known = closed.count
    bars.closeFirst(closed: &closed)
    noteDays(in: closed[known...])
  }

  mutating func review(at time: Timestamp, hours: inout SessionClock) {
    freshness.review(at: time, hours: &hours)
  }

  /// The trade date begins with its opening even when no price comes.
  mutating func advanceTradeDay(to now: Timestamp) {
    tradeDay.advance(to: now.advanced(byMilliseconds: -lag), calendar: calendar)
  }
}
