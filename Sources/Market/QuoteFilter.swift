/// Decides which quotes of one instrument and one source may move anything.
///
/// The first rule that fails decides: not a price, crossed, dated in the future, late or repeated, spread far beyond
/// the usual, jump. A jump is held back until later quotes agree with it, so that one bad quote is never seen and a
/// real move costs two quotes of delay; quotes held back update nothing.
///
/// Pure: the same quotes give the same verdicts. No allocation once the windows are full.
public struct QuoteFilter: Sendable, Equatable {
  /// The limits that it judges by.
  public let settings: QuoteFilterSettings
  /// The last accepted quote.
  public private(set) var last: Quote?

  private var mids: MedianWindow
  private var spreads: MedianWindow
  private var gaps: RecentNumbers
  private var clock: ClockEstimate
  private var quarantine = JumpQuarantine()
  /// Time of the latest quote that was accepted or held back.
  private var latest: Timestamp?
  /// A time too far ahead to be believed before another quote follows it.
  private var leap: Timestamp?
  private struct LateRun: Sendable, Equatable {
    var count = 0
    var time = Timestamp(milliseconds: .min)
  }

  /// Quotes refused in a row as late that agree with each other, and the time of the last of them.
  private var lateRun = LateRun()
  /// Quotes refused in a row for their spread.
  private var wideRun = 0

  /// A filter that has seen nothing: until its windows have warmed up it judges prices, times and hard jumps only.
  public init(settings: QuoteFilterSettings = QuoteFilterSettings()) {
    self.settings = settings
    mids = MedianWindow(capacity: settings.window)
    spreads = MedianWindow(capacity: settings.window)
    gaps = RecentNumbers(capacity: settings.window)
    clock = ClockEstimate(
      window: settings.clockWindow, warmUp: settings.clockWarmUp, tolerance: settings.futureTolerance)
  }

  /// Milliseconds to add to the local clock to get the source's; zero unless most quotes arrive "before" their
  /// time, which says that the local clock is slow.
  public var clockOffset: Int64 { clock.offset }

  /// The local clock was set: what was learnt about it holds no more.
  public mutating func forgetClock() {
    clock = ClockEstimate(
      window: settings.clockWindow, warmUp: settings.clockWarmUp, tolerance: settings.futureTolerance)
  }

  /// Judges the next quote in the order of arrival.
  public mutating func check(_ quote: Quote) -> Verdict {
    if let reason = quote.refusalOfPrices ?? refusalOfTime(quote) {
      guard reason == .late, isSetBack(quote.time) else { return .refused(reason) }
      beginAnew(with: quote)
      return .accepted(kind: .clockSetBack)
    }
    if isRepetition(quote) { return .duplicate }
    if isWide(quote) { return .refused(.wide) }
    let isAfterGap = last.map { quote.time.milliseconds(since: $0.time) > settings.gap } ?? false
    noteGap(before: quote.time)
    guard let jump = jump(of: quote, isAfterGap: isAfterGap) else {
      if isAfterGap {
        mids.removeAll()
        spreads.removeAll()
      }
      accept(quote)
      return .accepted(kind: isAfterGap ? .afterGap : .ordinary)
    }
    if let count = hold(quote) { return .quarantined(jump, count: count) }
    mids.removeAll()
    accept(quote)
    return .accepted(kind: jump == .hard ? .confirmedHard : .confirmedSoft)
  }

  private mutating func refusalOfTime(_ quote: Quote) -> RefusalReason? {
    let lead = quote.time.milliseconds(since: quote.received)
    clock.add(lead: lead)
    if clock.isFuture(lead: lead) { return .future }
    guard let last else { return nil }
    if quote.time < last.time { return .late }
    return isLeap(to: quote.time, from: last.time) ? .future : nil
  }

  /// Late quotes are stragglers unless they go on and on among themselves, at about the usual pace.
  private mutating func isSetBack(_ time: Timestamp) -> Bool {
    let pace = max(Self.longestPause, (gaps.median ?? 0).multipliedSaturated(by: 3))
    let isNext = time >= lateRun.time && time.milliseconds(since: lateRun.time) <= pace
    lateRun = LateRun(count: isNext ? lateRun.count + 1 : 1, time: time)
    return lateRun.count >= settings.setBackRun
  }

  /// Between two quotes of one run, in milliseconds, whatever the pace: 10 s.
  private static let longestPause: Int64 = 10_000

  private mutating func beginAnew(with quote: Quote) {
    let clock = clock
    self = QuoteFilter(settings: settings)
    self.clock = clock
    noteGap(before: quote.time)
    accept(quote)
  }

