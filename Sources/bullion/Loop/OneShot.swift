import BullionMarket
import BullionMonitor

/// Why a one-shot command has nothing to show.
struct NoUsableQuote: Error, CustomStringConvertible {
  let feed: String

  /// What each source of a live feed has to say; empty for other feeds.
  var sources: [SourceReading] = []

  var description: String {
    guard sources.isEmpty else {
      return "\(feed): not one usable quote; "
        + sources.map { "\($0.name): \($0.reason)" }.joined(separator: "; ")
    }
    return "\(feed): not one usable quote; expected lines such as "
      + #"{"ts": "2026-01-23T14:00:00Z", "symbol": "XAU/USD", "bid": 5000.10, "ask": 5000.20}"#
  }
}

/// Why a one-shot command on a live feed has nothing to show: what is stored is not the price of now.
struct NoLivePrice: Error, CustomStringConvertible {
  let feed: String
  /// How long it was waited.
  let seconds: Int
  let sources: [SourceReading]
  /// The last prices of the history, if there is one.
  let stored: [MetalReading]

  var description: String {
    let reasons = sources.map { "\(visible($0.name)): \(visible($0.reason))" }
    var text = "\(feed): no source gave a price within \(seconds) s"
    if !reasons.isEmpty { text += " (\(reasons.joined(separator: "; ")))" }
    let last = stored.compactMap { metal -> String? in
      guard let mid = metal.mid, let time = metal.time else { return nil }
      let price = NumberText.price(mid, decimals: metal.instrument.displayDecimals)
      return "\(metal.instrument.name) \(price) of \(time.wholeSecond.iso8601)"
    }
    if !last.isEmpty { text += "; last stored price: \(last.joined(separator: ", "))" }
    return text + "; bullion feeds --check says more"
  }
}

extension Timestamp {
  /// The next full second: a bar's last moment is a millisecond before its end.
  fileprivate var wholeSecond: Timestamp {
    Timestamp(milliseconds: (milliseconds / 1000 + (milliseconds % 1000 > 0 ? 1 : 0)) * 1000)
  }
}

/// Why there is no state at the moment asked for.
struct OutsideFeed: Error, CustomStringConvertible {
  let feed: String
  let beginning: Timestamp

  var description: String { "\(feed): begins at \(beginning.iso8601); ask for a later moment with --at" }
}

/// Reads a feed as fast as it comes; the clock is the event time.
struct OneShot {
  private(set) var monitor: Monitor
  private var memory = MonitorMemory()
  private var feed: OpenedFeed
  private var report = RefusalReport()
  private let begin = ContinuousClock.now
  private let bars: BarsReader?

  /// - Parameter bars: takes what the feed has played; nil where nobody asks for it.
  init(_ feed: OpenedFeed, settings: MonitorSettings, bars: BarsReader? = nil) {
    self.feed = feed
    self.bars = bars
    monitor = Monitor(settings: settings, feedName: feed.name, mode: feed.mode)
    if case .live(let session) = feed { session.warm(&monitor) }
  }

  /// Reads until the end, or until `isEnough` says so after an event.
  ///
  /// A demo ends where it would start over.
  mutating func run(until isEnough: (Monitor, FeedEvent) throws -> Bool) rethrows {
    switch feed {
    case .paced(var paced):
      while let event = paced.next() {
        if event == .restarted { break }
        guard try !take(event, isEnough) else { break }
      }
      feed = .paced(paced)
    case .stream(var stream):
      if stream.isTerminal {
        printToStandardError("bullion: reads quote lines that you type; Ctrl-D ends them, Ctrl-C leaves")
      }
      try stream.forEachEvent { try !take($0, isEnough) }
      feed = .stream(stream)
    case .live(let session):
      defer { session.close() }
      while true {
        session.wait()
        let news = session.news()
        for notice in news.notices { printToStandardError("bullion: \(notice)") }
        for event in news.events { guard try !take(event, isEnough) else { return } }
        session.keep(memory.takeIndicators(of: monitor))
      }
    }
  }

  /// Reads up to a moment of data time: what comes later is not taken, and time passes up to the moment.
  ///
  /// - Throws: `OutsideFeed` when the feed begins after the moment.
  mutating func run(upTo end: Timestamp) throws {
    var first: Timestamp?
    var reachedEnd = false
    run { _, event in
      guard let time = event.time else { return false }
      first = first ?? time
      reachedEnd = time > end
      return reachedEnd
    }
    if let first, first > end { throw OutsideFeed(feed: monitor.feedName, beginning: first) }
    if reachedEnd {
      monitor.takeHeld()
      monitor.advance(to: end)
    } else if let last = monitor.now, last < end {
      printToStandardError("\(monitor.feedName): ends at \(last.iso8601); that moment is shown")
    }
  }

  private mutating func take(_ event: FeedEvent, _ isEnough: (Monitor, FeedEvent) throws -> Bool) rethrows
    -> Bool
  {
    if try isEnough(monitor, event) { return true }
    report.note(event)
    monitor.receive(event)
    bars?.receive([event], monitor)
    return false
  }

  /// Sums up what was refused; fails when there was no price at all.
  func finish() throws {
    report.finish(monitor.refused)
    if let remark = monitor.inputClockRemark { printToStandardError(remark) }
    guard monitor.mode != .live || monitor.hasAnyQuote else {
      let waited = begin.duration(to: .now)
      throw NoLivePrice(
        feed: monitor.feedName, seconds: Int((waited / .seconds(1)).rounded()), sources: monitor.sources,
        stored: Instrument.allCases.map { monitor.readings[$0] })
    }
    guard Instrument.allCases.contains(where: { monitor.readings[$0].mid != nil }) else {
      throw NoUsableQuote(feed: monitor.feedName, sources: monitor.sources)
    }
  }
}

extension Monitor {
  /// Seconds that a live feed gets to say something of both metals.
  private static let patience = 15.0
  /// Seconds that the preferred source gets to come before another one that has prices.
  private static let courtesy = 1.5

  /// Whether a live feed has said enough for one reading, or had its time.
  func isSettled(since begin: ContinuousClock.Instant) -> Bool {
    let seconds = begin.duration(to: .now) / .seconds(1)
    if seconds > Self.patience { return true }
    guard Instrument.allCases.allSatisfy({ hasQuote(of: $0) }) else { return false }
    return sources.first?.isShown == true || seconds > Self.courtesy
  }
}

extension FeedEvent {
  /// The moment at which it is known; nil for what has no time of its own.
  var time: Timestamp? {
    switch self {
    case .quote(let quote), .judged(let quote): quote.received
    case .bar(_, let interval, let bar): bar.start.advanced(byMilliseconds: interval.milliseconds)
    case .clock(let time): time
    case .refused, .headline, .elapsed, .localClock, .sources, .switched, .restarted, .ended, .history,
      .backfill:
      nil
    }
  }
}
