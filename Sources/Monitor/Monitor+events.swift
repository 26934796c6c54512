import BullionAlarms
import BullionMarket

extension Monitor {
  /// A quote that is refused may still tell the time, unless it is further ahead than this, in milliseconds.
  private static let believedStep: Int64 = 3_600_000

  mutating func receive(_ quote: Quote) {
    // What has no right price says nothing about the time, either.
    guard quote.time.isPlausible, quote.refusalOfPrices == nil else { return judge(quote) }
    pass(DatedPrice.quote(quote))
  }

  mutating func receive(_ bar: Bar, of instrument: Instrument, interval: BarInterval) {
    let price = DatedPrice.bar(instrument, interval, bar)
    guard bar.start.isPlausible, bar.refusal == nil else { return judge(price) }
    pass(price)
  }

  /// Where the input is the clock, a date that leaps ahead waits for the next one.
  private mutating func pass(_ price: DatedPrice) {
    guard mode == .replay else { return judge(price) }
    let verdict = gate.check(price) { hours.openMilliseconds(from: $0, to: $1) }
    for wrong in verdict.refused {
      switch wrong {
      case .quote(let quote): refuse(quote, .future)
      case .bar: refused.count(.future)
      }
    }
    for right in verdict.released { judge(right) }
    if !verdict.isHeld { judge(price) }
  }

  /// Takes what was held back because its date was far ahead, when nothing follows that could contradict it.
  public mutating func takeHeld() {
    for price in gate.takeHeld() { judge(price) }
  }

  private mutating func judge(_ price: DatedPrice) {
    switch price {
    case .quote(let quote): judge(quote)
    case .bar(let instrument, let interval, let bar):
      take(bar, of: instrument, interval: interval, isHistory: false)
    }
  }

  /// Takes a price that the judge of its source has let pass.
  mutating func receive(judged quote: Quote) {
    if let reason = quote.refusalOfPrices { return refuse(quote, reason) }
    guard quote.hasPlausibleTimes else { return refuse(quote, .future) }
    obey(metals[quote.instrument.position].place(of: quote, epoch: epoch), quote)
  }

  private mutating func judge(_ quote: Quote) {
    obey(
      quote.hasPlausibleTimes ? metals[quote.instrument.position].check(quote) : .refused(.future), quote)
  }

  private mutating func obey(_ verdict: QuoteFilter.Verdict, _ quote: Quote) {
    switch verdict {
    case .accepted(.clockSetBack):
      setBackClock(to: quote)
      take(quote)
    case .accepted:
      pass(to: quote.received)
      take(quote)
    case .duplicate:
      refused.duplicates += 1
      pass(to: quote.received)
      metals[quote.instrument.position].refresh(at: present)
      noteQuality(of: quote.instrument)
      noteRefusal(false)
    case .refused(let reason): refuse(quote, reason)
    case .quarantined: refuse(quote, .quarantined)
    }
    schedule()
  }

  private mutating func refuse(_ quote: Quote, _ reason: RefusalReason) {
    refused.count(reason)
    if let now, reason != .future, quote.received.milliseconds(since: now) <= Self.believedStep {
      pass(to: quote.received)
    }
    noteRefusal(true)
  }

  private mutating func take(_ quote: Quote) {
    let instrument = quote.instrument
    let index = instrument.position
    addToLevels(quote.mid, of: instrument, at: quote.time)
    let isFirst = !metals[index].freshness.isLive
    metals[index].take(quote, at: present, epoch: epoch, closed: &closedBars)
    watch.show(quote, of: instrument)
    // One that was old when it came is not good for even a moment.
    if present.milliseconds(since: quote.time) > Freshness.shortest {
      metals[index].review(at: present, hours: &hours)
    }
    noteQuality(of: instrument)
    if isFirst { beginBarRules(of: instrument) }
    noteClosedBars(of: instrument)
    noteRefusal(false)
    sampleTickRules(of: instrument)
  }

