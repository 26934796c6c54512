import BullionMarket

/// Ounces of silver that buy one ounce of gold.
///
/// Defined only while both legs are good and come from one source, which the caller sees to.
///
/// ```swift
/// let noon = Timestamp(2026, 1, 23, 12, 0)
/// let gold = Quote(instrument: .gold, time: noon, price: Price(ticks: 5_000_000_000))
/// let silver = Quote(instrument: .silver, time: noon, price: Price(ticks: 100_000_000))
/// if let ratio = GoldSilverRatio(gold: gold, silver: silver) { print(ratio.value) }
/// // 50.0
/// ```
public struct GoldSilverRatio: Sendable, Equatable, Codable {
  /// Gold's mid over silver's.
  public let value: Double
  /// Gold's bid over silver's ask: what selling gold for silver gives. Nil without both.
  public let bid: Double?
  /// Gold's ask over silver's bid: what buying gold with silver costs. Nil without both.
  public let ask: Double?
  /// Seconds between the two quotes, never negative.
  public let skew: Double

  /// - Returns: nil unless the mids are above zero; a bid or ask that is not counts as missing.
  public init?(gold: Quote, silver: Quote) {
    guard let value = Self.quotient(gold.mid, silver.mid), gold.time.isAdmissible, silver.time.isAdmissible
    else { return nil }
    self.value = value
    bid = Self.quotient(gold.bid, silver.ask)
    ask = Self.quotient(gold.ask, silver.bid)
    skew = gold.time.seconds(since: silver.time).magnitude
  }

  private static func quotient(_ gold: Price?, _ silver: Price?) -> Double? {
    guard let gold, let silver, gold.ticks > 0, silver.ticks > 0 else { return nil }
    return Double(gold.ticks) / Double(silver.ticks)
  }
}
