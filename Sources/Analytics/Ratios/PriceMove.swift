import BullionMarket

/// What a price did over a window: where it came from and where it is.
///
/// ```swift
/// if let move = PriceMove(from: 80.0, to: 100.0) { print(move.absolute, move.percent) }
/// // 20.0 25.0
/// ```
public struct PriceMove: Sendable, Equatable, Codable {
  /// The price at the start, in dollars.
  public let start: Double
  /// The price at the end, in dollars.
  public let end: Double

  /// - Returns: nil unless both prices are above zero and finite.
  public init?(from start: Double, to end: Double) {
    guard start.isAdmissiblePrice, end.isAdmissiblePrice else { return nil }
    self.start = start
    self.end = end
  }

  /// - Returns: nil unless both prices are above zero.
  public init?(from start: Price, to end: Price) {
    self.init(from: start.dollars, to: end.dollars)
  }

  /// The change in dollars; negative for a fall.
  public var absolute: Double { end - start }
  /// The change over the start: 0.0125 is a rise of 1.25 %.
  public var fraction: Double { absolute / start }
  /// The change in percent of the start: 1.25 is a rise of 1.25 %.
  public var percent: Double { 100 * absolute / start }
  /// ln(end / start).
  public var logarithm: Double { BullionAnalytics.logarithm(of: end, over: start) }
}