  /// Where the event time is the clock, one misread date would make every later quote late: a time that far ahead
  /// is believed when the next quote follows it.
  private mutating func isLeap(to time: Timestamp, from last: Timestamp) -> Bool {
    let distance = time.milliseconds(since: last)
    guard distance > settings.leap, distance > (gaps.median ?? 0).multipliedSaturated(by: 20) else {
      leap = nil
      return false
    }
    if let leap, time >= leap { return false }
    leap = time
    return true
  }

  private func isRepetition(_ quote: Quote) -> Bool {
    last.map(quote.repeats) ?? false
  }

  private func spread(of quote: Quote) -> Int64? {
    guard let bid = quote.bid, let ask = quote.ask else { return nil }
    return (ask - bid).ticks
  }

  private mutating func isWide(_ quote: Quote) -> Bool {
    guard let spread = spread(of: quote) else { return false }
    // Nobody quotes a third of the price, whatever was usual before.
    if spread.multipliedSaturated(by: 3) > quote.mid.ticks { return true }
    guard spreads.count >= settings.warmUp, let twice = spreads.twiceMedian else { return false }
    let usual = max(2 * quote.instrument.tickSize.ticks, twice)
    guard 2 * spread > usual.multipliedSaturated(by: Int64(settings.wideSpreads)) else {
      wideRun = 0
      return false
    }
    wideRun += 1
    // A market that has become this wide for good must not be refused for ever.
    guard wideRun > settings.warmUp else { return true }
    spreads.removeAll()
    wideRun = 0
    return false
  }

  private mutating func noteGap(before time: Timestamp) {
    guard let latest else {
      self.latest = time
      return
    }
    gaps.insert(max(0, time.milliseconds(since: latest)))
    self.latest = max(time, latest)
  }

  private func jump(of quote: Quote, isAfterGap: Bool) -> Jump? {
    guard let last else { return nil }
    let mid = quote.mid.ticks
    let reference = last.mid.ticks
    if abs(mid - reference) > reference.portion(settings.hardBasisPoints) { return .hard }
    guard !isAfterGap, mids.count >= settings.warmUp, let median = mids.twiceMedian else { return nil }
    let distance = abs(2 * mid - median)
    // The deviation is looked at last: nearly every quote is within the floor.
    guard distance > median.portion(settings.softBasisPoints), let deviation = mids.fourfoldDeviation,
      2 * distance > deviation.multipliedSaturated(by: Int64(settings.softDeviations))
    else { return nil }
    return .soft
  }

  /// Puts a jump into quarantine; returns how many quotes there agree, or nil when the jump is confirmed.
  private mutating func hold(_ quote: Quote) -> Int? {
    let mid = quote.mid.ticks
    let usualGap = gaps.median ?? 0
    let window = max(settings.confirmTime, usualGap.multipliedSaturated(by: 3))
    let tolerance = mid.portion(settings.confirmBasisPoints)
    let isRise = last.map { mid > $0.mid.ticks } ?? true
    let count = quarantine.hold(
      mid, at: quote.time, isRise: isRise, within: window, tolerance: tolerance)
    // Quotes a minute or more apart do not repeat a price; three on one side are a market, not a slip.
    let isSparse = usualGap >= settings.gap
    let run = isSparse ? settings.confirmations : settings.forcedConfirmations
    return count >= settings.confirmations || quarantine.runLength >= run ? nil : count
  }

  private mutating func accept(_ quote: Quote) {
    quarantine.clear()
    leap = nil
    lateRun = LateRun()
    mids.insert(quote.mid.ticks)
    if let spread = spread(of: quote) { spreads.insert(spread) }
    last = quote
  }
}

extension Quote {
  /// Why its prices cannot be right whatever came before; nil when they can.
  package var refusalOfPrices: RefusalReason? {
    let largest = Int64(Price.largestDollars) * Price.ticksPerDollar
    let low = (bid ?? mid).ticks
    let high = (ask ?? mid).ticks
    let middle = mid.ticks
    if max(low, high, middle) > largest || min(low, high, middle) < -largest { return .nonFinite }
    if min(low, high, middle) <= 0 { return .nonPositive }
    return low > high ? .crossed : nil
  }

  /// Whether it is another one once more: its time and its prices, whenever it came.
  package func repeats(_ other: Quote) -> Bool {
    time == other.time && mid == other.mid && bid == other.bid && ask == other.ask
  }
}

extension Int64 {
  /// So many basis points of this number, cut to a whole one; exact where the product itself would overflow.
  fileprivate func portion(_ basisPoints: Int) -> Int64 {
    let points = Int64(basisPoints.clamped(to: 0...1_000_000))
    let (tenThousands, rest) = quotientAndRemainder(dividingBy: 10_000)
    return tenThousands.multipliedSaturated(by: points).addingSaturated(rest * points / 10_000)
  }
}
