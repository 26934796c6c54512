import BullionMarket

/// The bars that are known from before and beside the quotes of this run: those of the disk, and what venues gave
/// later for times in which nothing was heard. Each one once.
struct LoadedHistory {
  private struct Key: Hashable {
    var instrument: Instrument
    var interval: BarInterval
    var start: Timestamp
  }

  /// `.bar` events, in the order in which they became known.
  private(set) var bars: [FeedEvent] = []
  /// Where the whole and the partial ones stand.
  private var places: [Key: Int] = [:]

  /// - Parameter bars: `.bar` events; others are passed over.
  init(_ bars: [FeedEvent] = []) { add(bars) }

  /// Takes bars; of two of one time the first stays unless it is partial.
  mutating func add(_ more: [FeedEvent]) {
    for case .bar(let instrument, let interval, let bar) in more {
      let key = Key(instrument: instrument, interval: interval, start: bar.start)
      guard let place = places[key] else {
        places[key] = bars.count
        bars.append(.bar(instrument, interval, bar))
        continue
      }
      if case .bar(_, _, let known) = bars[place], known.isPartial {
        bars[place] = .bar(instrument, interval, bar)
      }
    }
  }
}
