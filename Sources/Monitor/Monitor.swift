import BullionAlarms
import BullionAnalytics
import BullionMarket

/// The shared analytics core: quotes, bars and the passing of time go in; bars, indicators, alarms and readings
/// come out.
///
/// A pure value: it asks neither clock nor disk, so that the same events give the same readings every time. What
/// happens by the passing of time happens at its own moment, however rarely the clock is told.
public struct Monitor: Sendable, Equatable {
  /// What was chosen about the analytics; fixed for the monitor's life, but for the rules (`takeRules(of:)`).
  public internal(set) var settings: MonitorSettings
  /// What the feed is called in outputs.
  public let feedName: String
  /// Demo, replay or live.
  public let mode: FeedMode
  /// The data time: the latest moment that an event has brought.
  public internal(set) var now: Timestamp?
  /// What was not taken since the start, by reason.
  public internal(set) var refused = RefusalCounts()
  /// The number of the last line that could not be read.
  public private(set) var lastRefusedLine: Int?
  /// Whether the feed has said that there is no more input.
  public private(set) var hasEnded = false
  /// Whether no source of a live feed can be relied on; also set by an owner that has lost its connection.
  public var isDown = false
  /// How the sources of a live feed stand, in order of preference; empty for other feeds.
  public internal(set) var sources: [SourceReading] = []
  /// The latest changes of the source that is shown, newest last; bounded.
  public internal(set) var switches: [SourceSwitch] = []
  /// Milliseconds by which the local clock is ahead of a live feed's sources, behind when negative; nil while it is
  /// right.
  public internal(set) var localClockLead: Int64?
  /// What the reader should know about the clock of the input, in words that are safe to print; nil while there is
  /// nothing: "its clock was set back by 1 h at 2026-01-28T14:00:00Z".
  public internal(set) var inputClockRemark: String?
  /// When a live feed began to be waited for; nil once it has had a price.
  var waitingSince: Timestamp?
  /// The latest change of the source that is shown; nil before the first.
  public var lastSwitch: SourceSwitch? { switches.last }

  var metals: [MetalTrack]
  var pair: PairTrack
  var levels: [LevelWatch]
  var hours: SessionClock
  var watch: AlarmWatch
  var gate = LeapGate<DatedPrice>()
  /// The rules as the history would have moved them; nil unless a history is being loaded.
  var past: AlarmBoard?
  var refusalShare = RefusalShare()
  var failovers = FailoverCount()
  var bases = SourceBases()
  /// Counts the sources that have been shown: both legs of a ratio must be of the same.
  var epoch = 0
  /// Lines that could not be read since the last event that had a time.
  var untimedRefusals = 0
  /// Kept between events for its memory.
  var closedBars: [ClosedBar] = []
  /// When something happens without an event; may be too early, never too late.
  var nextDue = Timestamp.never

  /// A monitor that has seen nothing.
  ///
  /// - Parameters:
  ///   - settings: the defaults of the documentation unless given.
  ///   - feedName: what to call the feed, as the user wrote it.
  ///   - mode: demo, replay or live; stands in every output.
  public init(settings: MonitorSettings = MonitorSettings(), feedName: String, mode: FeedMode) {
    self.settings = settings
    self.feedName = feedName
    self.mode = mode
    metals = Instrument.allCases.map { MetalTrack(instrument: $0, settings: settings) }
    pair = PairTrack(settings: settings)
    levels = settings.levels.map(LevelWatch.init(level:))
    hours = SessionClock(calendar: settings.calendar)
    watch = AlarmWatch(rules: settings.rules)
  }

