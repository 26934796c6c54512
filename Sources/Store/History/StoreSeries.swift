import BullionMarket

/// What a row of bars belongs to: one metal as one source saw it, in bars of one length.
package struct StoreSeries: Sendable, Hashable {
  /// The metal.
  package var instrument: Instrument
  /// Who said so, as the feeds are named: `binance`, `import:gold.csv`.
  package var source: String
  /// The length of the bars.
  package var interval: BarInterval

  /// A series of bars.
  package init(_ instrument: Instrument, source: String, interval: BarInterval) {
    self.instrument = instrument
    self.source = source
    self.interval = interval
  }
}

/// Where quotes belong: one metal as one source saw it.
package struct StoreFeed: Sendable, Hashable {
  /// The metal.
  package var instrument: Instrument
  /// Who said so.
  package var source: String

  /// A feed of quotes.
  package init(_ instrument: Instrument, source: String) {
    self.instrument = instrument
    self.source = source
  }
}

/// What an indicator remembers, as bytes that only the indicator understands.
package struct StoredState: Sendable, Hashable {
  /// How far the indicator has come: the end of the last bar that it took in.
  package var time: Timestamp
  /// Of the way the bytes are written; whoever reads another version starts afresh.
  package var version: Int
  /// The bytes.
  package var bytes: [UInt8]

  /// The state of an indicator.
  package init(time: Timestamp, version: Int, bytes: [UInt8]) {
    self.time = time
    self.version = version
    self.bytes = bytes
  }
}

/// What is written together: all of it or nothing.
package struct StoreBatch: Sendable {
  /// Finished bars, and unfinished ones marked as partial.
  package var bars: [StoreSeries: [Bar]] = [:]
  /// Accepted quotes.
  package var quotes: [StoreFeed: [Quote]] = [:]
  /// The latest state of the indicators over a series.
  package var states: [StoreSeries: StoredState] = [:]

  /// An empty batch.
  package init() {}

  /// Adds a bar.
  package mutating func add(_ bar: Bar, of series: StoreSeries) { bars[series, default: []].append(bar) }

  /// Adds a quote.
  package mutating func add(_ quote: Quote, source: String) {
    quotes[StoreFeed(quote.instrument, source: source), default: []].append(quote)
  }

  /// Adds all of another batch behind what is here.
  package mutating func add(_ other: StoreBatch) {
    // In place: what waits may be long.
    for (series, more) in other.bars { bars[series, default: []].append(contentsOf: more) }
    for (feed, more) in other.quotes { quotes[feed, default: []].append(contentsOf: more) }
    states.merge(other.states) { $1.time >= $0.time ? $1 : $0 }
  }

  /// How many bars.
  package var barCount: Int { bars.values.reduce(0) { $0 + $1.count } }
  /// How many quotes.
  package var quoteCount: Int { quotes.values.reduce(0) { $0 + $1.count } }
  /// Whether there is nothing to write.
  package var isEmpty: Bool { bars.isEmpty && quotes.isEmpty && states.isEmpty }
}

/// What a write did to the file.
package struct StoreChanges: Sendable, Hashable {
  /// Bars whose key was not there.
  package var newBars = 0
  /// Bars that took the place of a worse one of the same key.
  package var changedBars = 0
  /// Bars that were there already, or would have been worse than what is there.
  package var keptBars = 0
  /// Of the bars that were kept those that have other prices than the ones that came.
  package var differingBars = 0
  /// Quotes that were not there.
  package var newQuotes = 0

  /// Nothing done.
  package init() {}

  /// Adds what another write did.
  package static func += (left: inout StoreChanges, right: StoreChanges) {
    left.newBars += right.newBars
    left.changedBars += right.changedBars
    left.keptBars += right.keptBars
    left.differingBars += right.differingBars
    left.newQuotes += right.newQuotes
  }
}