  mutating func take(_ bar: Bar, of instrument: Instrument, interval: BarInterval, isHistory: Bool) {
    let index = instrument.position
    let span = interval.span(ofBarAt: bar.start, calendar: settings.calendar)
    let isPlausible = bar.start.isPlausible
    if let reason = isPlausible
      ? metals[index].refusal(of: bar, interval, span: span) : .future
    {
      refused.count(reason)
      return
    }
    pass(to: span.end, isHistory: isHistory)
    addToLevels(bar.close, of: instrument, at: span.lastMoment)
    let isFirst = !isHistory && !metals[index].freshness.isLive
    metals[index].take(bar, span: span, arrival: present, isHistory: isHistory, closed: &closedBars)
    if !isHistory {
      watch.show(metals[index].last, of: instrument)
      noteQuality(of: instrument)
    }
    if isFirst { beginBarRules(of: instrument) }
    noteClosedBars(of: instrument, isHistory: isHistory)
    if isHistory { samplePast(tickRulesOf: instrument) } else { sampleTickRules(of: instrument) }
    schedule()
  }

  /// To be called before the metal takes the price: the time since its last one counts.
  mutating func addToLevels(_ price: Price, of instrument: Instrument, at time: Timestamp) {
    var marketTime: Int64 = 0
    if let last = metals[instrument.position].last?.time, last < time,
      time.milliseconds(since: last) <= Self.longestLevelSpan
    {
      marketTime = hours.openMilliseconds(from: last, to: time)
    }
    for index in levels.indices where levels[index].level.instrument == instrument {
      levels[index].add(price, at: time, marketTime: marketTime)
    }
  }

  /// Two prices further apart than 32 days say nothing about the time between them.
  private static let longestLevelSpan = 32 * Timestamp.millisecondsPerDay

  /// Counts what came for the share of refusals; lines that could not be read are of the same moment.
  private mutating func noteRefusal(_ isRefused: Bool) {
    guard let now else { return }
    if untimedRefusals > 0 {
      refusalShare.add(refused: untimedRefusals, at: now)
      untimedRefusals = 0
    }
    refusalShare.add(isRefused: isRefused, at: now)
    sampleRefusalRules(at: now)
  }
}

// MARK: - The passing of time

extension Monitor {
  /// A clock that goes further than this at once, 32 days in milliseconds, has been set: nobody waited so long.
  private static let longestStep = 32 * Timestamp.millisecondsPerDay

  /// The data time while events are handled, when there always is one.
  var present: Timestamp { now ?? Timestamp(milliseconds: 0) }

  /// Goes on to a moment: what falls due on the way happens at its own time, in order.
  mutating func pass(to time: Timestamp, isHistory: Bool = false) {
    if !isHistory, let now, time.milliseconds(since: now) > Self.longestStep {
      let end = now.advanced(byMilliseconds: Self.longestStep)
      pass(to: end)
      watch.stepClock(by: time.milliseconds(since: end), at: time)
    }
    while nextDue <= time {
      let due = nextDue
      noteTime(due)
      handleDue(at: due, isHistory: isHistory)
      schedule()
    }
    noteTime(time)
    watch.advance(to: present)
  }

  private mutating func noteTime(_ time: Timestamp) {
    now = max(now ?? time, time)
    for index in metals.indices { metals[index].advanceTradeDay(to: present) }
  }

  mutating func schedule() {
    // In place: walking over the elements would copy each of them.
    nextDue = .never
    for index in metals.indices {
      nextDue = min(nextDue, metals[index].nextBarDue, metals[index].freshness.nextReview)
    }
  }

  private mutating func handleDue(at due: Timestamp, isHistory: Bool) {
    for instrument in Instrument.allCases where metals[instrument.position].nextBarDue <= due {
      metals[instrument.position].closeDueBars(closed: &closedBars)
      noteClosedBars(of: instrument, isHistory: isHistory)
    }
    for instrument in Instrument.allCases where metals[instrument.position].freshness.nextReview <= due {
      metals[instrument.position].review(at: due, hours: &hours)
      if !isHistory { noteQuality(of: instrument) }
    }
  }

  mutating func noteClosedBars(of instrument: Instrument, isHistory: Bool = false) {
    guard !closedBars.isEmpty else { return }
    for closed in closedBars {
      pair.add(closed.bar, of: instrument, interval: closed.interval)
      if isHistory {
        samplePast(barRulesOf: instrument, interval: closed.interval)
      } else {
        sampleBarRules(of: instrument, interval: closed.interval)
      }
    }
    closedBars.removeAll(keepingCapacity: true)
  }
}

extension Quote {
  fileprivate var hasPlausibleTimes: Bool { time.isPlausible && received.isPlausible }
}
