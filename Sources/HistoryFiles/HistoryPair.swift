import BullionMarket

/// The histories of gold and silver side by side in the order of time.
///
/// Bars pair by their start, those of days by the date that they mean: whatever midnight or closing time two files count
/// their days from, their days meet.
package struct HistoryPair: Sendable {
  package enum Item: Sendable, Hashable {
    /// Bars of the same time, each with the start that its file gives it.
    case both(gold: Bar, silver: Bar)
    /// A bar that the other metal does not have.
    case single(Instrument, Bar)
    case refused(Instrument, RefusedLine)

    /// When the bar starts, that of gold where both are there; nil for a refused row.
    package var start: Timestamp? {
      switch self {
      case .both(let gold, _): gold.start
      case .single(_, let bar): bar.start
      case .refused: nil
      }
    }
  }

  /// Bars that both have.
  package private(set) var commonCount = 0
  /// Bars that one has and the other has not.
  package private(set) var goldOnlyCount = 0
  package private(set) var silverOnlyCount = 0
  private var goldLane: Lane
  private var silverLane: Lane

  /// The bars of both metals.
  package init(gold: HistoryBars, silver: HistoryBars) {
    let isDaily = gold.interval == .oneDay && silver.interval == .oneDay
    goldLane = Lane(bars: gold, isDaily: isDaily)
    silverLane = Lane(bars: silver, isDaily: isDaily)
  }

  package var gold: HistoryBars { goldLane.bars }
  package var silver: HistoryBars { silverLane.bars }

  package mutating func next() -> Item? {
    if let line = goldLane.advance() { return .refused(.gold, line) }
    if let line = silverLane.advance() { return .refused(.silver, line) }
    switch (goldLane.head, silverLane.head) {
    case (let gold?, let silver?) where gold.key == silver.key:
      goldLane.head = nil
      silverLane.head = nil
      commonCount += 1
      return .both(gold: gold.bar, silver: silver.bar)
    case (let gold?, let silver) where silver.map({ gold.key < $0.key }) ?? true:
      goldLane.head = nil
      goldOnlyCount += 1
      return .single(.gold, gold.bar)
    case (_, let silver?):
      silverLane.head = nil
      silverOnlyCount += 1
      return .single(.silver, silver.bar)
    default: return nil
    }
  }
}

/// The bars of one metal, with what they are paired by.
private struct Lane: Sendable {
  private(set) var bars: HistoryBars
  let isDaily: Bool
  /// The bar that comes next.
  var head: (key: Int64, bar: Bar)?
  private var isRead = false

  init(bars: HistoryBars, isDaily: Bool) {
    self.bars = bars
    self.isDaily = isDaily
  }

  /// Reads until there is a head, or no more.
  ///
  /// - Returns: a row that was refused on the way.
  mutating func advance() -> RefusedLine? {
    while head == nil, !isRead {
      switch bars.next() {
      case .refused(let line): return line
      case .bar(let bar): head = (isDaily ? bar.start.dayMeant : bar.start.milliseconds, bar)
      case nil: isRead = true
      }
    }
    return nil
  }
}

extension Timestamp {
  /// The date that the row of a day means which starts at this moment, in days since 1970: from 17:00 New York on, when
  /// brokers begin their days, that of the next day. Days without a session keep their own date.
  fileprivate var dayMeant: Int64 {
    // An hour later it is 18:00, when the session begins.
    let local = NewYorkTime(advanced(bySeconds: 3600))
    return Int64(local.date.daysSinceEpoch) + (local.minuteOfDay >= 18 * 60 ? 1 : 0)
  }
}
