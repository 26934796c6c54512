import BullionMarket

/// What a row of bars belongs to: one metal as one source saw it, in bars of one length.
public struct StoreSeries: Sendable, Hashable {
  /// The metal.
  public var instrument: Instrument
  /// Who said so, as the feeds are named: `binance`, `import:gold.csv`.
  public var source: String
  /// The length of the bars.
  public var interval: BarInterval

  /// A series of bars.
  public init(_ instrument: Instrument, source: String, interval: BarInterval) {
    self.instrument = instrument
    self.source = source
    self.interval = interval
  }
}

/// Where quotes belong: one metal as one source saw it.
public struct StoreFeed: Sendable, Hashable {
  /// The metal.
  public var instrument: Instrument
  /// Who said so.
  public var source: String

  /// A feed of quotes.
  public init(_ instrument: Instrument, source: String) {
    self.instrument = instrument
    self.source = source
  }
}

/// What an indicator remembers, as bytes that only the indicator understands.
public struct StoredState: Sendable, Hashable {
  /// How far the indicator has come: the end of the last bar that it took in.
  public var time: Timestamp
  /// Of the way the bytes are written; whoever reads another version starts afresh.
  public var version: Int
  /// The bytes.
  public var bytes: [UInt8]

  /// The state of an indicator.
  public init(time: Timestamp, version: Int, bytes: [UInt8]) {
    self.time = time
    self.version = version
    self.bytes = bytes
  }
}

/// What is written together: all of it or nothing.
public struct StoreBatch: Sendable {
  /// Finished bars, and unfinished ones marked as partial.
  public var bars: [StoreSeries: [Bar]] = [:]
  /// Accepted quotes.
  public var quotes: [StoreFeed: [Quote]] = [:]
  /// The latest state of the indicators over a series.
  public var states: [StoreSeries: StoredState] = [:]

  /// An empty batch.
  public init() {}

  /// Adds a bar.
  public mutating func add(_ bar: Bar, of series: StoreSeries) { bars[series, default: []].append(bar) }

  /// Adds a quote.
  public mutating func add(_ quote: Quote, source: String) {
    quotes[StoreFeed(quote.instrument, source: source), default: []].append(quote)
  }

  /// Adds all of another batch behind what is here.
  public mutating func add(_ other: StoreBatch) {
    // In place: what waits may be long.
    for (series, more) in other.bars { bars[series, default: []].append(contentsOf: more) }
    for (feed, more) in other.quotes { quotes[feed, default: []].append(contentsOf: more) }
    states.merge(other.states) { $1.time >= $0.time ? $1 : $0 }
  }

  /// How many bars.
  public var barCount: Int { bars.values.reduce(0) { $0 + $1.count } }
  /// How many quotes.
  public var quoteCount: Int { quotes.values.reduce(0) { $0 + $1.count } }
  /// Whether there is nothing to write.
  public var isEmpty: Bool { bars.isEmpty && quotes.isEmpty && states.isEmpty }
}

/// What a write did to the file.
public struct StoreChanges: Sendable, Hashable {
  /// Bars whose key was not there.
  public var newBars = 0
  /// Bars that took the place of a worse one of the same key.
  public var changedBars = 0
  /// Bars that were there already, or would have been worse than what is there.
  public var keptBars = 0
  /// Of the bars that were kept those that have other prices than the ones that came.
  public var differingBars = 0
  /// Quotes that were not there.
  public var newQuotes = 0

  /// Nothing done.
  public init() {}

  /// Adds what another write did.
  public static func += (left: inout StoreChanges, right: StoreChanges) {
    left.newBars += right.newBars
    left.changedBars += right.changedBars
    left.keptBars += right.keptBars
    left.differingBars += right.differingBars
    left.newQuotes += right.newQuotes
  }
}