  /// Takes one event of the feed.
  public mutating func receive(_ event: FeedEvent) {
    switch event {
    case .quote(let quote): receive(quote)
    case .judged(let quote): receive(judged: quote)
    case .history(let bars): load(history: bars)
    case .backfill(let bars): relearn(from: bars)
    case .bar(let instrument, let interval, let bar):
      receive(bar, of: instrument, interval: interval)
    case .refused(let line):
      refused.count(line.reason)
      refused.lines += 1
      lastRefusedLine = line.line ?? lastRefusedLine
      untimedRefusals += 1
    case .clock(let time): advance(to: time)
    case .elapsed(let milliseconds): if let now { advance(to: now.advanced(byMilliseconds: milliseconds)) }
    case .localClock(let clock): receive(clock)
    case .ended:
      takeHeld()
      hasEnded = true
    case .headline: break
    case .sources(let readings): receive(readings)
    case .switched(let change): receive(change)
    case .restarted: self = Monitor(settings: settings, feedName: feedName, mode: mode)
    }
  }

  /// Takes bars from before the first moment: they fill charts and indicators.
  ///
  /// The rules are judged on them, too: an excursion that they show to last stands as an alarm from the moment at
  /// which it began, and what came and went meanwhile raises nothing. An alarm journal is to be restored before.
  ///
  /// - Parameters:
  ///   - history: bars in any order; of bars that overlap, those that end first are taken.
  ///   - memories: indicators that have seen more than these bars, to go on from.
  public mutating func load(history: [FeedEvent], restoring memories: [IndicatorMemory] = []) {
    past = AlarmBoard(rules: settings.rules)
    take(history: history)
    restore(memories)
    learnFromPast()
  }

  /// - Parameter steps: between sources, of each metal in the order of the instruments; already made ones are not made
  ///   again.
  mutating func take(history: [FeedEvent], steps: [[SourceStep]] = []) {
    for bar in HistoryBar.ordered(history, calendar: settings.calendar) {
      if !steps.isEmpty {
        let position = bar.instrument.position
        let end = bar.bar.start.advanced(byMilliseconds: bar.interval.milliseconds)
        metals[position].repeatSteps(steps[position], before: end)
      }
      take(bar.bar, of: bar.instrument, interval: bar.interval, isHistory: true)
    }
  }

  /// Lets time pass without a price. Earlier moments than the present are passed over.
  public mutating func advance(to time: Timestamp) {
    guard !hasEnded, time.isPlausible else { return }
    // A date that was far ahead is right once its time has come.
    if let awaited = gate.awaited, awaited <= time { takeHeld() }
    pass(to: time)
  }
}

// MARK: - What is known beside the readings

extension Monitor {
  /// The bars of a metal, closed ones and the one in the making.
  public func bars(_ instrument: Instrument, _ interval: BarInterval) -> IntervalTrack {
    metals[instrument.position].bars[interval]
  }

  /// The ratio at the end of the last bars of a day or a minute that both metals have, oldest first; bounded.
  /// Other lengths have none.
  public func ratios(_ interval: BarInterval) -> [RatioPoint] {
    switch interval {
    case .oneDay: pair.dailyRatios
    case .oneMinute: pair.minuteRatios
    default: []
    }
  }

  /// The last mid before 17:00 New York of the previous trade date.
  public func previousClose(_ instrument: Instrument) -> Price? {
    metals[instrument.position].tradeDay.previousClose
  }

  /// When trading begins again, and the name of the holiday that keeps it from it; nil while the market is open.
  public var closure: (until: Timestamp, name: String?)? {
    now.flatMap(settings.calendar.closure(at:)).map { ($0.until, $0.holiday?.name) }
  }

  /// When trading begins again; nil while the market is open.
  public var closedUntil: Timestamp? { closure?.until }

  /// Whether a price of this metal was accepted since the start; history does not count.
  public func hasQuote(of instrument: Instrument) -> Bool { metals[instrument.position].freshness.isLive }

  /// Whether a price of any metal was accepted since the start; history does not count.
  public var hasAnyQuote: Bool { Instrument.allCases.contains { hasQuote(of: $0) } }

  /// When the price of a metal last came; nil before the first.
  public func lastChange(of instrument: Instrument) -> Timestamp? {
    metals[instrument.position].freshness.lastReceived
  }
}
