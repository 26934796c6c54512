import BullionMarket

/// Turns the accepted quotes of many sources into bars of a minute and of a day, each source for itself.
///
/// The rules are those of `BarBuilder`; nothing is read or written here.
package struct BarRecorder: Sendable {
  /// The lengths that are made.
  package static let intervals: [BarInterval] = [.oneMinute, .oneDay]

  private struct Builders {
    var minute: BarBuilder
    var day: BarBuilder
    /// Milliseconds by which the last price came after its time: bars end by the time of the prices.
    var lag: Int64 = 0
  }

  private let calendar: SessionCalendar
  private var builders: [StoreFeed: Builders] = [:]

  /// A recorder without a bar.
  ///
  /// - Parameter calendar: the sessions that bars of a day follow.
  package init(calendar: SessionCalendar = SessionCalendar()) { self.calendar = calendar }

  /// Takes a quote; bars that it finished are added to the batch.
  package mutating func add(_ quote: Quote, source: String, to batch: inout StoreBatch) {
    let feed = StoreFeed(quote.instrument, source: source)
    var pair = builders[feed] ?? makeBuilders()
    pair.lag = max(0, quote.received.milliseconds(since: quote.time))
    if let bar = pair.minute.add(quote.mid, at: quote.time) { batch.add(bar, of: feed.bars(.oneMinute)) }
    if let bar = pair.day.add(quote.mid, at: quote.time) { batch.add(bar, of: feed.bars(.oneDay)) }
    builders[feed] = pair
  }

  /// Lets time pass; bars whose end lies far enough back are finished and added to the batch.
  package mutating func advance(to now: Timestamp, batch: inout StoreBatch) {
    for feed in builders.keys {
      guard let lag = builders[feed]?.lag else { continue }
      let now = now.advanced(byMilliseconds: -lag)
      if let bar = builders[feed]?.minute.advance(to: now) { batch.add(bar, of: feed.bars(.oneMinute)) }
      if let bar = builders[feed]?.day.advance(to: now) { batch.add(bar, of: feed.bars(.oneDay)) }
    }
  }

  /// The time has gone back: bars that would lie ahead of it are given up, and do not keep out what comes now.
  package mutating func giveUp(after now: Timestamp) {
    for feed in builders.keys {
      let current = [builders[feed]?.minute.current, builders[feed]?.day.current].compactMap(\.self)
      if current.contains(where: { $0.start > now }) { builders[feed] = makeBuilders() }
    }
  }

  /// Says that prices of a source have been missed: its next bars are partial.
  package mutating func interrupt(source: String) {
    for feed in builders.keys where feed.source == source {
      builders[feed]?.minute.interrupt()
      builders[feed]?.day.interrupt()
    }
  }

  /// Goes on with the unfinished bars of an earlier run; to be called before the first quote of the source.
  package mutating func resume(_ bars: [StoreSeries: [Bar]]) {
    for (series, bars) in bars where Self.intervals.contains(series.interval) {
      let feed = StoreFeed(series.instrument, source: series.source)
      var pair = builders[feed] ?? makeBuilders()
      for bar in bars where bar.isPartial {
        if series.interval == .oneMinute { _ = pair.minute.add(bar) } else { _ = pair.day.add(bar) }
      }
      pair.minute.interrupt()
      pair.day.interrupt()
      builders[feed] = pair
    }
  }

  /// The bars in the making, marked as partial, to be stored when the program ends.
  package var unfinished: [StoreSeries: [Bar]] {
    var bars: [StoreSeries: [Bar]] = [:]
    for (feed, pair) in builders {
      for (interval, current) in [(BarInterval.oneMinute, pair.minute.current), (.oneDay, pair.day.current)] {
        guard var bar = current else { continue }
        bar.isPartial = true
        bars[feed.bars(interval)] = [bar]
      }
    }
    return bars
  }

  private func makeBuilders() -> Builders {
    Builders(minute: BarBuilder(.oneMinute), day: BarBuilder(.oneDay, calendar: calendar))
  }
}

extension StoreFeed {
  /// The series of bars that quotes of this feed make.
  func bars(_ interval: BarInterval) -> StoreSeries {
    StoreSeries(instrument, source: source, interval: interval)
  }
}
