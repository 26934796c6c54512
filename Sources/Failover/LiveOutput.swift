import BullionMarket
import Venues

/// What a live feed hands over.
package struct LiveOutput: Sendable {
  /// For the monitor, in order.
  package var events: [FeedEvent] = []
  /// For the wire, in order.
  package var orders: [WireOrder] = []
  /// Accepted prices of every source, shown or not, for the store.
  package var recorded: [RecordedQuote] = []
  /// Bars that a venue gave for a time in which nothing was heard.
  package var backfills: [Backfill] = []
  /// Sources of which prices have been missed from here on.
  package var interrupted: [String] = []
  /// For the log.
  package var remarks: [LiveRemark] = []
  /// Milliseconds by which the time went on or back at once: what was read from the store by it is read again.
  package var clockStep: Int64 = 0

  /// Nothing yet.
  package init() {}

  /// Makes it empty and keeps its memory.
  package mutating func clear() {
    events.removeAll(keepingCapacity: true)
    orders.removeAll(keepingCapacity: true)
    recorded.removeAll(keepingCapacity: true)
    backfills.removeAll(keepingCapacity: true)
    interrupted.removeAll(keepingCapacity: true)
    remarks.removeAll(keepingCapacity: true)
    clockStep = 0
  }
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

/// How far the history of a source is known already.
package struct KnownHistory: Sendable, Hashable {
  /// The end of the last one-minute bar that both metals have; nil when there is none.
  package var minutesUntil: Timestamp?
  /// Whether there are bars from before the last days.
  package var hasDays: Bool

  /// - Parameters:
  ///   - minutesUntil: the end of the last one-minute bar that both metals have.
  ///   - hasDays: whether there are bars from before the last days.
  package init(minutesUntil: Timestamp? = nil, hasDays: Bool = false) {
    self.minutesUntil = minutesUntil
    self.hasDays = hasDays
  }
}
