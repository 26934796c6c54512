import ArgumentParser
import BullionMarket
import HeapModule
import Store

/// Reads bars or quotes of the store in order of time, and prints them, a few thousand at a time.
struct ExportRun {
  private static let flushLength = 1 << 16
  /// Bars of one metal that are read at once.
  private static let barsAtOnce: Int64 = 10_000

  private let store: HistoryStore
  private let instruments: [Instrument]
  private let source: String?
  private let from: Timestamp
  private let to: Timestamp
  private var text: ExportText
  private var salvage = ExportSalvage()

  init(
    _ store: HistoryStore, instruments: [Instrument], source: String?, format: ExportCommand.Format,
    from: Timestamp, to: Timestamp
  ) {
    self.store = store
    self.instruments = instruments
    self.source = source
    self.from = from
    self.to = to
    text = ExportText(format: format)
  }

  /// - Returns: how many bars were printed.
  mutating func printBars(_ interval: BarInterval) throws -> Int {
    let spans = try store.readableSpans().filter { span in
      instruments.contains(span.series.instrument) && span.series.interval == interval
        && (source == nil || span.series.source == source)
    }
    guard let first = spans.map(\.first).min(), let last = spans.map(\.last).max() else { return 0 }
    text.beginBars()
    var count = 0
    var begin = max(from, first)
    let end = min(to, last.advanced(byMilliseconds: 1))
    while begin < end {
      let next = min(end, begin.advanced(byMilliseconds: interval.milliseconds * Self.barsAtOnce))
      var bars: [(bar: SourcedBar, instrument: Instrument)] = []
      for instrument in instruments {
        let reader = self
        bars += try salvage.rows(from: begin, to: next, step: interval.milliseconds) {
          try reader.page(instrument, interval, from: $0, to: $1)
        }.map { ($0, instrument) }
      }
      bars.sort { ($0.bar.bar.start, $0.instrument.rawValue) < ($1.bar.bar.start, $1.instrument.rawValue) }
      for entry in bars {
        text.append(entry.bar, of: entry.instrument, interval)
        if text.bytes.count >= Self.flushLength { try flush() }
      }
      count += bars.count
      // Years without a bar are not gone through.
      begin = bars.isEmpty ? start(after: next, of: spans, end: end) : next
    }
    try flush()
    return count
  }

  /// Where the next bar is; where that cannot be read, right here.
  private func start(after next: Timestamp, of spans: [StoredSpan], end: Timestamp) -> Timestamp {
    do {
      return try spans.compactMap { try store.start(of: $0.series, atOrAfter: next) }.min() ?? end
    } catch {
      return next
    }
  }

  private func page(
    _ instrument: Instrument, _ interval: BarInterval, from: Timestamp, to: Timestamp
  ) throws -> [SourcedBar] {
    guard let source else { return try store.sourcedBars(instrument, interval, from: from, to: to) }
    var bars: [SourcedBar] = []
    try store.forEachPage(
      of: StoreSeries(instrument, source: source, interval: interval), from: from, to: to
    ) { page in
      bars += page.map { SourcedBar(bar: $0, source: source) }
    }
    return bars
  }

  /// - Returns: how many quotes were printed.
  mutating func printQuotes() throws -> Int {
    let feeds = try store.quoteFeeds().filter { feed in
      instruments.contains(feed.instrument) && (source == nil || feed.source == source)
    }
    var lanes = feeds.map { QuoteLane(feed: $0, from: from) }
    var heads = Heap<QuoteHead>()
    for lane in lanes.indices {
      if let quote = try lanes[lane].next(store, to: to, &salvage) {
        heads.insert(QuoteHead(quote: quote, lane: lane))
      }
    }
    var count = 0
    while let earliest = heads.popMin() {
      if count == 0 { text.beginQuotes() }
      text.append(earliest.quote, source: lanes[earliest.lane].feed.source)
      count += 1
      if text.bytes.count >= Self.flushLength { try flush() }
      if let quote = try lanes[earliest.lane].next(store, to: to, &salvage) {
        heads.insert(QuoteHead(quote: quote, lane: earliest.lane))
      }
    }
    try flush()
    return count
  }

  /// To be called when all is printed: whether it was all there is.
  ///
  /// - Throws: `DamagedHistory` when the file has suffered.
  func finish(printed: Int) throws {
    let damage = DamagedHistory(
      path: store.path, printed: printed, brokenRows: store.brokenRows, salvage: salvage,
      faults: store.faults())
    if damage.isDamaged { throw damage }
  }

  private mutating func flush() throws {
    defer { text.bytes.removeAll(keepingCapacity: true) }
    guard text.bytes.withUnsafeBufferPointer({ write($0, to: 1) }) else { throw ExitCode.failure }
  }
}

/// The quote of a source that comes next; of two of one time that of the source named first.
private struct QuoteHead: Comparable {
  var quote: Quote
  var lane: Int

  static func < (left: QuoteHead, right: QuoteHead) -> Bool {
    (left.quote.time, left.lane) < (right.quote.time, right.lane)
  }
}

/// The quotes of one source, page by page.
private struct QuoteLane {
  let feed: StoreFeed
  /// Where the next page begins.
  private var start: Timestamp
  private var page: [Quote] = []
  private var index = 0
  private var isRead = false

  init(feed: StoreFeed, from start: Timestamp) {
    self.feed = feed
    self.start = start
  }

  /// The quote that comes next; nil at the end.
  mutating func next(_ store: HistoryStore, to: Timestamp, _ salvage: inout ExportSalvage) throws -> Quote? {
    while index == page.count {
      if isRead { return nil }
      do throws(StoreProblem) {
        (page, isRead) = try store.page(of: feed, from: start, to: to)
      } catch {
        guard error.kind == .damaged else { throw error }
        page = try salvage.rows(from: start, to: to, step: 1000) { try store.all(of: feed, from: $0, to: $1) }
        isRead = true
      }
      index = 0
      if let last = page.last { start = last.time.advanced(byMilliseconds: 1) }
    }
    defer { index += 1 }
    return page[index]
  }
}

extension HistoryStore {
  /// Every quote of a stretch at once.
  fileprivate func all(of feed: StoreFeed, from: Timestamp, to: Timestamp) throws(StoreProblem) -> [Quote] {
    var all: [Quote] = []
    var from = from
    while true {
      let page = try page(of: feed, from: from, to: to)
      all += page.quotes
      guard !page.isLast, let last = page.quotes.last else { return all }
      from = last.time.advanced(byMilliseconds: 1)
    }
  }
}
