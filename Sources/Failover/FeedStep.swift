import BullionMarket
import Venues

/// One thing that a live feed says: something to be done, or something that it has learnt. In the order of the list.
package enum FeedStep: Sendable {
  /// For the monitor.
  case tell(FeedEvent)
  /// For the network.
  case wire(WireOrder)
  /// An accepted price of a source, shown or not, or the same once more: for the history.
  case record(RecordedQuote)
  /// Bars that a venue gave for a time in which nothing was heard: for the history, and the monitor learns anew.
  case backfill(Backfill)
  /// Prices of this source have been missed from here on.
  case interrupted(source: String)
  /// The time goes on or back by so many milliseconds at once.
  case clockStep(Int64)
  /// For the log.
  case remark(LiveRemark)
}

/// An accepted price and whose it is.
package struct RecordedQuote: Sendable, Hashable {
  /// The name of the source.
  package var source: String
  package var quote: Quote
}

/// Bars of one source for a time in which nothing was heard, in any order.
package struct Backfill: Sendable, Hashable {
  /// The name of the source.
  package var source: String
  /// `.bar` events.
  package var bars: [FeedEvent]
}
