import BullionMarket

/// What a live feed hands over.
public struct LiveOutput: Sendable {
  /// For the monitor, in order.
  public var events: [FeedEvent] = []
  /// For the wire, in order.
  public var orders: [WireOrder] = []
  /// Accepted prices of every source, shown or not, for the store.
  public var recorded: [RecordedQuote] = []
  /// Bars that a venue gave for a time in which nothing was heard.
  public var backfills: [Backfill] = []
  /// Sources of which prices have been missed from here on.
  public var interrupted: [String] = []
  /// For the log.
  public var remarks: [LiveRemark] = []
  /// Milliseconds by which the time went on or back at once: what was read from the store by it is read again.
  public var clockStep: Int64 = 0

  /// Nothing yet.
  public init() {}

  /// Makes it empty and keeps its memory.
  public mutating func clear() {
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
public struct RecordedQuote: Sendable, Hashable {
  /// The name of the source.
  public var source: String
  public var quote: Quote
}

/// Bars of one source for a time in which nothing was heard, in any order.
public struct Backfill: Sendable, Hashable {
  /// The name of the source.
  public var source: String
  /// `.bar` events.
  public var bars: [FeedEvent]
}

/// How far the history of a source is known already.
public struct KnownHistory: Sendable, Hashable {
  /// The end of the last one-minute bar that both metals have; nil when there is none.
  public var minutesUntil: Timestamp?
  /// Whether there are bars from before the last days.
  public var hasDays: Bool

  /// - Parameters:
  ///   - minutesUntil: the end of the last one-minute bar that both metals have.
  ///   - hasDays: whether there are bars from before the last days.
  public init(minutesUntil: Timestamp? = nil, hasDays: Bool = false) {
    self.minutesUntil = minutesUntil
    self.hasDays = hasDays
  }
}
