import BullionMarket

/// The histories of gold and silver side by side in the order of time.
public struct HistoryPair: Sendable {
  public enum Item: Sendable, Hashable {
    /// Bars that start at the same moment.
    case both(gold: Bar, silver: Bar)
    /// A bar that the other metal does not have.
    case single(Instrument, Bar)
    case refused(Instrument, RefusedLine)
  }

  public private(set) var gold: HistoryBars
  public private(set) var silver: HistoryBars
  /// Bars that both have.
  public private(set) var commonCount = 0
  /// Bars that one has and the other has not.
  public private(set) var goldOnlyCount = 0
  public private(set) var silverOnlyCount = 0
  private var nextGold: Bar?
  private var nextSilver: Bar?
  private var isGoldRead = false
  private var isSilverRead = false

  public init(gold: HistoryBars, silver: HistoryBars) {
    self.gold = gold
    self.silver = silver
  }

  public mutating func next() -> Item? {
    while nextGold == nil, !isGoldRead {
      switch gold.next() {
      case .bar(let bar): nextGold = bar
      case .refused(let line): return .refused(.gold, line)
      case nil: isGoldRead = true
      }
    }
    while nextSilver == nil, !isSilverRead {
      switch silver.next() {
      case .bar(let bar): nextSilver = bar
      case .refused(let line): return .refused(.silver, line)
      case nil: isSilverRead = true
      }
    }
    switch (nextGold, nextSilver) {
    case (let gold?, let silver?) where gold.start == silver.start:
      nextGold = nil
      nextSilver = nil
      commonCount += 1
      return .both(gold: gold, silver: silver)
    case (let gold?, let silver) where silver.map({ gold.start < $0.start }) ?? true:
      nextGold = nil
      goldOnlyCount += 1
      return .single(.gold, gold)
    case (_, let silver?):
      nextSilver = nil
      silverOnlyCount += 1
      return .single(.silver, silver)
    default: return nil
    }
  }
}
