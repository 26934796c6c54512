import RealModule

/// A position in a metal on margin: what it has gained, at which price it is closed by force, and what a fall would
/// do to it. Without interest, fees, taxes and the gap that a price can make over the limit.
public struct LeveragedPosition: Sendable, Equatable {
  /// Which way it gains.
  public enum Side: String, Sendable, CaseIterable {
    case long
    case short
  }

  public var side: Side
  /// Troy ounces, above 0.
  public var ounces: Double
  /// Dollars an ounce at which it was opened, above 0.
  public var entry: Double
  /// Dollars put down for all of it, above 0.
  public var margin: Double
  /// The share of the position's present value that must be left, from 0 to below 1.
  public var maintenance: Double

  /// - Returns: nil for a number outside its range.
  public init?(side: Side, ounces: Double, entry: Double, margin: Double, maintenance: Double = 0) {
    guard ounces.isAdmissiblePrice, entry.isAdmissiblePrice, margin.isAdmissiblePrice,
      (0..<1).contains(maintenance), (ounces * entry).isAdmissiblePrice
    else { return nil }
    self.side = side
    self.ounces = ounces
    self.entry = entry
    self.margin = margin
    self.maintenance = maintenance
  }

  /// - Parameter leverage: how many times the margin the position is worth at its entry.
  public init?(side: Side, ounces: Double, entry: Double, leverage: Double, maintenance: Double = 0) {
    guard leverage.isAdmissiblePrice else { return nil }
    self.init(
      side: side, ounces: ounces, entry: entry, margin: ounces * entry / leverage, maintenance: maintenance)
  }

  /// How many times its margin it was worth when it was opened.
  public var leverage: Double { ounces * entry / margin }

  /// Dollars won at a price, negative for a loss.
  public func profit(at price: Double) -> Double {
    side == .long ? ounces * (price - entry) : ounces * (entry - price)
  }

  /// Dollars left of it at a price, negative when more than the margin is lost.
  public func equity(at price: Double) -> Double { margin + profit(at: price) }

  /// Whether at a price no more than the maintenance is left.
  public func isClosed(at price: Double) -> Bool { equity(at: price) <= maintenance * ounces * price }

  /// The price at which no more than the maintenance is left: equity = m x ounces x price; nil where no price above
  /// zero does that, as for a long position without leverage.
  ///
  /// A fall by d from a long position's entry reaches it at a leverage of 1 / (d + m - d m), as in
  /// `survivableLeverage`.
  public var liquidationPrice: Double? {
    let cushion = margin / ounces
    let price = side == .long ? (entry - cushion) / (1 - maintenance) : (entry + cushion) / (1 + maintenance)
    return price > 0 ? price : nil
  }

  /// How far a price is from being closed by force.
  public struct Distance: Sendable, Equatable {
    /// The limit less the price, in dollars an ounce: negative for a long position.
    public var dollars: Double
    /// The same in percent of the price.
    public var percent: Double
    /// The same as a logarithm over one day's deviation; nil when that is not known.
    public var sigmas: Double?
  }

  /// - Parameter dailyDeviation: of the logarithm of the price, as a fraction.
  /// - Returns: nil where nothing closes it by force, and where it is closed already.
  public func distance(from price: Double, dailyDeviation: Double?) -> Distance? {
    guard let limit = liquidationPrice, let move = PriceMove(from: price, to: limit), !isClosed(at: price)
    else { return nil }
    let deviation = dailyDeviation.flatMap { $0 > 0 ? $0 : nil }
    return Distance(
      dollars: move.absolute, percent: move.percent, sigmas: deviation.map { move.logarithm / $0 })
  }
}
